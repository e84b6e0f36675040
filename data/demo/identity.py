"""Numbers and names that belong to nobody, and can be seen to."""

import numpy as np
import pandas as pd

REGION = "990101"  # no identity number begins with 99
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = np.array(list("10X98765432"))
SURNAMES = np.array(list("赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱"))
ORDINALS = np.array(list("甲乙丙丁戊己庚辛壬癸一二三四五六七八九十"))


def identity_numbers(born: pd.Series, is_male: np.ndarray) -> np.ndarray:
    """18 characters, distinct, with a correct check digit (GB 11643), of no real region.

    `born` holds days. The order number counts persons of one birthday and sex, odd for men.
    """
    serial = 2 * born.groupby([born, is_male]).cumcount().to_numpy() + is_male
    birthday = born.dt.strftime("%Y%m%d").to_numpy(dtype="U8")
    body = np.char.add(np.char.add(REGION, birthday), np.char.zfill(serial.astype("U3"), 3))
    digits = body.view("U1").reshape(len(body), 17).astype(int)
    return np.char.add(body, CHECK_DIGITS[digits @ np.array(WEIGHTS) % 11])


def surnames(rng: np.random.Generator, number: int) -> np.ndarray:
    return rng.choice(SURNAMES, number)


def given_names(rng: np.random.Generator, number: int) -> np.ndarray:
    """Two ordinals: readable, and plainly nobody's name."""
    return np.char.add(rng.choice(ORDINALS, number), rng.choice(ORDINALS, number))


def phone_numbers(rng: np.random.Generator, number: int) -> np.ndarray:
    """11 digits that no network has: mobile numbers do not begin with 100."""
    return np.char.add("100", np.char.zfill(rng.integers(0, 10**8, number).astype("U8"), 8))
