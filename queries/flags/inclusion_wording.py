"""`low_inclusion_despite_disaster` as an official reads it out."""

from dataclasses import dataclass

from queries.disasters.exposure import Exposure, Reason
from queries.flags.flag import Grade
from queries.flags.intakes import Intake
from queries.flags.wording import about, chance
from queries.scope import Level
from queries.statistics.intervals import poisson

UNITS = {Level.TOWNSHIP: "个乡镇", Level.VILLAGE: "个村"}


@dataclass(frozen=True)
class Told:
    """`compared`: how many places of the level could have become a 信号."""

    intake: Intake
    period: str
    level: Level
    compared: int

    def of(self, grade: Grade) -> str:
        if grade is Grade.SIGNAL:
            return self.by_peers()
        return self.too_few() if grade is Grade.TOO_FEW else self.to_verify()

    def by_peers(self) -> str:
        seen = self.intake.expectation
        return (
            f"{self.why}，{self.period}应新纳入{about(seen.expected, '户')}，"
            f"实际{seen.observed}户；同等规模偶然出现的可能性{chance(seen.chance)}"
            f"{self._among}。建议重点核查。"
        )

    def by_past(self) -> str:
        """What it is compared with is said: the county's own earlier disasters."""
        past = self.intake.precedent
        assert past
        of_1000 = 1000 * past.before / past.affected_before
        return (
            f"{self.why}；前24个月{past.hazard}后{self.intake.days}天内，全县每千户受灾户因自然灾害纳入"
            f"{of_1000:.1f}户，照此{self.period}受灾{past.affected}户应纳入"
            f"{about(past.expected, '户')}，实际{past.observed}户；照往年做法偶然出现的可能性"
            f"{chance(past.chance)}{self._among}。建议重点核查。"
        )

    def to_verify(self) -> str:
        expected = about(self.intake.expectation.expected, "户")
        return (
            f"{self.why}，{self.period}没有新纳入；按全县水平应新纳入{expected}"
            f"{self._wider()}，户数太少，单凭数字不能判断，待核实。"
        )

    def too_few(self) -> str:
        place = self.intake.place
        low, high = poisson(place.observed)
        return (
            f"{self.why}，农村户数{place.rural_households}户，{self.period}新纳入{place.observed}户"
            f"（95%区间{low:.1f}至{high:.1f}户）；样本过少，不作比较。"
        )

    @property
    def why(self) -> str:
        return because(self.intake.exposure)

    @property
    def _among(self) -> str:
        unit = UNITS.get(self.level)
        return f"（同时比较{self.compared}{unit}）" if unit and self.compared > 1 else ""

    def _wider(self) -> str:
        """What the years before and the whole township add, where they add anything."""
        own = self.intake.expectation.expected
        said = [
            f"{name}应新纳入{about(wider.expected, '户')}，实际{wider.observed}户"
            for name, wider in (
                ("连同前24个月", self.intake.with_past),
                ("全乡镇本期", self.intake.with_neighbours),
            )
            if wider and wider.expected >= 1 and wider.expected > own
        ]
        return f"（{'；'.join(said)}）" if said else ""


def because(exposure: Exposure) -> str:
    """洪涝受灾较重、脱贫人口占比较高."""
    return "、".join(
        f"{exposure.worst.hazard}{reason}" if reason is Reason.SEVERE and exposure.worst else reason
        for reason in exposure.reasons
    )


def what_would_decide(exposure: Exposure) -> str:
    """Whom to look at before a place with too few households can be judged."""
    affected = exposure.worst and exposure.worst.figures["affected_households"]
    asked = []
    if affected:
        asked.append(f"逐户核对{affected}户受灾户的灾后排查记录")
    elif exposure.worst:
        asked.append("查明受灾户名单，逐户核对灾后排查记录")
    if Reason.OUT_OF_POVERTY in exposure.reasons:
        asked.append("抽查脱贫户近期收支和“三保障”情况")
    return f"请{'，并'.join(asked)}：有符合条件的，及时启动识别认定；逐户排除的，留存记录即可。"
