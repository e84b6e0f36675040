"""The map: what is drawn, what answers the pointer, and that nothing comes from elsewhere."""

import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.boundaries import Shapes, village_shapes
from pages.components.map_classes import NO_DATA, TOO_FEW, by_steps
from pages.components.maps import CONFIG, lines, selected_region, village_map

VILLAGES = pd.DataFrame(
    {
        "region_code": ["990101100001", "990101100201", "990101100202", "990101200201"],
        "name": ["溪口社区", "上溪村", "下溪村", "枫林<村>"],
        "township_code": ["990101100000"] * 3 + ["990101200000"],
        "township": ["溪口镇"] * 3 + ["枫林乡"],
    }
)
CODES = VILLAGES["region_code"]


@pytest.fixture
def shapes() -> Shapes:
    return village_shapes(VILLAGES)


def values(*numbers: float | None) -> pd.Series:
    return pd.Series(numbers, index=CODES, dtype=float)


def test_each_village_is_in_the_class_of_its_value():
    colouring = by_steps(values(49.9, 50, 70, None), (50, 70), "风险消除率（%）")
    assert list(colouring.labels) == ["50 以下", "50 至 70 以下", "70 以上（含）", "无数据"]


def test_too_few_households_are_hatched_and_not_coloured():
    too_few = pd.Series(True, index=CODES[:1])
    colouring = by_steps(values(99, 60, 60, None), (50, 70), "", too_few)
    assert list(colouring.labels) == ["样本过少", "50 至 70 以下", "50 至 70 以下", "无数据"]
    assert TOO_FEW.is_hatched and TOO_FEW in colouring.classes


def test_colours_grow_darker_and_none_is_green():
    classes = by_steps(values(1, 2, 3, 4), (1, 2, 3, 4), "").classes
    red, green, blue = np.array(
        [[int(c.colour[n : n + 2], 16) for n in (1, 3, 5)] for c in classes if c is not NO_DATA]
    ).T
    brightness = 0.299 * red + 0.587 * green + 0.114 * blue
    assert (np.diff(brightness) < -20).all()
    assert (green <= blue).all()


def test_one_trace_a_class_and_a_point_a_village(shapes):
    figure = village_map(shapes, by_steps(values(1, 60, 60, None), (50, 70), "率"), said("甲"))
    filled = {trace.name: trace for trace in figure.data if trace.fill == "toself"}
    assert set(filled) == {"50 以下", "50 至 70 以下", "70 以上（含）", "无数据"}
    assert np.isnan(filled["50 至 70 以下"].x).sum() == 1  # two villages, one gap
    assert filled["50 以下"].x.dtype == np.float32
    points = figure.data[-1]
    assert list(points.customdata[:, 0]) == list(CODES)
    assert points.text[3] == "<b>枫林乡 枫林&lt;村&gt;</b><br>甲&lt;b&gt;<br>乙"


def said(text: str) -> pd.Series:
    return pd.Series(f"{text}<b>\n乙", index=CODES)


def test_a_hole_stays_a_hole():
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    x, y = lines(np.array([ring]))
    first, second = np.split(np.stack([x, y], axis=1), [np.flatnonzero(np.isnan(x))[0]])
    assert signed_area(first) * signed_area(second[1:]) < 0


def signed_area(ring: np.ndarray) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())


def test_the_selected_place_is_outlined_village_or_township(shapes):
    colouring = by_steps(values(1, 2, 3, 4), (2, 3), "")
    for code in ("990101100201", "990101200000"):
        figure = village_map(shapes, colouring, said(""), selected=code)
        outlined = next(t for t in figure.data if t.line.width == 3)
        own = [p for p in (shapes.villages, shapes.townships) if (p["region_code"] == code).any()]
        bounds = own[0].set_index("region_code").geometry[code].bounds
        assert (outlined.x.min(), outlined.y.max()) == pytest.approx(
            (bounds[0], bounds[3]), abs=1e-5
        )
    nothing = village_map(shapes, colouring, said(""))
    assert next(t for t in nothing.data if t.line.width == 3).x.size == 0


def test_nothing_is_drawn_that_asks_for_an_address(shapes):
    figure = village_map(shapes, by_steps(values(1, 2, 3, 4), (2, 3), "率"), said("甲"))
    written = json.loads(figure.to_json())
    assert {trace["type"] for trace in written["data"]} == {"scatter"}
    assert not {"geo", "map", "mapbox", "images"} & set(written["layout"])
    assert not re.search(r"https?://|topojson", figure.to_json())
    assert CONFIG["showSendToCloud"] is False


def test_the_map_says_what_it_is(shapes):
    figure = village_map(shapes, by_steps(values(1, 2, 3, 4), (2, 3), "率"), said(""))
    assert [a.text for a in figure.layout.annotations] == [shapes.note]
    assert "不代表位置和面积" in shapes.note
    own = Shapes(shapes.villages, shapes.townships)
    assert not village_map(
        own, by_steps(values(1, 2, 3, 4), (2, 3), ""), said("")
    ).layout.annotations


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"selection": {"points": [{"customdata": ["990101100201"]}]}}, "990101100201"),
        ({"selection": {"points": [{"point_index": 3}]}}, None),
        ({"selection": {"points": []}}, None),
        ({}, None),
        (None, None),
    ],
)
def test_a_click_says_which_village(event, code):
    assert selected_region(event) == code


def test_no_shape_at_all_is_still_a_figure():
    empty = gpd.GeoDataFrame(VILLAGES.iloc[:0], geometry=[])
    towns = gpd.GeoDataFrame({"region_code": [], "name": [], "name_at": []}, geometry=[])
    figure = village_map(Shapes(empty, towns), by_steps(values(1, 2, 3, 4), (2, 3), ""), said(""))
    assert figure.data[-1].x.size == 0
