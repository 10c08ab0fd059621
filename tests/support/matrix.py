"""What everybody is told at every address: read from the table, and worked out without a look into the program.

The table, `tests/house/permission_matrix.txt`, has a line for each address:

  door         a permission that the role must have; or `anybody`, `signed-in`, `guest`, `link`, `demo`;
               `system`: none of the askers has a key, and a session opens nothing there
  opens with   the part of a case that must be open to the asker, or `any` part; `bed`: where the person sleeps (whoever
               gives the bed opens both); `area`: a place in an area of their agency; `own`: of their agency itself
  GET, POST    what they may then be told: a status, or the name of the page to which they are led

Whoever is not let in by the door, or to whom nothing is open, is told exactly what somebody is told who asks for what
does not exist.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.oracle import MAY, PARTS, REACHES

TABLE = Path(__file__).parents[1] / "house" / "permission_matrix.txt"
GUEST, NOBODY = "guest", "nobody"
ASKERS = (*MAY, GUEST, NOBODY)
METHODS = ("get", "post")
TO_PLACES = ("own", "area", "elsewhere")
PLACES = {"area": {"own", "area"}, "own": {"own"}}
OPENED = {
    "own": frozenset(PARTS),
    "consent": frozenset({"identity", "health", "whereabouts", "immigration"}),
    "conference": frozenset({"identity", "support", "story", "referral"}),
    "approval": frozenset({"whereabouts"}),
    "placement": frozenset[str](),  # the bed alone
    "emergency": frozenset(PARTS),  # as far as the role reaches, and only where it may
    "area": frozenset[str](),
    "withdrawn": frozenset[str](),
    "ended": frozenset[str](),
    "shut out": frozenset[str](),
    "elsewhere": frozenset[str](),
}


@dataclass(frozen=True)
class Row:
    address: str
    door: str
    opens_with: str
    told: dict[str, frozenset[str]]


@cache
def table() -> dict[str, Row]:
    lines = (line.split() for line in TABLE.read_text().splitlines())
    rows = (line for line in lines if line and not line[0].startswith("#"))
    return {name: Row(name, door, part, _told(get, post)) for name, door, part, get, post in rows}


def _told(get: str, post: str) -> dict[str, frozenset[str]]:
    return {"get": frozenset(get.split("/")), "post": frozenset(post.split("/"))}


def relations(row: Row) -> tuple[str, ...]:
    if row.opens_with == "-":
        return ("-",)
    return TO_PLACES if row.opens_with in PLACES else (*OPENED, "mixed")


def expected(row: Row, method: str, asker: str, relation: str, *, named: int = 1) -> frozenset[str]:
    """`named`: how many rows the address names. In the relation `mixed` all but the case are somebody else's."""
    at_door = _at_door(row.door, method, asker)
    if at_door:
        return frozenset({at_door})
    told = row.told[method]
    if told == {"405"} or is_open(row.opens_with, asker, "own" if relation == "mixed" else relation):
        refused_first = frozenset({"404"}) | (told & {"405", "409"})
        return refused_first if relation == "mixed" and named > 1 and told != {"405"} else told
    return frozenset({"404"})


def _at_door(door: str, method: str, asker: str) -> str:
    if door in ("anybody", "link", "system"):
        return ""
    if door == "demo":
        return "404"
    if asker == GUEST:
        return "" if door == "guest" else "guest-page"
    if door == "guest" or asker == NOBODY:
        outside = "outside" if door == "guest" else "sign-in"
        return outside if method == "get" else "403"
    return "" if door == "signed-in" or door in MAY[asker] else "403"


def is_open(part: str, asker: str, relation: str) -> bool:
    if part == "-" or part in PLACES:
        return part == "-" or relation in PLACES[part]
    opened = OPENED[relation] & REACHES.get(asker, frozenset())
    if relation == "emergency" and "break_glass" not in MAY.get(asker, ()):
        opened = frozenset()
    gives_bed = relation == "placement" and "whereabouts" in REACHES.get(asker, ())
    if part == "bed":
        return gives_bed or "whereabouts" in opened
    return gives_bed or bool(opened) if part == "any" else part in opened


@dataclass(frozen=True)
class Cell:
    address: str
    method: str
    asker: str
    relation: str


def cells() -> Iterator[Cell]:
    for row in table().values():
        for relation in relations(row):
            for asker in ASKERS:
                yield from (Cell(row.address, method, asker, relation) for method in METHODS)
