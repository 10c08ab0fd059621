"""Who is asked whether they take a case over reads a part of it. Before they say yes, no form of the case is theirs."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing, writing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import EVERY_SECTION
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.beds.actions import add_bed
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.tests.factories import an_area
from alongside.rooms.directory.tests.factories import NOW, a_worker
from alongside.rooms.people.models import CaseGrant
from alongside.rooms.people.words import Basis
from tests.support.full_case import Hands, Identifiers, a_full_case
from tests.support.relations import LOOKED_AT
from tests.support.walking import FORM, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
NOT_THEIRS = {403, 404, 405, 409}
THEIR_ANSWER = "conferences:handover"
IN_AN_EMERGENCY = (
    "people:break_glass_match"  # which anybody of their role may open, and which is answered for
)
OFFERS = {
    "people:notes": "Write a note",
    "people:attachments": "Add a document",
    "conferences:of_case": "Convene a conference",
}
ROLES = (Role.NAVIGATOR, Role.SERVICE_MANAGER, Role.CONFERENCE_COORDINATOR)


def a_case_they_are_asked_about() -> Identifiers:
    """All of it is shown to them, more than anybody would."""
    area = an_area()
    bed = add_bed(premises=area.house, facts=BedFacts(label="One"), by=area.manager, at=NOW)
    other = a_worker(Role.NURSE, area.stranger_agency, name="Nora")
    hands = Hands(area.partnership, area.navigator, other, area.outreach, area.manager, bed)
    _, found = a_full_case(hands)
    with viewing.as_service(Service.DEMO, at=NOW), writing.allowed():
        shown = CaseGrant.objects.filter(basis=Basis.HANDOVER)
        assert shown.update(sections=sorted(EVERY_SECTION)) == 1
    return found


def colleagues_there() -> list[User]:
    far = User.objects.get(full_name="Far Away").memberships.get()
    return [a_worker(role, far.agency, name=f"The {role}") for role in ROLES]


def answers(user: User, found: Identifiers, method: str) -> dict[str, int]:
    """Of each address that names only what stands in the case. Nothing that a form does outlives its answer."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    told = {}
    for name, address in addresses().items():
        if address.rows and address.rows <= found.keys():
            url = address.url(address.of_nothing() | found)
            with transaction.atomic():
                answer = client.post(url, FORM) if method == "post" else client.get(url)
                transaction.set_rollback(True)
            told[name] = answer.status_code
    return told


def test_no_form_of_the_case_is_theirs_before_they_say_yes() -> None:
    found = a_case_they_are_asked_about()
    with time_machine.travel(LOOKED_AT, tick=False):
        for user in colleagues_there():
            sent = answers(user, found, "post")
            assert len(sent) > 120
            assert sent.pop(THEIR_ANSWER) == 200
            sent.pop(IN_AN_EMERGENCY)
            assert {name: status for name, status in sent.items() if status not in NOT_THEIRS} == {}
            read = answers(user, found, "get")
            assert read["case_home:home"] == read["people:notes"] == read[THEIR_ANSWER] == 200


def test_no_page_offers_them_what_they_may_not_do_yet() -> None:
    found = a_case_they_are_asked_about()
    client = Client()
    with time_machine.travel(LOOKED_AT, tick=False):
        client.force_login(colleagues_there()[0])
        for name, offer in OFFERS.items():
            page = client.get(reverse(name, args=[found["case_id"]])).content.decode()
            assert "Until somebody says yes you can read here" in page, name
            assert offer not in page, name
