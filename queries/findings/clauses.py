"""Where a finding comes from, in the words that pages and exports print; for those that rest on
an indicator its own clause says it."""

UNCHANGED = "柳江区2023年方案一（二）“纳入前后帮扶措施基本无变化”"
CONFLICT = "柳江区2023年方案一（四）“账实不符”"
OUTSIDE = "柳江区2023年方案一（一）“给予一定帮扶后便不纳入监测的‘体外循环’”"
ALERTS = "桃沟乡2021年方案二（二）“及时将预警信息分类分级反馈基层核实”"
STUCK = (
    "柳江区2023年方案一（一）“三等”：等农户纳入低保、等实际已有大额医疗支出的病人出院、"
    "等财产检索通过"
)
