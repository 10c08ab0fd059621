"""Every worked example of the rules that have a clock, by rule id, through the door the pages and the command use."""

from datetime import date

import pytest

from alongside.rooms.clocks.due import FACTS, ask

EXAMPLES = [
    ("R-MACC-01", "identified_at=2026-06-05T14:00", "ideal=2026-06-06T14:00:00+01:00"),
    ("R-MACC-01", "identified_at=2026-06-05T14:00", "limit=2026-06-07T14:00:00+01:00"),
    ("R-MACC-01", "identified_at=2026-03-28T14:00", "ideal=2026-03-29T15:00:00+01:00"),
    ("R-MACC-01", "identified_at=2026-10-24T14:00", "limit=2026-10-26T13:00:00+00:00"),
    ("R-MACC-01", "identified_at=2026-10-24T01:30", "ideal=2026-10-25T01:30:00+01:00"),
    ("R-MACC-07", "proposed_at=2026-06-05T14:00", "answer_by=2026-06-07T14:00:00+01:00"),
    ("R-MACC-07", "proposed_at=2026-03-28T14:00", "answer_by=2026-03-30T15:00:00+01:00"),
    ("R-BED-03", "check_in=2026-06-01", "must_end_by=2026-06-08"),
    ("R-BED-03", "check_in=2028-02-24", "must_end_by=2028-03-02"),
    ("R-BED-10", "moves=2026-06-05T14:00", "tell_by=2026-06-04T14:00:00+01:00"),
    ("R-BED-10", "moves=2026-03-29T14:00", "tell_by=2026-03-28T13:00:00+00:00"),
    ("R-BED-10", "moves=2026-10-25T14:00", "tell_by=2026-10-24T15:00:00+01:00"),
    ("R-NRM-10", "referred_on=2026-04-02", "target=2026-04-13"),
    ("R-NRM-10", "referred_on=2026-04-02 jurisdiction=england-and-wales", "target=2026-04-13"),
    ("R-NRM-10", "referred_on=2026-04-02 jurisdiction=scotland", "target=2026-04-10"),
    ("R-NRM-10", "referred_on=2026-04-02 jurisdiction=northern-ireland", "target=2026-04-13"),
    ("R-NRM-11", "rg_positive_on=2026-03-02", "minimum_end=2026-03-31"),
    ("R-NRM-11", "rg_positive_on=2026-03-02", "ends_on=None"),
    ("R-NRM-11", "rg_positive_on=2026-03-02 cg_on=2026-03-20", "ends_on=2026-03-31"),
    ("R-NRM-11", "rg_positive_on=2026-03-02 cg_on=2026-09-10", "ends_on=2026-09-10"),
    ("R-NRM-11", "rg_positive_on=2026-03-02 cg_on=2026-03-02", "ends_on=2026-03-31"),
    ("R-NRM-11", "rg_positive_on=2022-12-01", "minimum_end=2023-01-14"),
    ("R-NRM-11", "rg_positive_on=2022-12-01 cg_on=2023-01-02", "ends_on=2023-01-14"),
    ("R-NRM-11", "rg_positive_on=2022-12-12", "minimum_end=2023-01-25"),
    ("R-NRM-11", "rg_positive_on=2022-12-13", "minimum_end=2023-01-11"),
    ("R-NRM-12", "rg_positive_on=2026-03-02", "cg_earliest=2026-04-01"),
    ("R-NRM-12", "rg_positive_on=2022-12-01", "cg_earliest=2023-01-15"),
    ("R-NRM-14", "negative_on=2024-02-11", "reconsider_by=no_limit"),
    ("R-NRM-14", "negative_on=2024-02-12", "reconsider_by=2024-03-12"),
    ("R-NRM-14", "negative_on=2024-03-31", "reconsider_by=2024-04-30"),
    ("R-NRM-14", "negative_on=2025-01-02", "reconsider_by=2025-02-02"),
    ("R-NRM-14", "negative_on=2025-01-15", "reconsider_by=2025-02-15"),
    ("R-NRM-14", "negative_on=2025-01-16", "reconsider_by=2025-02-15"),
    ("R-NRM-14", "negative_on=2025-02-02", "reconsider_by=2025-03-04"),
    ("R-NRM-14", "negative_on=2025-10-01 removal_to_ecat_echr_state=true", "reconsider_by=not_available"),
    ("R-NRM-14", "negative_on=2025-10-01 removal_to_ecat_echr_state=false", "reconsider_by=2025-10-31"),
    ("R-NRM-14", "negative_on=2025-09-17 removal_to_ecat_echr_state=true", "reconsider_by=not_available"),
    ("R-NRM-14", "negative_on=2025-09-16 removal_to_ecat_echr_state=true", "reconsider_by=2025-10-16"),
    ("R-NRM-16", "cg_on=2026-01-22 outcome=positive", "support_minimum_end=2026-03-08"),
    ("R-NRM-16", "cg_on=2026-01-22 outcome=positive jurisdiction=scotland", "support_minimum_end=None"),
    (
        "R-NRM-16",
        "cg_on=2026-01-22 outcome=positive jurisdiction=northern-ireland",
        "support_minimum_end=None",
    ),
    ("R-NRM-16", "cg_on=2019-01-31 outcome=positive", "support_minimum_end=2019-02-14"),
    ("R-NRM-16", "cg_on=2019-02-01 outcome=positive", "support_minimum_end=2019-03-18"),
    ("R-NRM-16", "cg_on=2026-07-10 outcome=negative", "support_minimum_end=2026-07-23"),
    ("R-NRM-16", "cg_on=2026-07-10 outcome=negative jurisdiction=scotland", "support_minimum_end=2026-07-23"),
    (
        "R-NRM-16",
        "cg_on=2026-07-10 outcome=negative jurisdiction=northern-ireland",
        "support_minimum_end=2026-07-24",
    ),
    ("R-DEV-01", "rg_positive_on=2026-03-02", "support_ends=2026-05-31"),
    ("R-DEV-01", "rg_positive_on=2026-03-02 cg_on=2026-05-01", "support_ends=2026-05-01"),
    ("R-DEV-01", "rg_positive_on=2026-03-02 cg_on=2026-09-01", "support_ends=2026-05-31"),
    ("R-DEV-02", "rg_positive_on=2026-03-02", "support_ends=None"),
    ("R-DEV-02", "rg_positive_on=2026-03-02 cg_on=2026-03-20", "support_ends=2026-04-16"),
    ("R-DEV-02", "rg_positive_on=2026-03-02 cg_on=2026-04-16", "support_ends=2026-04-16"),
    ("R-DEV-02", "rg_positive_on=2026-03-02 cg_on=2026-06-01", "support_ends=2026-06-01"),
    ("R-CJ-01", "happened_on=2026-07-03", "tell_by=2026-07-06"),
    ("R-CJ-01", "happened_on=2026-07-03 enhanced=true", "tell_by=2026-07-06"),
    ("R-CJ-01", "happened_on=2026-07-03 enhanced=false", "tell_by=2026-07-10"),
    ("R-CJ-01", "happened_on=2026-07-10 jurisdiction=northern-ireland", "tell_by=2026-07-14"),
    ("R-DP-01", "received_on=2026-01-31", "reply_by=2026-03-02"),
    ("R-DP-01", "received_on=2026-02-10", "reply_by=2026-03-10"),
    ("R-DP-01", "received_on=2026-11-25", "reply_by=2026-12-29"),
    ("R-DP-01", "received_on=2026-02-10 extended=true", "reply_by=2026-05-11"),
    ("R-DP-02", "aware_at=2026-04-03T09:00", "report_by=2026-04-06T09:00:00+01:00"),
    ("R-DP-02", "aware_at=2026-10-23T09:00", "report_by=2026-10-26T08:00:00+00:00"),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), EXAMPLES, ids=[" ".join(row) for row in EXAMPLES])
def test_worked_example(rule: str, facts: str, expected: str) -> None:
    output, _, value = expected.partition("=")
    answered = ask(rule, facts.split()).outputs[output]
    assert value == (answered.isoformat() if isinstance(answered, date) else str(answered))


def test_every_rule_has_an_example() -> None:
    assert {rule for rule, _, _ in EXAMPLES} == set(FACTS)
