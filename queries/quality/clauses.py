"""Where a check comes from, in the words that pages and exports print."""

COMPLETE = "演丰镇2022年方案二（五）“收入支出、‘三保障’及饮水安全等关键信息缺失”"
ACCURATE = (
    "演丰镇2022年方案二（五）“家庭成员信息、监测对象分类、风险类型、帮扶措施等信息录入不准确”"
)
CATEGORIES = "中农组发〔2021〕7号：脱贫不稳定户是脱贫户，边缘易致贫户是一般农户"
TRUE_TO_FACT = "柳江区2023年方案一（四）“账实不符”"
INCOME_ALONE = "柳江区2023年方案一（一）“唯收入论”"
POSTS = "桃沟乡2021年方案二（一）“乡村公益性岗位开发和管理是否规范有序”"
