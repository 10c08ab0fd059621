"""Every clock the program starts: what it is called, what its moment means and who may see it."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.foundations.access.sections import Section


class Kind(StrEnum):
    """What a clock's moment means once it has passed."""

    LIMIT = "limit"  # late: something had to be done by then
    TARGET = "target"  # past the aim: somebody should have answered, and may be asked why
    REMINDER = "reminder"  # time to look
    EARLIEST = "earliest"  # not expected before then
    ENDS = "ends"  # what the person has by right ends then


@dataclass(frozen=True)
class ClockWords:
    name: str
    kind: Kind
    section: Section
    words: str


_S, _K = Section, Kind
CATALOGUE: dict[tuple[str, str], ClockWords] = {
    (rule, output): ClockWords(name, kind, section, words)
    for rule, output, name, kind, section, words in (
        ("R-MACC-01", "ideal", "conference_ideal", Kind.TARGET, _S.SUPPORT, "First conference, ideally"),
        ("R-MACC-01", "limit", "conference_limit", Kind.LIMIT, _S.SUPPORT, "First conference, at the latest"),
        ("R-MACC-07", "answer_by", "handover_answer", Kind.LIMIT, _S.SUPPORT, "The other area answers the hand-over"),
        ("R-MACC-08", "meeting", "conference_review", Kind.LIMIT, _S.SUPPORT, "Talked about at the next meeting"),
        ("R-BED-03", "must_end_by", "bed_ends", Kind.LIMIT, _S.WHEREABOUTS, "Emergency bed ends"),
        ("R-BED-06", "day_5", "bed_day_5", Kind.REMINDER, _S.WHEREABOUTS, "Day 5 in the bed: is there a next place?"),
        ("R-BED-06", "day_6", "bed_day_6", Kind.REMINDER, _S.WHEREABOUTS, "Day 6 in the bed: decide on an extension"),
        ("R-BED-06", "day_7", "bed_day_7", Kind.REMINDER, _S.WHEREABOUTS, "Day 7 in the bed: the last night"),
        ("R-BED-06", "next_place", "bed_next_place", Kind.REMINDER, _S.WHEREABOUTS, "The bed: is there a next place?"),
        ("R-BED-06", "decide", "bed_decide", Kind.REMINDER, _S.WHEREABOUTS, "The bed: decide on an extension"),
        ("R-BED-06", "three_nights_left", "bed_three_nights_left", Kind.REMINDER, _S.WHEREABOUTS,
         "Three nights left in the bed: is there a next place?"),
        ("R-BED-06", "two_nights_left", "bed_two_nights_left", Kind.REMINDER, _S.WHEREABOUTS,
         "Two nights left in the bed: decide on an extension"),
        ("R-BED-06", "last_night", "bed_last_night", Kind.REMINDER, _S.WHEREABOUTS, "The last night in the bed"),
        ("R-BED-10", "tell_by", "address_notice", Kind.LIMIT, _S.WHEREABOUTS,
         "The exact address of the next place is told to them"),
        ("R-NRM-10", "target", "rg_target", Kind.TARGET, _S.REFERRAL, "Reasonable grounds decision aimed for"),
        ("R-NRM-11", "minimum_end", "recovery_minimum_end", _K.ENDS, _S.REFERRAL, "Recovery period lasts at least"),
        ("R-NRM-11", "ends_on", "recovery_ends", _K.ENDS, _S.REFERRAL, "Recovery period ends"),
        ("R-NRM-12", "cg_earliest", "cg_earliest", Kind.EARLIEST, _S.REFERRAL, "Conclusive decision, not before"),
        ("R-NRM-14", "reconsider_by", "reconsider_by", Kind.LIMIT, _S.REFERRAL, "Ask for a new look at the decision"),
        ("R-NRM-16", "support_minimum_end", "support_minimum_end", _K.ENDS, _S.REFERRAL, "Support lasts at least"),
        ("R-DEV-01", "support_ends", "support_ends_scotland", _K.ENDS, _S.REFERRAL, "Support ends"),
        ("R-DP-01", "reply_by", "access_reply", Kind.LIMIT, _S.SUPPORT, "Answer to their request for their data"),
        ("R-DEV-02", "support_ends", "support_ends_northern_ireland", _K.ENDS, _S.REFERRAL, "Support ends"),
    )
}  # fmt: skip
# What the person is owed does not end with the work.
OWED = frozenset({"R-DP-01"})
BY_NAME: dict[str, ClockWords] = {words.name: words for words in CATALOGUE.values()}
