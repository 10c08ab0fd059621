"""What `alongside init` asks where it was given no file. The answers are such a file."""

from collections.abc import Iterable, Iterator
from typing import Any

from alongside.config.asking import DONE, Asking, Choice
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.journeys.start_for_real.plan import same
from alongside.rooms.beds.words import LONGEST_TURNAROUND, BedKind, Payer, PlaceKind, RoomFor
from alongside.rooms.directory.models import Duty

Document = dict[str, Any]
KINDS = [choice for choice in AgencyKind.choices() if choice[0] != AgencyKind.IMMIGRATION_ENFORCEMENT]
LAWS = [(word.value, word.value.replace("-", " ").title().replace("And", "and")) for word in Jurisdiction]
ROLES = [(role.value, reach.words) for role, reach in REACH.items()]


def ask_everything(ask: Asking) -> Document:
    document: Document = {"partnership": _partnership(ask)}
    document["administrator"] = _administrator(ask)
    document["agencies"] = _agencies(ask, document["partnership"]["host"])
    document["workers"] = list(_workers(ask, document["agencies"], document["administrator"]["email"]))
    document["houses"] = list(_houses(ask, document["agencies"]))
    document["rota"] = list(_rota(ask, document)) if document["workers"] else []
    return document


def _partnership(ask: Asking) -> Document:
    ask.begin("The partnership: the area in which agencies work together")
    return {
        "name": ask.text("Its name"),
        "host": ask.text("The council that hosts it"),
        "jurisdiction": ask.choose("Which law applies", LAWS),
        "children_services": ask.text("Name of the children's services there"),
        "children_services_phone": ask.text("Their telephone, day and night", most=40),
        "bed_mailbox": ask.email("Shared mailbox for emergency beds (may stay empty)", needed=False),
    }


def _administrator(ask: Asking) -> Document:
    ask.begin("The first administrator: keeps agencies, workers and rota, and opens no case")
    return _person(ask, ask.text("Name"))


def _person(ask: Asking, name: str) -> Document:
    phone = "Telephone (may stay empty)"
    return {
        "name": name,
        "email": ask.email("E-mail address"),
        "phone": ask.text(phone, needed=False, most=40),
    }


def _agencies(ask: Asking, host: str) -> list[Document]:
    ask.begin(f"Agencies, first the host, {host}")
    agencies = [_agency(ask, host, AgencyKind.COUNCIL)]
    for name in ask.each("Name of another agency"):
        if same(name) in {same(agency["name"]) for agency in agencies}:
            ask.say("That one is there already.")
        else:
            agencies.append(_agency(ask, name, ask.choose("What kind is it", KINDS)))
    return agencies


def _agency(ask: Asking, name: str, kind: str) -> Document:
    return {
        "name": name,
        "kind": kind,
        "first_responder": ask.yes("Is it a first responder, which may refer to the NRM?"),
        "duty_to_notify": ask.yes("Has it the duty to notify?"),
        "trusted_referrer": ask.yes("Does it place people in emergency beds without asking first?"),
        "phone": ask.text("Its telephone (may stay empty)", needed=False, most=40),
        "email": ask.email("Its shared e-mail address (may stay empty)", needed=False),
        "teams": _once(ask.names("Its teams")),
    }


def _workers(ask: Asking, agencies: list[Document], administrator: str) -> Iterator[Document]:
    ask.begin("Workers: each gets a link by e-mail as soon as `alongside serve` runs")
    taken = {same(administrator)}
    for name in ask.each("Name of a worker"):
        person = _person(ask, name)
        if same(person["email"]) in taken:
            ask.say("Somebody with this address is there already; more roles can be given on the pages.")
            continue
        taken.add(same(person["email"]))
        agency = _of(agencies, ask.choose("Works for", _named(agencies)))
        role = ask.choose("Role", ROLES)
        yield person | {"agency": agency["name"], "role": role, "team": _team(ask, agency)}


def _houses(ask: Asking, agencies: list[Document]) -> Iterator[Document]:
    ask.begin("Houses with emergency beds")
    taken: set[str] = set()
    for name in ask.each("Name of a house"):
        if same(name) in taken:
            ask.say("That one is there already.")
            continue
        taken.add(same(name))
        agency = _of(agencies, ask.choose("Run by", _named(agencies)))
        yield {
            "name": name,
            "agency": agency["name"],
            "team": _team(ask, agency),
            "address": ask.text("Address, shown to nobody who need not know it", most=500),
            "postcode": ask.postcode("Its postcode (may stay empty)"),
            "way_in": ask.text("Way in (may stay empty)", needed=False, most=2000),
            **_about_house(ask),
            "beds": list(_beds(ask)),
        }


def _about_house(ask: Asking) -> Document:
    payers = [(payer.value, payer.words) for payer in Payer]
    told: Document = {
        "kind": ask.choose("What kind of place is it", [(kind.value, kind.words) for kind in PlaceKind]),
        "staffed_24h": ask.yes("Is somebody of the staff there day and night?"),
        "interpreter_phone": ask.yes("Can an interpreter be reached by telephone?"),
        "children": ask.yes("Can children stay with the person they belong to?"),
        "pets": ask.yes("Are animals let in?"),
        "payer": ask.choose("Who pays for a night", payers),
    }
    if told["payer"] != Payer.NO_CHARGE:
        told["payer_words"] = ask.text("Who else could pay (may stay empty)", needed=False, most=300)
    return told | {"turnaround": ask.number("Nights to make a bed ready", most=LONGEST_TURNAROUND)}


def _beds(ask: Asking) -> Iterator[Document]:
    labels: set[str] = set()
    while True:
        label = ask.text(f"Name of a bed {DONE if labels else ''}".strip(), needed=not labels, most=60)
        if not label:
            return
        if same(label) in labels:
            ask.say("That one is there already.")
            continue
        labels.add(same(label))
        kind = ask.choose("What is it", [(kind.value, kind.words) for kind in BedKind])
        room_for = ask.choose("For whom", [(room.value, room.words) for room in RoomFor])
        yield {"label": label, "kind": kind, "room_for": room_for, "step_free": ask.yes("Step-free?"),
               "own_room": ask.yes("A room of its own?")}  # fmt: skip


def _rota(ask: Asking, document: Document) -> Iterator[Document]:
    ask.begin("Rota: who answers outside office hours")
    host = same(document["partnership"]["host"])
    while ask.yes("Add a shift?"):
        duty = Duty(ask.choose("What for", [(duty.value, duty.words) for duty in Duty]))
        able = [worker for worker in document["workers"] if _able(worker, duty, host)]
        if not able:
            ask.say("None of the workers has a role that could do this.")
            continue
        worker = ask.choose("Who", [(one["email"], one["name"]) for one in able])
        starts, ends = ask.span()
        yield {"duty": duty, "worker": worker, "starts": starts, "ends": ends}


def _able(worker: Document, duty: Duty, host: str) -> bool:
    at_the_host = same(worker["agency"]) == host or duty is not Duty.COUNCIL_APPROVAL
    return at_the_host and duty.needs in REACH[Role(worker["role"])].permissions


def _team(ask: Asking, agency: Document) -> str:
    return ask.choose("Team", [("", "No team"), *((team, team) for team in agency["teams"])])


def _named(agencies: list[Document]) -> list[Choice]:
    return [(agency["name"], agency["name"]) for agency in agencies]


def _of(agencies: list[Document], name: str) -> Document:
    return next(agency for agency in agencies if agency["name"] == name)


def _once(names: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(same(name), name)
    return list(first.values())
