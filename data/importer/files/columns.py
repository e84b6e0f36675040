"""Column letters of a spreadsheet → positions from 0."""

from functools import reduce

from data.importer.faults import Fault

MOST_COLUMNS = 702  # up to ZZ
TOO_WIDE = Fault("工作表的最右一列远得不正常", "请删去表格右边多余的内容后再导入")


class Letters(dict[str, int]):
    def __missing__(self, letters: str) -> int:
        position = reduce(lambda before, letter: before * 26 + ord(letter) - 64, letters, 0) - 1
        if len(letters) <= 3:
            self[letters] = position
        return position


LETTERS = Letters()
