"""What the four plans say, quoted: each number and day of a plan file, by where it stands there,
with the words of the document that it is read from.

`QUOTES` holds literal words; `READINGS` what no words of the document say, with the reason why
it stands in the file all the same.
"""

from tests.plans.texts import liujiang, taogou, yanfeng, yihe

TEXTS = {
    "liujiang-2023": liujiang,
    "taogou-2021": taogou,
    "yanfeng-2022": yanfeng,
    "yihe-2022": yihe,
}
