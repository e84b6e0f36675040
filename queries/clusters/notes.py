"""How clusters are found, as pages and downloads say it."""

from queries.clusters.cluster import ATTENTION_SHARE, FEWEST_HOUSEHOLDS, SIGNAL_SHARE
from queries.clusters.window import PAST_MONTHS, WINDOW_DAYS
from queries.indicators.clauses import MASS_RISK

NOTES = [
    f"窗口：截至日往前{WINDOW_DAYS}天（含当日），逐日滚动，不等月底。识别认定一般15天，{WINDOW_DAYS}天容得下同一原因的户陆续办完，也跨两次月度研判；只用一个长度，以免反复试看。",
    "对象：窗口内新纳入的户，按村、乡镇、全县和风险类型分别计；一户有几种风险的各计一次。风险类型以截至日有效的导出为准。先兆另计：同期纳入程序的线索和部门预警（按预警类型、部门归入风险）。",
    f"应有户数：以本县其他同级地区此前{PAST_MONTHS}个月和窗口内的每户水平乘以本地农村户数，再按本地此前高于或低于同级的程度修正（伽马-泊松；Gelman等，2013，2.6节）。全县同步的季节和集中排查由此扣除；全县一行没有同级，只与本县往年各60天相比。",
    "可能性：应有水平下出现这么多或更多户的概率，按负二项分布精确计算，应有水平本身的不确定计入在内。",
    f"分级：同一级所有地区和风险一并检验，按Benjamini和Hochberg（1995）控制错误发现：信号中由偶然造成的平均不超过{SIGNAL_SHARE:.0%}，信号和关注合计不超过{ATTENTION_SHARE:.0%}；不足{FEWEST_HOUSEHOLDS}户不提示。逐日查看时，次数多了偶然也会多，宜看是否连续出现。",
    "只知月份的户：整月都在窗口内的计入，月份跨窗口首尾的不计，单列为“只知月份”。历史记录不足一年或没有农村户数的地区只列数，不作判断。",
    f"依据：{MASS_RISK}。提示只说明值得核对，不说明工作有失。",
]
