"""All that leaves the program as a file, a letter or an answer to a system: no word of immigration without a yes."""

import email
import email.policy
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from alongside.foundations.access import guests
from alongside.foundations.accounts.models import Agency, User
from alongside.journeys.council_systems.tests.keys import BASE
from alongside.journeys.demo_caseload import cast
from alongside.rooms.conferences.views import files, minutes, pack
from alongside.rooms.directory.actions import make_system_key
from alongside.rooms.directory.words import Scope
from tests.proofs.canaries import found_in
from tests.proofs.test_need_to_know_leaks import send_the_mail
from tests.support.crawling import Page, crawl
from tests.support.databases import Server
from tests.support.proofs import Say
from tests.support.sign_in import signed_in

pytestmark = [pytest.mark.usefixtures("planted_database"), pytest.mark.timeout(1800)]
READERS = (cast.ANA, cast.HELEN, cast.MEI, cast.BOLA, cast.CHARLIE)
MADE_TO_BE_PRINTED = {"beds:next_place_letter", "beds:sheet", "conferences:pack"}
PAPERS = {f"conferences:{name}" for name in ("minutes_pdf", "minutes_word", "pack", "pack_pdf", "pack_word")}
# A document is kept as it came and is opened one by one; what the person asked for has all of it (ADR 37).
NOT_MADE_HERE = {"people:attachment", "subject_access:as_page", "subject_access:as_json"}
READ_BY_SYSTEMS = ("vacancies", "stays", "services", "openapi.json")
Found = tuple[str, set[int]]  # what it is, and the cases whose immigration section it tells of


def of_immigration(text: str) -> set[int]:
    return {number for section, number in found_in(text) if section == "immigration"}


def is_file(page: Page) -> bool:
    made = page.route not in NOT_MADE_HERE
    return made and (
        not page.is_page or "Content-Disposition" in page.headers or page.route in MADE_TO_BE_PRINTED
    )


def of_readers(number: int) -> Iterator[tuple[User, str, set[int]]]:
    """Every file that links lead to, by who takes it away."""
    for name in READERS[:number]:
        user = User.objects.get(full_name=name)
        for page in crawl(signed_in(user)):
            if is_file(page):
                yield user, page.route, of_immigration(page.text)


def letters() -> Iterator[str]:
    """Each part that has words, whatever it is wrapped in; appointments too."""
    for path in settings.DATA.outbox.rglob("*"):
        if path.is_file():
            for part in email.message_from_bytes(path.read_bytes(), policy=email.policy.default).walk():
                words: Any = part.get_payload(decode=True)  # None of what only holds other parts
                yield words.decode(errors="replace") if words else ""


def of_systems() -> Iterator[str]:
    """Every answer that a key opens which may do all that keys may, of every agency, and what needs no key."""
    today = timezone.localdate()
    admin = User.objects.filter(memberships__role="administrator").order_by("email")[0]
    for agency in Agency.objects.exclude(kind="immigration_enforcement").order_by("name"):
        facts: dict[str, Any] = {"agency": agency, "name": "Records", "by": admin, "at": timezone.now()}
        _, key = make_system_key(scopes=list(Scope), until_day=today + timedelta(days=9), **facts)
        for what in READ_BY_SYSTEMS:
            yield Client().get(f"{BASE}{what}", headers={"authorization": f"Bearer {key}"}).text


def of_guests() -> Iterator[str]:
    """Every page that a guest is given: the pack of one meeting."""
    for guest in User.objects.filter(is_guest=True).order_by("pk"):
        client = Client()
        session = client.session
        guests.receive(session, guest, timezone.now())
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
        yield from (page.text for page in crawl(client, "/guest/"))


def named_for(user: User) -> set[int]:
    """The cases in which a consent stands that names immigration for an agency of this user."""
    agencies = list(user.memberships.values_list("agency_id", flat=True))
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT regexp_replace(p.reference, '\\D', '', 'g')::int FROM choices_consent c"
            " JOIN people_case p ON p.id = c.case_id WHERE c.said = 'given' AND c.immigration_named"
            " AND c.agency_id = ANY(%s) AND c.until > now() AND NOT EXISTS (SELECT FROM choices_consent later"
            " WHERE later.case_id = c.case_id AND later.purpose = c.purpose AND later.agency_id = c.agency_id"
            " AND later.number > c.number)",
            [agencies],
        )
        return {row[0] for row in cursor.fetchall()}


def search(server: Server, readers: int) -> tuple[int, set[str], list[str]]:
    """How many were searched, of which kinds, and which tell of what nobody named."""
    told = [(user, kind, cases - named_for(user)) for user, kind, cases in of_readers(readers)]
    send_the_mail(server.url(str(connection.settings_dict["NAME"])))
    others = [("letter", of_immigration(text)) for text in letters()]
    others += [("guest", of_immigration(text)) for text in of_guests()]
    others += [("system", of_immigration(text)) for text in of_systems()]
    found = [kind for _, kind, cases in told if cases] + [kind for kind, cases in others if cases]
    return len(told) + len(others), {kind for _, kind, _ in told} | {kind for kind, _ in others}, found


@pytest.fixture
def drawn_as_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letters of a PDF are drawn: here it holds the words that it was drawn of."""
    monkeypatch.setattr(files, "as_pdf", lambda paper: repr(paper).encode())


@pytest.mark.usefixtures("drawn_as_words")
def test_no_file_tells_of_immigration_that_no_consent_names(
    proof: Say, database_server: Server, many: Callable[[int, int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = many(1, len(READERS))
    number, kinds, found = search(database_server, readers)
    wanted = PAPERS | {"letter", "system", "guest"}
    proof(
        f"files, letters and answers that tell of immigration without a consent, {number} of {len(kinds)} kinds",
        figure=f"{len(found)}{': ' + ', '.join(sorted(set(found))) if found else ''}",
        goal="0",
        holds=not found and wanted <= kinds,
    )
    for view in (minutes, pack):
        monkeypatch.setattr(view, "hears_of_immigration", lambda *_: True)
    found = [kind for user, kind, cases in of_readers(1) if cases - named_for(user)]
    proof(
        "planted: papers that take all of it along",
        figure=f"{len(set(found))} found",
        goal="minutes and packs, in each of their forms",
        holds=set(found) == PAPERS,
    )
