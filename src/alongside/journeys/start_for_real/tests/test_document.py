"""What is read from the file, and that every problem in it is told with its place."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from alongside.foundations.access.roles import Role
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.moments import LONDON
from alongside.foundations.kernel.results import Refused
from alongside.journeys.start_for_real.document import NotReady, parse, plan_of
from alongside.journeys.start_for_real.example import example
from alongside.rooms.beds.words import RoomFor
from alongside.rooms.directory.models import Duty

NOW = datetime(2026, 6, 5, 14, 0, tzinfo=UTC)
TODAY = date(2026, 6, 5)


@pytest.fixture
def document() -> dict[str, Any]:
    return parse(example(TODAY))


def problems_of(document: dict[str, Any]) -> list[str]:
    with pytest.raises(NotReady) as refusal:
        plan_of(document, NOW)
    return [str(problem) for problem in refusal.value.problems]


def test_the_example_is_a_good_start(document: dict[str, Any]) -> None:
    plan = plan_of(document, NOW)
    assert plan.area.jurisdiction is Jurisdiction.ENGLAND_AND_WALES
    assert plan.administrator.agency == plan.area.host == "Northbridge Council"
    assert [worker.role for worker in plan.workers] == [
        Role.COMMISSIONER, Role.NAVIGATOR, Role.HOSTEL_MANAGER,
    ]  # fmt: skip
    assert [bed.room_for for bed in plan.houses[0].beds] == [RoomFor.WOMEN, RoomFor.ANY]
    assert plan.rota[0].duty is Duty.COUNCIL_APPROVAL
    assert plan.rota[0].starts == datetime(2026, 6, 5, 17, tzinfo=LONDON)


@pytest.mark.parametrize(
    "day", [date(2026, 3, 28), date(2026, 10, 24), date(2028, 2, 28), date(2026, 12, 31)]
)
def test_the_example_is_good_on_any_day(day: date) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert plan_of(parse(example(day)), now).rota


def test_what_may_be_left_out(document: dict[str, Any]) -> None:
    for name in ("workers", "houses", "rota"):
        del document[name]
    for name in ("phone", "agency"):
        del document["administrator"][name]
    for name in ("jurisdiction", "bed_mailbox"):
        del document["partnership"][name]
    plan = plan_of(document, NOW)
    assert (plan.workers, plan.houses, plan.rota) == ((), (), ())
    assert plan.administrator.agency == "Northbridge Council"


def test_every_problem_is_told_with_its_place(document: dict[str, Any]) -> None:
    document["partnership"]["name"] = " "
    document["administrator"]["email"] = "ada at northbridge"
    document["agencies"][2]["kind"] = "hotel"
    document["agencies"][1]["trusted_referrer"] = "yes"
    document["workers"][1]["rolle"] = document["workers"][1].pop("role")
    document["houses"][0]["beds"][1]["label"] = 7
    document["rota"][0]["starts"] = "tonight"
    told = problems_of(document)
    assert [problem.partition(":")[0] for problem in told] == [
        "partnership, name",
        "administrator, email",
        "agencies 2 ('Open Door'), trusted_referrer",
        "agencies 3 ('Harbour Homes'), kind",
        "workers 2 ('Nadia Brandt'), role",
        "workers 2 ('Nadia Brandt')",
        "houses 1 ('Quay House'), beds 2 ('7'), label",
        "rota 1, starts",
    ]
    assert told[5].endswith("'rolle' is not a word of this file; did you mean role?")
    assert "choose charity, council, hostel" in told[3]


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (
            ("partnership", "host"),
            "Southbridge",
            "partnership, host: 'Southbridge' is not among the agencies",
        ),
        (("partnership", "host"), "Open Door", "partnership, host: 'Open Door' is not of the kind council"),
        (
            ("administrator", "agency"),
            "Nowhere",
            "administrator, agency: 'Nowhere' is not among the agencies",
        ),
        (("agencies", 1, "name"), "harbour  homes", "agencies: 'harbour  homes' stands here 2 times"),
        (("agencies", 1, "teams"), ["A", "a"], "agencies, 'Open Door', teams: 'A' stands here 2 times"),
        (("workers", 1, "team"), "Dawn", "workers, 'Nadia Brandt', team: 'Dawn' is not a team of Open Door"),
        (("workers", 1, "email"), "ADA.lindqvist@northbridge.example", "belongs to the first administrator"),
        (("houses", 0, "beds"), [], "houses, 'Quay House': has no beds"),
        (("houses", 0, "postcode"), "Mill Lane", "postcode: 'Mill Lane' is no postcode"),
        (("houses", 0, "kind"), "castle", "kind: 'castle' is not one of its words"),
        (("houses", 0, "turnaround"), 8, "turnaround: is no whole number from 0 to 7"),
        (("houses", 0, "turnaround"), True, "turnaround: is no whole number from 0 to 7"),
        (("houses", 0, "agency"), "X", "houses, 'Quay House', agency: 'X' is not among the agencies"),
        (("rota", 0, "worker"), "x@y.example", "rota 1, worker: 'x@y.example' is not among the workers"),
        (
            ("rota", 0, "worker"),
            "bola.marsh@harbour.example",
            "beds are approved by a commissioner of the host",
        ),
        (("rota", 1, "ends"), "2026-06-05T16:00", "rota 2, ends: is not after its start"),
        (("rota", 1, "starts"), "2026-03-29T01:30", "the clocks went forward"),
        (("agencies", 0, "kind"), "immigration_enforcement", "is not one of its words"),
        (("agencies",), "none", "the file: agencies is not a list of tables"),
        (("partnership",), 7, "the file: partnership is not a table"),
    ],
)
def test_a_plan_that_does_not_fit_together(
    document: dict[str, Any], path: tuple[str | int, ...], value: object, says: str
) -> None:
    inner: Any = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert any(says in problem for problem in problems_of(document))


def test_a_shift_that_is_over_is_a_slip(document: dict[str, Any]) -> None:
    document["rota"][0] |= {"starts": "2025-06-05T17:00", "ends": "2025-06-06T09:00"}
    assert problems_of(document) == ["rota 1, ends: is over already"]


def test_an_empty_file_says_what_is_missing() -> None:
    assert problems_of({}) == [
        "the file: there is no table [partnership]",
        "the file: there is no table [administrator]",
    ]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    with pytest.raises(Refused, match="line 2"):
        parse('[partnership]\nname = "North\n')
