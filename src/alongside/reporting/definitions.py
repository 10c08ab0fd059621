"""What each figure means, in words that stand beside it wherever it is shown."""

from dataclasses import dataclass

from alongside.reporting.figures import ConferenceFigures
from alongside.rooms.conferences.words import LateWhy

CASES_MET = "cases with a conference"
REFERRED = "cases referred to the NRM"


@dataclass(frozen=True, slots=True)
class Definition:
    """`part` and `whole` name the two numbers of the percentage, `whole_words` what the whole counts."""

    code: str
    words: str
    meaning: str
    percent: str = ""
    part: str = ""
    whole: str = ""
    whole_words: str = ""


DEFINITIONS = (
    Definition(
        "cases",
        "Cases",
        "People identified in the period. Cases opened in error are left out everywhere.",
    ),
    Definition(
        "conferences_held",
        "Conferences held",
        "Every conference of these cases that took place, reviews too.",
    ),
    Definition(
        "first_conferences",
        "Cases with a conference",
        "Only the first conference of a case is measured against the hours. Later ones are reviews.",
    ),
    Definition(
        "within_24h",
        "First conference within 24 hours",
        "Hours that truly passed since the person was identified. Exactly 24 is within.",
    ),
    Definition(
        "within_48h",
        "First conference within 48 hours",
        "Hours that truly passed since the person was identified. Exactly 48 is within. Includes the 24 hours.",
        percent="within_48h_percent",
        part="within_48h",
        whole="first_conferences",
        whole_words=CASES_MET,
    ),
    Definition(
        "held_late",
        "First conference held late",
        "After the limit that the area had agreed on when the person was identified: hours, or the day of its cycle.",
    ),
    Definition(
        "with_action_plan",
        "With an action plan",
        "At least one step was planned at a conference of the case, or after it.",
        percent="action_plan_percent",
        part="with_action_plan",
        whole="first_conferences",
        whole_words=CASES_MET,
    ),
    Definition(
        "external_organisations",
        "External organisations",
        "Different organisations that attended at least one conference, without the host council.",
    ),
    Definition(
        "nrm_referred",
        "Referred to the NRM",
        "Cases with a referral that was sent. The percentage is of cases with a conference, and counts only those.",
        percent="nrm_referred_percent",
        part="met_and_referred",
        whole="first_conferences",
        whole_words=CASES_MET,
    ),
    Definition(
        "rg_positive",
        "Positive reasonable grounds",
        "By the first decision of the case. A later one is a reconsideration and is not counted.",
        percent="rg_positive_percent",
        part="rg_positive",
        whole="nrm_referred",
        whole_words=REFERRED,
    ),
    Definition(
        "not_referred",
        "Not referred to the NRM",
        "Cases settled without a referral. It stands until a referral is sent later.",
    ),
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """`part` is what the percentage counts and `of` names its denominator; both empty where there is none.

    `beside` is a word of caution that belongs to the number.
    """

    code: str
    words: str
    meaning: str
    number: int
    percent: str
    part: str
    of: str
    beside: str


def rows_of(figures: ConferenceFigures) -> tuple[FigureRow, ...]:
    return tuple(_row(definition, figures) for definition in DEFINITIONS)


def _row(definition: Definition, figures: ConferenceFigures) -> FigureRow:
    percent = part = of = ""
    if definition.percent:
        value = getattr(figures, definition.percent)
        percent = "none yet" if value is None else f"{value}%"
        part = str(getattr(figures, definition.part))
        of = f"of {getattr(figures, definition.whole)} {definition.whole_words}"
    return FigureRow(
        code=definition.code,
        words=definition.words,
        meaning=definition.meaning,
        number=getattr(figures, definition.code),
        percent=percent,
        part=part,
        of=of,
        beside=_beside(definition.code, figures),
    )


def _how_late(figures: ConferenceFigures) -> str:
    said = [f"{LateWhy(code).words}: {number}." for code, number in figures.late_reasons.items() if code]
    silent = figures.late_reasons.get("", 0)
    said += [f"No reason said: {silent}."] if silent else []
    return " ".join([f"Half of them by {figures.late_minutes_median} minutes or more.", *said])


def _beside(code: str, figures: ConferenceFigures) -> str:
    if code == "held_late" and figures.held_late:
        return _how_late(figures)
    late = figures.within_48h_written_late
    if code != "within_48h" or not late:
        return ""
    verb = "was" if late == 1 else "were"
    return f"Of these, {late} {verb} written down more than a day after it took place."
