"""Whether the trail is still what was written: every entry in its place, and the head where it was anchored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from alongside.foundations.audit.canonical import CANONICAL, FIRST

# Two questions, since the second is answered by all processors at once and the first, in order, by one.
_FIRST_BROKEN_LINK = """
WITH chain AS (
    SELECT l.number, l.entry_id, l.previous,
        row_number() OVER in_order AS place,
        lag(l.hash, 1, %s) OVER in_order AS before
    FROM audit_auditlink l WINDOW in_order AS (ORDER BY l.number)
)
SELECT place, entry_id, CASE WHEN number <> place THEN 'link_missing' ELSE 'out_of_order' END
FROM chain WHERE number <> place OR previous <> before ORDER BY number LIMIT 1
"""
_FIRST_WRONG_ENTRY = """
SELECT l.number, l.entry_id, CASE WHEN e.id IS NULL THEN 'entry_removed' ELSE 'entry_changed' END
FROM audit_auditlink l LEFT JOIN audit_auditentry e ON e.id = l.entry_id
WHERE e.id IS NULL OR l.hash IS DISTINCT FROM pg_catalog.sha256(l.previous || {canonical})
ORDER BY l.number LIMIT 1
"""
# Of two faults at one place: a link that is missing also shows in all that come after it.
_FIRST_TOLD = ("link_missing", "entry_removed", "out_of_order", "entry_changed")
_FIRST_UNLINKED_ENTRY = """
SELECT e.id FROM audit_auditentry e LEFT JOIN audit_auditlink l ON l.entry_id = e.id
WHERE l.entry_id IS NULL ORDER BY e.id LIMIT 1
"""
_HEAD = "SELECT number, hash, pg_catalog.clock_timestamp() FROM audit_auditlink ORDER BY number DESC LIMIT 1"
_LINKS = "SELECT number, hash FROM audit_auditlink WHERE number = ANY(%s)"


@dataclass(frozen=True)
class Head:
    """The last link at a moment. Whoever knows it can tell a later chain from one that was written anew."""

    number: int
    hash: str
    at: datetime


@dataclass(frozen=True)
class Fault:
    """`number` is the first place in the chain that is not as it was written; None when it has no place there."""

    kind: str
    number: int | None
    entry_id: int | None = None


def first_fault(anchors: Iterable[Head] = (), *, canonical: str = CANONICAL) -> Fault | None:
    found = _broken_link(canonical) or _unlinked_entry()
    off = off_the_anchors(anchors)
    if found is None or found.number is None:
        return off or found
    return off if off and off.number is not None and off.number < found.number else found


def head() -> Head | None:
    with connection.cursor() as cursor:
        cursor.execute(_HEAD)
        row = cursor.fetchone()
    return Head(row[0], bytes(row[1]).hex(), row[2]) if row else None


def off_the_anchors(anchors: Iterable[Head]) -> Fault | None:
    """The lowest anchor that the chain does not pass through."""
    heads = sorted(anchors, key=lambda anchor: anchor.number)
    with connection.cursor() as cursor:
        cursor.execute(_LINKS, [[anchor.number for anchor in heads]])
        standing = {number: bytes(digest).hex() for number, digest in cursor.fetchall()}
    for anchor in heads:
        if anchor.number not in standing:
            return Fault("tail_cut", max(standing, default=0) + 1)
        if standing[anchor.number] != anchor.hash:
            return Fault("chain_replaced", anchor.number)
    return None


def _broken_link(canonical: str) -> Fault | None:
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_BROKEN_LINK, [FIRST])
        found = cursor.fetchall()
        cursor.execute(_FIRST_WRONG_ENTRY.format(canonical=canonical))
        found += cursor.fetchall()
    if not found:
        return None
    number, entry_id, kind = min(found, key=lambda fault: (fault[0], _FIRST_TOLD.index(fault[2])))
    return Fault(kind, number, entry_id if kind != "link_missing" else None)


def _unlinked_entry() -> Fault | None:
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_UNLINKED_ENTRY)
        row = cursor.fetchone()
    return Fault("entry_inserted", None, row[0]) if row else None
