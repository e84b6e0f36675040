"""Households with their members: who lives together, how old, and under one roof since when."""

import re

import numpy as np
import pandas as pd

from data.demo.identity import given_names, identity_numbers, surnames
from data.demo.recipe import EXPORTED_ON

# Families of each kind in a hundred; members as relation, sex and range of ages.
FAMILIES = (
    (6, "户主M60-88"),
    (3, "户主F62-86"),
    (3, "户主M30-59"),
    (12, "户主M60-80 配偶F58-78"),
    (6, "户主M40-59 配偶F38-57"),
    (15, "户主M28-45 配偶F26-44 之子M1-17"),
    (9, "户主M28-45 配偶F26-44 之女F1-17 之子M1-16"),
    (8, "户主M30-45 配偶F28-44 之子M3-18 之女F1-15"),
    (4, "户主M31-45 配偶F29-44 之女F6-18 之女F3-14 之子M1-10"),
    (7, "户主M45-58 配偶F44-57 之子M19-30"),
    (12, "户主M50-64 配偶F49-62 之子M26-36 之儿媳F25-34 之孙子M1-10"),
    (4, "户主M54-66 配偶F53-64 之子M29-38 之儿媳F28-36 之孙女F4-14 之孙子M1-10"),
    (8, "户主M35-48 配偶F34-47 之女F8-18 之子M3-16 之母F62-82"),
    (3, "户主F30-50 之子M5-17"),
)
MEMBER = re.compile(r"(\D+)([MF])(\d+)-(\d+)")
MARRIED_IN = ("配偶", "之儿媳", "之母")  # with a surname of their own


def family_members() -> pd.DataFrame:
    """One row a kind of family and member: family, relation, is_male, youngest, oldest."""
    rows = [
        (family, relation, sex == "M", int(youngest), int(oldest))
        for family, (_, members) in enumerate(FAMILIES)
        for relation, sex, youngest, oldest in MEMBER.findall(members.replace(" ", ""))
    ]
    return pd.DataFrame(rows, columns=["family", "relation", "is_male", "youngest", "oldest"])


def persons_of(rng: np.random.Generator, households: int) -> pd.DataFrame:
    """One row a person, household after household: household (its position), relation,
    is_male, age (on the export's day), born_on, name, identity."""
    shares = np.array([share for share, _ in FAMILIES], dtype=float)
    family = rng.choice(len(FAMILIES), households, p=shares / shares.sum())
    members = family_members()
    size = members["family"].value_counts().sort_index().to_numpy()
    first = np.concatenate([[0], size.cumsum()[:-1]])
    household = np.repeat(np.arange(households), size[family])
    place = np.arange(len(household)) - np.repeat(
        np.concatenate([[0], size[family].cumsum()[:-1]]), size[family]
    )
    persons = members.iloc[first[family][household] + place].reset_index(drop=True)
    persons.insert(0, "household", household)
    age = rng.integers(persons.pop("youngest"), persons.pop("oldest") + 1)
    days = rng.integers(0, 365, len(persons))
    born = EXPORTED_ON - (np.round(age * 365.25).astype(int) + days).astype("timedelta64[D]")
    persons["age"] = age
    persons["born_on"] = pd.Series(born)
    persons["identity"] = identity_numbers(persons["born_on"], persons["is_male"].to_numpy())
    persons["name"] = _names(rng, persons)
    return persons.drop(columns="family")


def _names(rng: np.random.Generator, persons: pd.DataFrame) -> np.ndarray:
    of_family = surnames(rng, persons["household"].max() + 1)[persons["household"]]
    own = surnames(rng, len(persons))
    surname = np.where(persons["relation"].isin(MARRIED_IN), own, of_family)
    return np.char.add(surname, given_names(rng, len(persons)))
