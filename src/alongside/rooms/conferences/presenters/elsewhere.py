"""A hand-over with another deployment: where each message is, and what came with the person."""

from collections.abc import Iterable
from typing import Any

from alongside.foundations.design.words import counted, moment
from alongside.rooms.conferences.models import CameWith, Dispatch, Handover

KINDS = {
    "proposal": "What you ask",
    "question": "Your question",
    "answer": "Your answer",
    "yes": "Your yes",
    "no": "Your no",
    "withdrawn": "That it is withdrawn",
    "case": "The case",
    "received": "The receipt for the case",
}
REFUSED = {
    "demo": "This is a demo: nothing leaves this machine.",
    "status_403": "It does not know our keys, or has ended the way to us.",
    "status_409": "It could not take it in yet.",
    "not_possible": "It could not be taken up here: nobody of the team works there any more.",
    "status_422": "Its release does not understand it.",
}


def parcel_lines(row: Handover, parcels: Iterable[Dispatch]) -> list[dict[str, str]]:
    """Of each message that has not arrived: since when, how often it was tried, when next, and whom to ring."""
    ring = row.neighbour.phone if row.neighbour else ""
    return [_line(parcel, row.area_to if row.goes_out else row.area_from, ring) for parcel in parcels]


def _line(parcel: Dispatch, whom: str, ring: str) -> dict[str, str]:
    written = f"{KINDS[parcel.kind]}, written {moment(parcel.made)}, has not arrived in {whom} yet."
    if not parcel.tries:
        return {"state": "On its way", "tone": "info", "words": written}
    tried = f"Tried {counted(parcel.tries, 'time')}, next {moment(parcel.next_try)}."
    why = REFUSED.get(parcel.failed, "")
    words = " ".join(filter(None, [written, tried, why, f"If it is urgent, ring {ring}."]))
    return {"state": "Not arrived", "tone": "warn", "words": words}


def came_rows(rows: Iterable[CameWith]) -> list[dict[str, Any]]:
    """Once the case is here, what stands in rows of its own is said so; the rest can be read here alone."""
    parts = list(rows)
    some = any(part.placed for part in parts)
    return [{"key": part.title, "value": part.text, "note": _note(part) if some else ""} for part in parts]


def promise_rows(rows: Iterable[CameWith]) -> list[dict[str, Any]]:
    return [{"key": part.title, "value": part.text} for part in rows]


def _note(part: CameWith) -> str:
    return "Stands in the case" if part.placed else "Stands here alone: write it where it belongs"
