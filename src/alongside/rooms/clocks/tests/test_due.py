import pytest

from alongside.foundations.kernel import dated, rules
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks.answers import BY_RULE
from alongside.rooms.clocks.due import FACTS, ask
from alongside.rooms.clocks.policy_files import DATA


@pytest.mark.parametrize(
    ("rule", "facts", "reason"),
    [
        ("R-NRM-99", "", "'R-NRM-99' is not a rule with a clock: it is one of R-MACC-01"),
        ("R-NRM-10", "", "R-NRM-10 needs referred_on: give it as referred_on=2026-03-02"),
        ("R-NRM-16", "cg_on=2026-01-22", "needs outcome"),
        ("R-NRM-10", "referred_on=", "referred_on is empty"),
        ("R-NRM-11", "rg_positive_on=2026-03-02 cg_on=", "cg_on is empty"),
        ("R-NRM-10", "referred_on", "give facts as name=value"),
        ("R-NRM-10", "=2026-03-02", "give facts as name=value"),
        ("R-NRM-10", "referred_on=2026-03-02 referred_on=2026-03-02", "given twice"),
        ("R-NRM-10", "refered_on=2026-03-02", "does not ask for 'refered_on': it takes referred_on, jurisd"),
        ("R-NRM-12", "rg_positive_on=2026-03-02 cg_on=2026-03-03", "does not ask for 'cg_on'"),
        ("R-NRM-10", "referred_on=2026-02-29", "referred_on='2026-02-29' is not in the calendar"),
        ("R-NRM-10", "referred_on=2026-03-02T10:00", "is not a date"),
        ("R-MACC-01", "identified_at=2026-03-02", "give the time as well"),
        ("R-MACC-01", "identified_at=2026-03-29T01:30", "did not exist"),
        (
            "R-NRM-10",
            "referred_on=2026-03-02 jurisdiction=wales",
            "say england-and-wales or scotland or north",
        ),
        ("R-NRM-16", "cg_on=2026-03-02 outcome=Positive", "say positive or negative"),
        ("R-CJ-01", "happened_on=2026-07-03 enhanced=yes", "say true or false"),
        ("R-CJ-01", "happened_on=2026-07-03 enhanced=True", "say true or false"),
        ("R-NRM-11", "rg_positive_on=2026-03-02 cg_on=2026-03-01", "cannot come before"),
        ("R-DP-01", "received_on=9999-12-20", "outside the calendar"),
        ("R-BED-03", "check_in=9999-12-31", "outside the calendar"),
        ("R-NRM-10", "referred_on=9999-12-31", "outside the calendar"),
        ("R-DP-02", "aware_at=9999-12-31T23:00", "outside the calendar"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_sentence(rule: str, facts: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(rule, facts.split())
    assert reason in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_the_ends_of_time_are_refused_or_answered_but_never_fail(moment: str) -> None:
    try:
        answer = ask("R-DP-02", [f"aware_at={moment}"])
    except Refused:
        return
    assert answer.outputs["report_by"]


def test_every_question_has_an_answer_and_a_registered_rule() -> None:
    assert set(FACTS) <= set(BY_RULE)
    assert {rules.find(id).id for id in BY_RULE} == set(BY_RULE)


def test_every_policy_file_is_loaded_and_named_by_a_rule() -> None:
    files = {path.stem for path in DATA.glob("*.toml")}
    named = {policy for id in BY_RULE for policy in rules.find(id).policies}
    assert files == named
    assert files <= {policy.name for policy in dated.registered()}
