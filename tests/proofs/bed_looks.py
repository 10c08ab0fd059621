"""What is shown of the beds of an area: held against a model of who has which bed on which night."""

from typing import TYPE_CHECKING

import time_machine
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.queries.board import BOARD_NIGHTS, BedRow, beds_of_areas, board
from alongside.rooms.beds.queries.recount import differences, unexplained
from alongside.rooms.beds.rules import tonight
from tests.proofs.bed_model import DAY
from tests.support.sign_in import signed_in

if TYPE_CHECKING:
    from tests.proofs.bed_steps import Steps

PAGE_EVERY = 20  # so many steps


def check(steps: "Steps", number: int) -> None:
    rows = board(beds_of_areas([steps.area.partnership.pk]), tonight(steps.at))
    assert {row.bed.pk for row in rows} == {bed.pk for bed in steps.beds}, "the board shows other beds"
    for row in rows:
        assert _as_the_model_says(steps, row), "the board shows something else"
    with viewing.as_service(Service.REPORTS, at=steps.at):
        mine = Stay.objects.filter(case__partnership=steps.area.partnership).select_related("occupancy")
        found = differences(mine) + unexplained()
    assert not found, f"the recount: {found[0].partition(': ')[2]}"
    if number % PAGE_EVERY == 0:
        _page(steps, number // PAGE_EVERY)


def _as_the_model_says(steps: "Steps", row: BedRow) -> bool:
    key, night = row.bed.pk, tonight(steps.at)
    shown = [str(one) for one in row.nights]
    expected = [steps.model.night(key, night + number * DAY) for number in range(BOARD_NIGHTS)]
    over = (row.should_have_left is not None) == steps.model.not_signed_out(key, night)
    return shown == expected and over and row.in_service == (key not in steps.model.closed)


def _page(steps: "Steps", turn: int) -> None:
    """To one after the other of those who may see it: every night that is taken, and nobody's name."""
    area, night = steps.area, tonight(steps.at)
    user = (area.navigator, area.outreach, area.commissioner, area.manager)[turn % 4]
    with time_machine.travel(steps.at, tick=False):
        page = signed_in(user).get(reverse("beds:board")).content.decode()
    days = [night + number * DAY for number in range(BOARD_NIGHTS)]
    taken = sum(steps.model.night(bed.pk, day) == "taken" for bed in steps.beds for day in days)
    assert page.count(">Taken<") == taken, "the page shows something else"
    named = ["Sol", *(word for case, _ in steps.cases for word in (case.reference, str(case.pk)))]
    assert not [word for word in named if word in page], "the page names somebody"
