"""The demonstration's workbooks, read back as anybody would read them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

AS_OF = pd.Timestamp("2023-09-25")
YEAR = pd.Timestamp("2023-01-01")
LINE = 7_300
ABLE = ("普通劳动力", "技能劳动力", "弱劳动力或半劳动力")


@dataclass(frozen=True)
class Workbooks:
    folder: Path

    def read(self, name: str) -> pd.DataFrame:
        """Everything as text, as it stands in the cells."""
        path = self.folder / f"{name}.xlsx"
        return pd.read_excel(path, header=2, dtype=str, engine="calamine")

    @cached_property
    def villages(self) -> pd.DataFrame:
        villages = self.read("行政村信息")
        return villages.assign(households=villages["农村户数"].astype(float).astype(int))

    @cached_property
    def townships(self) -> list[str]:
        """Names, the township with the most households first."""
        by_size = self.villages.groupby("乡镇")["households"].sum().sort_values()
        return list(by_size.index[::-1])

    @cached_property
    def township_of(self) -> pd.Series:
        """By the first 12 digits of 户编号."""
        return self.villages.set_index("行政区划代码")["乡镇"]

    def ledger(self, name: str) -> pd.DataFrame:
        rows = self.read(name)
        for column in rows.columns[rows.columns.str.contains("日期")]:
            rows[column] = pd.to_datetime(rows[column])
        return rows.assign(township=rows["户编号"].str[:12].map(self.township_of))

    @cached_property
    def procedures(self) -> pd.DataFrame:
        return self.ledger("认定程序台账")

    @cached_property
    def inclusions(self) -> pd.DataFrame:
        return self.procedures[self.procedures["程序类型"] == "纳入"]

    @cached_property
    def eliminations(self) -> pd.DataFrame:
        """Of the ledger, approved, with the household's earlier 县级审定 of its inclusion."""
        done = self.procedures[self.procedures["办理状态"] == "办结"]
        gone = done[done["程序类型"] == "风险消除"]
        came = done[done["程序类型"] == "纳入"].set_index("户编号")["县级审定日期"]
        came = came[~came.index.duplicated()]
        return gone.assign(included=gone["户编号"].map(came))

    @cached_property
    def monitored(self) -> pd.DataFrame:
        """One row a household; `able`: whether anybody in it can work."""
        persons = self.read("监测对象信息")
        able = persons["劳动技能"].isin(ABLE).groupby(persons["户编号"]).any()
        first = persons.drop_duplicates("户编号")
        return first.assign(
            able=first["户编号"].map(able),
            income=first["人均纯收入"].astype(float),
            after=first["风险消除后人均纯收入"].astype(float),
            township=first["乡镇"],
        )

    @cached_property
    def active(self) -> pd.DataFrame:
        return self.monitored[self.monitored["风险是否已消除"] == "否"]
