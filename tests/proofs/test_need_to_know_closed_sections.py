"""Whether anything is kept in a section is as closed as what is kept there: no page of the case differs by it."""

import re
from collections.abc import Callable, Sequence

import pytest
from django.test import Client

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.directory.tests.factories import eyes_of
from alongside.rooms.people.actions import attach, record_indicators, write_note
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.models import Case
from alongside.rooms.people.words import AttachedWhat
from tests.support.proofs import Say
from tests.support.relations import LOOKED_AT, World
from tests.support.walking import addresses

pytestmark = pytest.mark.timeout(900)
VOLATILE = re.compile(r'name="(?:csrfmiddlewaretoken|form_key)" value="[^"]*"')
READERS = (Role.NURSE, Role.COMMISSIONER, Role.FIRST_RESPONDER, Role.IMMIGRATION_ADVISER)
Pages = dict[tuple[str, str], tuple[int, str]]


def pages_of(world: World, relation: str, readers: Sequence[Role]) -> Pages:
    """Every page of the case as each reader is told it. Of who looked each look tells; that page is of the team."""
    found: Pages = {}
    for role in readers:
        client = Client(raise_request_exception=False)
        client.force_login(world.workers[role])
        for name, address in sorted(addresses().items()):
            if {place for place, _ in address.named} == {"case_id"} and name != "audit_trail:who_looked":
                answer = client.get(address.url({"case_id": world.cases[relation]["case_id"]}))
                found[str(role), name] = (answer.status_code, VOLATILE.sub("", answer.text))
    return found


def fill(world: World, relation: str, sections: set[Section]) -> None:
    """By the team of the case: words and a document in each of these, and signs, which are kept with the account."""
    alice: User = world.here.navigator
    with viewing.seen_by(eyes_of(alice), at=LOOKED_AT):
        case = Case.objects.get(pk=str(world.cases[relation]["case_id"]))
        for section in sorted(sections):
            write_note(case=case, section=section, text="More.", by=alice, at=LOOKED_AT)
            cover = Cover(section=section, what=AttachedWhat.LETTER, title="Letter")
            attach(case=case, cover=cover, received=Received(Kind.TEXT, b"More."), by=alice, at=LOOKED_AT)
        if Section.STORY in sections:
            seen = Sighting(where_seen="Day centre", seen_on=LOOKED_AT.date())
            record_indicators(case=case, codes=["G22", "G23"], sighting=seen, by=alice, at=LOOKED_AT)


def differing(world: World, sections: set[Section], readers: Sequence[Role]) -> tuple[int, set[str]]:
    before = pages_of(world, "consent", readers)
    fill(world, "consent", sections)
    after = pages_of(world, "consent", readers)
    shown = sum(status == 200 for status, _ in before.values())
    return shown, {f"{role} {name}" for (role, name), page in before.items() if after[role, name] != page}


def test_no_page_tells_that_there_is_something(
    world: World, proof: Say, many: Callable[[int, int], int]
) -> None:
    """The person agreed to identity, health, whereabouts and immigration; what is filled now is none of it."""
    agreed = {Section.IDENTITY, Section.HEALTH, Section.WHEREABOUTS, Section.IMMIGRATION}
    readers = READERS[: many(2, len(READERS))]
    shown, differ = differing(world, set(Section) - agreed, readers)
    proof(
        f"pages of a case that differ by what is kept in closed sections, of {shown}, {len(readers)} readers",
        figure=", ".join(sorted(differ)[:5]) or "0",
        goal="0",
        holds=not differ and shown > 10 * len(readers),
    )
    _, differ = differing(world, {Section.HEALTH}, READERS[:1])
    proof(
        "planted: something new in a section that is open to one of them",
        figure=f"{len(differ)} pages differ",
        goal="more than 0",
        holds=bool(differ),
    )
