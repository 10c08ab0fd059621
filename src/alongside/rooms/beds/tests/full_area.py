"""An area with many houses, and weeks of stays in every bed: by SQL of the owner, since verbs would take hours."""

from typing import Any

from django.db import connections

from alongside.rooms.beds.actions import end_stay
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.beds.tests.factories import Area, a_stay, as_seen_by
from alongside.rooms.beds.words import Destination
from alongside.rooms.directory.tests.factories import NOW

BEDS_OF_A_HOUSE = 10
YEAR = """
    INSERT INTO beds_occupancy (id, bed_id, nights, kind, turnaround, must_end_by, released, in_use)
    SELECT gen_random_uuid(), b.id, daterange(day, day + 5), 'stay', 0, day + 7, false, false
    FROM beds_bed b, generate_series(0, 7 * %(weeks)s, 7) AS week,
        LATERAL (SELECT %(last)s::date - week::int + b.id::int %% 7 AS day) AS of_bed
    WHERE b.label LIKE 'Many %%' AND NOT EXISTS (SELECT FROM beds_occupancy o WHERE o.bed_id = b.id)
"""
# Each like one that was made by the verbs, in the same case: its words are sealed with the key of that case.
STAYS = """
    INSERT INTO beds_stay ({columns}) SELECT {values}
    FROM beds_stay s, beds_occupancy o JOIN beds_bed b ON b.id = o.bed_id WHERE s.id = %(one)s
    AND b.label LIKE 'Many %%' AND NOT EXISTS (SELECT FROM beds_stay before WHERE before.occupancy_id = o.id)
"""
DEPARTURES = """
    INSERT INTO beds_departure ({columns}) SELECT {values}
    FROM beds_departure d, beds_stay s JOIN beds_occupancy o ON o.id = s.occupancy_id
    WHERE d.stay_id = %(one)s AND s.id <> %(one)s AND upper(o.nights) <= %(last)s
    AND NOT EXISTS (SELECT FROM beds_departure before WHERE before.stay_id = s.id)
"""


def many_houses(area: Area, houses: int, *, first: int = 0) -> None:
    made = Premises.objects.bulk_create(
        Premises(partnership=area.partnership, agency=area.hostel, name=f"Many {number:03}")
        for number in range(first, first + houses)
    )
    Bed.objects.bulk_create(
        Bed(premises=house, label=f"Many {number}") for house in made for number in range(BEDS_OF_A_HOUSE)
    )


def weeks_of_stays(area: Area, weeks: int) -> None:
    """In each bed five nights of each week until this one."""
    stay = a_stay(area)
    with as_seen_by(area.manager):
        end_stay(stay=stay, destination=Destination.FAMILY, by=area.manager, at=NOW)
    values: dict[str, Any] = {"one": stay.pk, "last": NOW.date(), "weeks": weeks}
    with connections["owner"].cursor() as cursor:
        cursor.execute(YEAR, values)
        new = {"id": "gen_random_uuid()", "occupancy_id": "o.id", "check_in": "lower(o.nights)"}
        cursor.execute(_like("beds_stay", "s", STAYS, new), values)
        left = {"id": "gen_random_uuid()", "stay_id": "s.id", "departed_at": "upper(o.nights) + time '09:00'"}
        cursor.execute(_like("beds_departure", "d", DEPARTURES, left), values)
        cursor.execute("ANALYZE")


def _like(table: str, row: str, statement: str, new: dict[str, str]) -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
        columns = [name for (name,) in cursor.fetchall()]
    values = [new.get(name, f'{row}."{name}"') for name in columns]
    return statement.format(columns=", ".join(f'"{name}"' for name in columns), values=", ".join(values))
