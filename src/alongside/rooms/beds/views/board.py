from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.words import counted
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import policies, presenters
from alongside.rooms.beds.queries.board import BedRow, areas_of, beds_of_areas, board
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.words import Night

OUT = Night.OUT_OF_SERVICE


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@require_safe
def bed_board(request: Request) -> HttpResponse:
    areas = areas_of(request.viewer)
    every = board(beds_of_areas(area.pk for area in areas), tonight(request.now))
    rows = [row for row in every if row.is_there]
    houses = {row.bed.premises_id: row.bed.premises for row in rows}
    addresses = policies.addresses_for(request.viewer, houses.values())
    page = {
        "houses": presenters.boards(rows, addresses),
        "figures": _figures(rows),
        "may_manage": policies.can_add_premises(request.viewer),
    }
    return render(request, "beds/board.html", page)


def _figures(rows: list[BedRow]) -> list[dict[str, object]]:
    open_ = [row for row in rows if row.in_service and row.nights[0] not in (OUT, Night.NOT_OFFERED)]
    free = [row for row in open_ if row.free_nights and not row.should_have_left]
    week = [row for row in free if row.free_nights == len(row.nights)]
    return [
        {"value": len(free), "label": "free tonight", "note": f"of {counted(len(open_), 'bed')} in service"},
        {"value": len(week), "label": "free all seven nights"},
        {"value": sum(not row.in_service or row.nights[0] is OUT for row in rows), "label": "out of service"},
    ]
