"""How long a case is kept: each example is one that somebody may ask about."""

from datetime import date

import pytest

from alongside.foundations.design.part_dates import PartDate
from alongside.rooms.people import policy_files as files
from alongside.rooms.people.rules import Life, keep_until, name_kept_until

OPENED, CLOSED = date(2020, 3, 1), date(2021, 3, 1)


def kept(*, closed: date = CLOSED, child: bool = False, born: str = "") -> date:
    life = Life(
        opened_on=OPENED,
        closed_on=closed,
        treated_as_child=child,
        born=PartDate.parse(born) if born else None,
    )
    return keep_until(life, years=7, birthday=25, years_unborn=25)


@pytest.mark.parametrize(
    ("case", "until"),
    [
        ({}, date(2028, 3, 1)),
        ({"closed": date(2024, 2, 29)}, date(2031, 2, 28)),
        ({"child": True, "born": "2004-05-06"}, date(2029, 5, 6)),
        ({"child": True, "born": "2004-05"}, date(2029, 5, 31)),
        ({"child": True, "born": "2004"}, date(2029, 12, 31)),
        ({"child": True}, date(2045, 3, 1)),
        # Called an adult, but the date of birth says otherwise.
        ({"born": "2004-05-06"}, date(2029, 5, 6)),
        # Called a child, but grown up when the case was closed: as for an adult.
        ({"child": True, "born": "1990-01-01"}, date(2028, 3, 1)),
        ({"born": "1990-01-01"}, date(2028, 3, 1)),
        # Who turned 18 the day before it was closed is kept for seven years, a day longer than to the birthday.
        ({"child": True, "born": "2003-02-28"}, date(2028, 3, 1)),
    ],
)
def test_how_long_a_case_is_kept(case: dict[str, object], until: date) -> None:
    assert kept(**case) == until  # type: ignore[arg-type]


def test_a_name_is_kept_for_years_after_the_last_day() -> None:
    assert name_kept_until(date(2020, 2, 29), years=7) == date(2027, 2, 28)


def test_every_period_says_that_it_must_be_checked() -> None:
    policies = (
        files.YEARS_AFTER_CLOSURE,
        files.UNTIL_BIRTHDAY,
        files.YEARS_AFTER_OPENING,
        files.WORKER_YEARS,
    )
    values = []
    for policy in policies:
        entry = policy.on(CLOSED)
        assert (entry.confidence, entry.warning.endswith("check before relying on this.")) == ("D", True)
        values.append(entry.value)
    assert values == [7, 25, 25, 7]
