"""The questions of `alongside due`: which facts each rule asks for."""

from collections.abc import Iterable, Mapping

from alongside.foundations.kernel.results import Refused, shown
from alongside.rooms.clocks import facts
from alongside.rooms.clocks.answers import BY_RULE, Answer
from alongside.rooms.clocks.facts import JURISDICTION, OUTCOME, Fact, day, moment, yes_no

RECOVERY = (day("rg_positive_on"), day("cg_on", needed=False))

FACTS: Mapping[str, tuple[Fact, ...]] = {
    "R-MACC-01": (moment("identified_at"),),
    "R-MACC-07": (moment("proposed_at"),),
    "R-BED-03": (day("check_in"),),
    "R-BED-10": (moment("moves"),),
    "R-NRM-10": (day("referred_on"), JURISDICTION),
    "R-NRM-11": RECOVERY,
    "R-NRM-12": (day("rg_positive_on"),),
    "R-NRM-14": (day("negative_on"), yes_no("removal_to_ecat_echr_state")),
    "R-NRM-16": (day("cg_on"), OUTCOME, JURISDICTION),
    "R-DEV-01": RECOVERY,
    "R-DEV-02": RECOVERY,
    "R-CJ-01": (day("happened_on"), yes_no("enhanced"), JURISDICTION),
    "R-DP-01": (day("received_on"), yes_no("extended"), JURISDICTION),
    "R-DP-02": (moment("aware_at"),),
}


def ask(rule: str, given: Iterable[str]) -> Answer:
    """Refused, in one sentence, where a fact is missing, impossible or not asked for."""
    if rule not in FACTS:
        raise Refused(f"{shown(rule)} is not a rule with a clock: it is one of {', '.join(FACTS)}.")
    known = facts.read(rule, FACTS[rule], given)
    try:
        return BY_RULE[rule](**known)
    except OverflowError:
        raise Refused("The answer is outside the calendar: give a day in this century.") from None
