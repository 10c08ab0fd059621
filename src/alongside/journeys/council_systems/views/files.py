"""Tables for those whose own system speaks no other way: rooms in, stays out."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access import viewing
from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.words import short_day
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.council_systems import policies
from alongside.journeys.council_systems.actions import offer_rooms
from alongside.journeys.council_systems.forms.files import ConfirmForm, UploadForm
from alongside.journeys.council_systems.presenters.beds import StayRow
from alongside.journeys.council_systems.rules import COLUMNS, RoomLine, as_csv, at, rooms_in
from alongside.rooms.beds.actions.vacancies import RowRefused
from alongside.rooms.beds.models import Premises
from alongside.rooms.beds.queries.for_systems import StayOut, note_as_told, stays_out
from alongside.rooms.beds.rules import tonight

A_YEAR = timedelta(days=366)
Done = list[tuple[RoomLine, bool]]


@door(Door.SIGNED_IN)
@once
def upload(request: Request) -> HttpResponse:
    """First what would happen is shown; only the second form does it."""
    policies.check_can_exchange(request.viewer)
    houses = policies.houses_spoken_for(request.viewer)
    if "confirmed" in request.POST:
        return _take_in(request, houses)
    sent = request.method == "POST"
    form = UploadForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        try:
            done = _offer(request, form.cleaned_data["lines"], houses, preview=True)
            return _preview(request, form.cleaned_data["lines"], done, houses)
        except Refused as refused:
            form.refuse(refused)
    words = {"form": form, "houses": houses, "taken": "" if sent else _taken(request)}
    return render(request, "council_systems/upload.html", words)


def _taken(request: Request) -> str:
    said = request.GET.get("taken", "")
    return said if said.isascii() and said.isdecimal() and len(said) <= 3 else ""


def _take_in(request: Request, houses: list[Premises]) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        raise Refused("Nothing came with this.", "Send the table again.")
    done = _offer(request, form.cleaned_data["confirmed"], houses, preview=False)
    response = redirect("council_systems:upload")
    response["Location"] += f"?taken={sum(new for _, new in done)}"
    return response


def _offer(request: Request, text: str, houses: list[Premises], *, preview: bool) -> Done:
    lines = rooms_in(text, {house.name.casefold(): house.pk for house in houses})
    try:
        done = offer_rooms(houses, lines, preview=preview, by=request.user, at=request.now)
    except RowRefused as refused:
        raise at(lines[refused.number - 1].line, refused.reason.rstrip("."), refused.next_step) from None
    return list(zip(lines, done, strict=True))


def _preview(request: Request, text: str, done: Done, houses: list[Premises]) -> HttpResponse:
    names = {house.pk: house.name for house in houses}
    rows = [
        (names[line.house_id], line.room, short_day(line.first_night), line.nights, new) for line, new in done
    ]
    form = ConfirmForm(initial={"confirmed": text})
    words = {"form": form, "rows": rows, "new": sum(new for _, new in done)}
    return render(request, "council_systems/preview.html", words)


@door(Door.SIGNED_IN)
@require_safe
def pattern(request: Request) -> HttpResponse:
    """A table with one line that can be filled in."""
    policies.check_can_exchange(request.viewer)
    houses = policies.houses_spoken_for(request.viewer)
    name = houses[0].name if houses else "Name of the house"
    line = (name, "Room 12", tonight(request.now), 2, "void", "any", "no", "yes")
    return _file("vacancies.csv", as_csv(COLUMNS, [line]))


@door(Door.SIGNED_IN)
@require_safe
@freshly_proven
def stays(request: Request) -> HttpResponse:
    """Of the last year: a reference, house, bed, nights, and where it led to."""
    policies.check_can_exchange(request.viewer)
    mine = {house.pk for house in policies.houses_spoken_for(request.viewer)}
    rows = {row.reference: row for row in _stays(request) if row.house_id in mine}
    in_order = sorted(rows.values(), key=lambda row: (row.first_night, row.reference))
    note_as_told(in_order)
    columns = list(StayRow.model_fields)
    return _file("stays.csv", as_csv(columns, [[getattr(row, name) for name in columns] for row in in_order]))


def _stays(request: Request) -> list[StayOut]:
    found: list[StayOut] = []
    for agency in policies.agencies_spoken_for(request.viewer):
        with viewing.seen_by(viewing.system_of(agency, request.user), at=request.now):
            found += _all_stays(request)
    return found


def _all_stays(request: Request) -> list[StayOut]:
    last = tonight(request.now)
    found, more = stays_out(last - A_YEAR, last)
    while more:
        further, more = stays_out(last - A_YEAR, last, after=len(found))
        found += further
    return found


def _file(name: str, text: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
