"""Health, labour, school and cover of each person. Adds columns to the persons' frame."""

import numpy as np
import pandas as pd

CHRONIC, GRAVE, DISABLED = "长期慢性病", "患有大病", "残疾"
KINDS_OF_DISABILITY = ("视力残疾", "听力残疾", "言语残疾", "肢体残疾", "智力残疾", "精神残疾")
GRADES = ("一级", "二级", "三级", "四级")
ABLE = ("普通劳动力", "技能劳动力", "弱劳动力或半劳动力")
WORK_PLACES = ("县内", "市内县外", "省内市外", "省外")
PUBLIC_POSTS = ("保洁员", "护路员", "护林员")


def add_health(rng: np.random.Generator, persons: pd.DataFrame) -> None:
    """health (words joined by 、), disability, disability_grade, disability_certified_on."""
    number, age = len(persons), persons["age"].to_numpy()
    ill = rng.random(number) < np.where(age > 60, 0.20, 0.025)
    grave = rng.random(number) < np.where(age > 45, 0.012, 0.003)
    disabled = rng.random(number) < np.where(age > 55, 0.050, 0.015)
    words = [
        "、".join(
            word for word, holds in zip((CHRONIC, GRAVE, DISABLED), row, strict=True) if holds
        )
        for row in zip(ill, grave, disabled, strict=True)
    ]
    persons["health"] = np.where(ill | grave | disabled, words, "健康")
    kinds = rng.choice(KINDS_OF_DISABILITY, number, p=(0.14, 0.16, 0.04, 0.46, 0.10, 0.10))
    grades = rng.choice(GRADES, number, p=(0.12, 0.28, 0.32, 0.28))
    certified = np.char.add(rng.integers(2012, 2023, number).astype("U4"), "09")
    for name, values in (
        ("disability", kinds),
        ("disability_grade", grades),
        ("disability_certified_on", certified),
    ):
        persons[name] = np.where(disabled, values, None)


def add_labour(rng: np.random.Generator, persons: pd.DataFrame) -> None:
    """labour, works_at, months_worked, public_post, is_able."""
    number, age = len(persons), persons["age"].to_numpy()
    grade = persons["disability_grade"]
    lame = grade.isin(GRADES[:2]).to_numpy()
    working_age = (age >= 16) & (age < 60) & (persons["school_stage"].isna().to_numpy())
    labour = np.full(number, "无劳动力", dtype=object)
    still_fit = (age >= 60) & (age < 72) & (rng.random(number) < 0.55)
    labour[still_fit & ~lame] = "弱劳动力或半劳动力"
    labour[working_age] = rng.choice(ABLE, number, p=(0.82, 0.11, 0.07))[working_age]
    weak = working_age & (persons["health"] != "健康").to_numpy()
    labour[weak] = "弱劳动力或半劳动力"
    labour[working_age & lame] = "丧失劳动力"
    persons["labour"] = labour
    persons["is_able"] = np.isin(labour, ABLE)
    away = np.isin(labour, ABLE[:2]) & (rng.random(number) < 0.55)
    persons["works_at"] = np.where(away, rng.choice(WORK_PLACES, number), None)
    persons["months_worked"] = np.where(away, rng.integers(3, 12, number), np.nan)
    post = (labour == ABLE[2]) & (rng.random(number) < 0.10)
    persons["public_post"] = np.where(post, rng.choice(PUBLIC_POSTS, number), None)


def add_school(rng: np.random.Generator, persons: pd.DataFrame) -> None:
    """school_stage of whoever still learns, education of everybody else."""
    age = persons["age"].to_numpy()
    stages = ("学前教育", "小学", "初中", "普通高中")
    stage = np.array([None, *stages], dtype=object)[np.digitize(age, (3, 6, 12, 15))]
    stage[age > 18] = None
    persons["school_stage"] = stage
    schooling = rng.choice(
        ("小学", "初中", "高中", "大专及以上"), len(persons), p=(0.42, 0.40, 0.12, 0.06)
    )
    persons["education"] = np.where((age > 18), schooling, None)


def add_cover(rng: np.random.Generator, persons: pd.DataFrame) -> None:
    """is_insured; almost everybody is."""
    persons["is_insured"] = rng.random(len(persons)) > 0.0008
