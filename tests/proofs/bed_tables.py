"""What the tables hold of the beds of one area: asked by the owner, who sees every row, in words of its own."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections

HERE = """
    WITH held AS (
        SELECT o.*, lower(o.nights) AS first, upper(o.nights) AS leaves
        FROM beds_occupancy o JOIN beds_bed b ON b.id = o.bed_id JOIN beds_premises p ON p.id = b.premises_id
        WHERE p.partnership_id = %(area)s AND NOT o.released
    ), of_stay AS (
        SELECT s.id AS stay, s.check_in, o.leaves, o.first, o.id FROM beds_stay s JOIN held o ON o.id = s.occupancy_id
        UNION ALL
        SELECT s.id, s.check_in, o.leaves, o.first, o.id
        FROM beds_bedmove m JOIN held o ON o.id = m.left_id JOIN beds_stay s ON s.id = m.stay_id
    )
"""
FAULTS = {
    "two people in one bed on one night": """
        SELECT bed_id, night FROM held, generate_series(first, leaves - 1, interval '1 day') AS night
        GROUP BY bed_id, night HAVING count(*) > 1
    """,
    "somebody in a bed that is not ready": """
        SELECT one.id FROM held one JOIN held other ON one.bed_id = other.bed_id AND one.id <> other.id
        WHERE other.first >= one.leaves AND other.first < one.leaves + one.turnaround
    """,
    "one person in two beds on one night": """
        SELECT stay, night FROM of_stay, generate_series(first, leaves - 1, interval '1 day') AS night
        GROUP BY stay, night HAVING count(*) > 1
    """,
    "a night past the cap without two people's yes": """
        SELECT o.stay FROM of_stay o WHERE o.leaves > o.check_in + 7 AND NOT EXISTS (
            SELECT FROM beds_extension longer
            JOIN beds_extensionanswer hostel ON hostel.extension_id = longer.id AND hostel.side = 'hostel'
            JOIN beds_extensionanswer council ON council.extension_id = longer.id AND council.side = 'council'
            WHERE longer.stay_id = o.stay AND longer.state = 'granted' AND longer.leaves >= o.leaves
                AND hostel.granted AND council.granted AND hostel.answered_by_id <> council.answered_by_id
        )
    """,
    "more nights granted without two people's yes": """
        SELECT e.id FROM beds_extension e JOIN of_stay o ON o.stay = e.stay_id WHERE e.state = 'granted' AND (
            SELECT count(DISTINCT side) < 2 OR count(DISTINCT answered_by_id) < 2
            FROM beds_extensionanswer a WHERE a.extension_id = e.id AND a.granted
        )
    """,
    "nobody's nights": """
        SELECT id FROM held WHERE kind = 'stay' AND id NOT IN (SELECT id FROM of_stay)
    """,
    "nights on which the house did not offer the bed": """
        SELECT o.id FROM held o JOIN beds_bed b ON b.id = o.bed_id
        WHERE b.by_the_night AND o.kind = 'stay' AND NOT o.nights <@ (
            SELECT coalesce(range_agg(f.nights), '{}'::datemultirange) FROM beds_nightsoffered f WHERE f.bed_id = b.id
        )
    """,
}
EVERY_FAULT = HERE + " UNION ALL ".join(
    f"SELECT '{name.replace(chr(39), chr(39) * 2)}' FROM ({query}) AS found" for name, query in FAULTS.items()
)
HELD = HERE + "SELECT bed_id, first, leaves, leaves + turnaround FROM held"
STATES = """
    SELECT r.id, r.state FROM beds_bedrequest r JOIN people_case c ON c.id = r.case_id WHERE c.partnership_id = %(area)s
    UNION ALL
    SELECT s.id, s.state FROM beds_stay s JOIN people_case c ON c.id = s.case_id WHERE c.partnership_id = %(area)s
    UNION ALL
    SELECT e.id, e.state FROM beds_extension e JOIN people_case c ON c.id = e.case_id WHERE c.partnership_id = %(area)s
"""


def faults(area: UUID) -> list[str]:
    return sorted({name for (name,) in _asked(EVERY_FAULT, area)})


def held(area: UUID) -> Counter[tuple[int, date, date, date]]:
    """Of every stretch of nights its bed, the first, the day of leaving, and when it is ready."""
    return Counter(_asked(HELD, area))


def states(area: UUID) -> dict[UUID, str]:
    return dict(_asked(STATES, area))


def _asked(query: str, area: UUID) -> Iterator[Any]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(query, {"area": area})
        yield from cursor.fetchall()
