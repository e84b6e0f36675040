"""Which risk a department's alert speaks of: by the words of its type, else by who sends it."""

# 预警类型 is free text; the first group of words that occurs in it decides.
BY_WORDS = (
    (("事故", "意外", "火灾"), "因意外事故"),
    (("灾", "洪", "旱", "台风", "地震", "滑坡", "泥石流"), "因自然灾害"),
    (("饮水", "供水"), "因安全饮水"),
    (("危房", "住房"), "因安全住房"),
    (("失学", "辍学", "学费", "就学"), "因学"),
    (("残疾", "致残"), "因残"),
    (("失业", "务工", "欠薪", "返乡", "就业"), "因务工就业不稳"),
    (("滞销", "价格", "产业", "养殖", "种植", "项目", "经营"), "因产业项目失败"),
    (("医疗", "大病", "慢性病", "住院", "医药", "患病"), "因病"),
)
BY_DEPARTMENT = {
    "医保": "因病",
    "残联": "因残",
    "教育": "因学",
    "住建": "因安全住房",
    "水利": "因安全饮水",
    "人社": "因务工就业不稳",
    "应急": "因自然灾害",
}


def risks_announced(department: str, alert_type: str) -> frozenset[str]:
    """One risk; none where neither the type nor the department tells, as with 民政 or 公安."""
    for words, risk in BY_WORDS:
        if any(word in alert_type for word in words):
            return frozenset({risk})
    return frozenset({BY_DEPARTMENT[department]} if department in BY_DEPARTMENT else ())
