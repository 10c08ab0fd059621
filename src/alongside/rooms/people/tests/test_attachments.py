"""Documents of a case: who finds them, how they come in, how they leave, what stays when they are removed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.foundations.uploads.tests import samples
from alongside.foundations.uploads.tests.scanner import VIRUS, scanner
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency
from alongside.rooms.people.actions import (
    attach,
    close_case,
    give_grant,
    open_to_guest,
    remove_attachment,
    write_note,
)
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.models import Attachment, AttachmentRemoved, Case, Note
from alongside.rooms.people.tests.conftest import LATER
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import Browser, beside, counted, seen, send
from alongside.rooms.people.words import AttachedWhat, Basis

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_own_files")]
LETTER = b"Dear Sol, your flat is ready."


@pytest.fixture
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.SEALED_FILES = tmp_path / "files"


def a_letter(case: Case, by: User, section: Section = Section.SUPPORT, title: str = "Letter") -> Attachment:
    cover = Cover(section=section, what=AttachedWhat.LETTER, title=title)
    return attach(case=case, cover=cover, received=Received(Kind.TEXT, LETTER), by=by, at=NOW)


def given(data: bytes = LETTER, **changes: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("Sol Example, passport.txt", data)
    return {"file": file, "what": "letter", "title": "Letter", "section": "support"} | changes


def kept() -> list[bytes]:
    return [path.read_bytes() for _, path in files.every_file()]


def errors(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    assert kept() == []
    return answer.text


def test_a_document_comes_in_is_listed_and_leaves_as_a_file_that_says_nothing(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    assert send(client, case, "documents/new", **given()).status_code == 302
    (row,) = _rows(alice)
    page = client.get(f"/cases/{case.pk}/documents/")
    assert "Download document-1.txt" in page.text
    assert "passport" not in page.text
    answer = client.get(f"/cases/{case.pk}/documents/{row.pk}/")
    assert answer.content == LETTER
    assert answer.headers["Content-Disposition"] == 'attachment; filename="document-1.txt"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def _rows(user: User) -> list[Attachment]:
    with seen(user):
        return list(Attachment.objects.order_by("number"))


def test_what_is_on_the_disk_says_nothing() -> None:
    alice = a_navigator()
    row = a_letter(a_case(alice), alice)
    (sealed,) = kept()
    assert b"Sol" not in sealed
    assert files.path_of(row.pk).stat().st_mode & 0o077 == 0


def test_every_download_is_one_entry_about_that_document(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    row = a_letter(case, alice)
    for _ in range(2):
        client.get(f"/cases/{case.pk}/documents/{row.pk}/")
    entries = AuditEntry.objects.filter(event="case.downloaded")
    assert {(e.by, e.case_id, e.about_id) for e in entries} == {(alice.pk, case.pk, str(row.pk))}
    assert len(entries) == 2
    assert AuditEntry.objects.get(event="attachment.added").codes["section"] == "support"


def test_documents_of_a_closed_section_do_not_exist(browser: Browser) -> None:
    alice, officer = a_navigator(), a_worker(Role.ROUGH_SLEEPING_OFFICER, an_agency())
    case, agency = a_case(alice), officer.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.SUPPORT], basis=Basis.CONFERENCE, by=alice, at=NOW)
    hidden = a_letter(case, alice, Section.IMMIGRATION, "Hidden title")
    shown = a_letter(case, alice)
    remove_attachment(attachment=hidden, reason="Hidden reason", by=alice, at=NOW)
    his = browser(officer)
    page = his.get(f"/cases/{case.pk}/documents/").text
    assert f"/documents/{shown.pk}/" in page
    assert "document-1.txt" in page
    assert "Hidden" not in page
    for more in ("", "remove/"):
        assert his.get(f"/cases/{case.pk}/documents/{hidden.pk}/{more}").status_code == 404
    assert (
        "Choose one of the answers" in send(his, case, "documents/new", **given(section="immigration")).text
    )


def test_a_guest_finds_no_document() -> None:
    alice, guest = a_navigator(), User.objects.create_guest("Rosa")
    case = a_case(alice)
    a_letter(case, alice)
    write_note(case=case, section=Section.SUPPORT, text="Told.", by=alice, at=NOW)
    until = LATER + timedelta(days=1)
    open_to_guest(
        case=case, guest=guest, sections=[Section.SUPPORT], about_id=uuid4(), until=until, by=alice, at=NOW
    )
    with seen(guest):
        assert Note.objects.count() == 1
        assert Attachment.objects.count() == 0
    assert [counted(guest, NOW, f"people_{table}") for table in ("note", "attachment")] == [1, 0]


def test_a_document_is_found_in_its_own_case_only(browser: Browser) -> None:
    alice = a_navigator()
    case, other = a_case(alice), a_case(alice, name="Luz")
    row = a_letter(case, alice)
    assert browser(alice).get(f"/cases/{other.pk}/documents/{row.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"data": b""}, "empty"),
        ({"data": samples.ACTIVE_SVG}, "We do not take web pages and drawings"),
        ({"data": samples.ACTIVE_PDFS["script at opening"]}, "This PDF can do things"),
        ({"data": b"a" * 10_000_001}, "larger than 10 MB"),
        ({"what": "photograph_of_person"}, "only if they agreed"),
        ({"file": ""}, "Choose a document"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(browser: Browser, changes: dict[str, Any], says: str) -> None:
    alice = a_navigator()
    case = a_case(alice)
    assert says in errors(send(browser(alice), case, "documents/new", **given(**changes)))
    assert _rows(alice) == []


def test_a_photograph_of_the_person_needs_their_word_and_loses_its_place(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    agreed = {"agreed_day": "5", "agreed_month": "6", "agreed_year": "2026", "agreed_time": "15:00"}
    sent = given(samples.from_a_phone(), what="photograph_of_person", **agreed)
    assert send(client, case, "documents/new", **sent).status_code == 302
    (row,) = _rows(alice)
    assert (row.kind, row.agreed_by_id, row.agreed_at) == ("jpeg", alice.pk, NOW)
    assert samples.SECRET not in client.get(f"/cases/{case.pk}/documents/{row.pk}/").content
    assert "as Alice heard" in client.get(f"/cases/{case.pk}/documents/").text


def test_nobody_agreed_tomorrow() -> None:
    alice = a_navigator()
    cover = Cover(
        section=Section.SUPPORT, what=AttachedWhat.PHOTOGRAPH, title="T", agreed=NOW + timedelta(days=1)
    )
    with pytest.raises(Refused, match="future"):
        attach(case=a_case(alice), cover=cover, received=Received(Kind.TEXT, b"a"), by=alice, at=NOW)


def test_a_dangerous_file_is_not_kept_and_that_it_was_sent_is(
    browser: Browser, settings: Any, tmp_path: Path
) -> None:
    alice = a_navigator()
    case = a_case(alice)
    with scanner(tmp_path, VIRUS) as (settings.UPLOAD_SCANNER, _):
        assert "dangerous" in errors(send(browser(alice), case, "documents/new", **given()))
    assert AuditEntry.objects.get(event="attachment.dangerous").case_id == case.pk


def test_the_same_form_twice_keeps_one_document(browser: Browser) -> None:
    alice, key = a_navigator(), str(uuid4())
    case, client = a_case(alice), browser(alice)
    for _ in range(2):
        assert send(client, case, "documents/new", **given(form_key=key)).status_code == 302
    assert len(_rows(alice)) == len(kept()) == 1


def test_whoever_added_it_or_answers_for_the_case_removes_it(browser: Browser) -> None:
    alice, bob = a_navigator(), a_worker(Role.OUTREACH_WORKER, an_agency())
    case, agency = a_case(alice), bob.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.SUPPORT], basis=Basis.CONFERENCE, by=alice, at=NOW)
    hers, his = a_letter(case, alice), a_letter(case, bob)
    client = browser(bob)
    assert client.get(f"/cases/{case.pk}/documents/").text.count("/remove/") == 1
    assert send(client, case, f"documents/{hers.pk}/remove", reason="No").status_code == 409
    assert send(client, case, f"documents/{his.pk}/remove", reason="Wrong case").status_code == 302
    page = client.get(f"/cases/{case.pk}/documents/").text
    assert "Wrong case" in page
    assert f"/documents/{his.pk}/" not in page
    assert client.get(f"/cases/{case.pk}/documents/{his.pk}/").status_code == 404


def test_what_is_in_a_removed_document_is_gone_once_it_is_certain(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    alice = a_navigator()
    case = a_case(alice)
    row = a_letter(case, alice)
    with seen(alice):
        close_case(case=case, outcome="other", reason="", by=alice, at=NOW)
        with django_capture_on_commit_callbacks(execute=True):
            remove_attachment(attachment=row, reason="She asked", by=beside(alice), at=LATER)
            assert len(kept()) == 1
        assert AttachmentRemoved.objects.get().reason == "She asked"
        assert kept() == []
        with pytest.raises(Refused, match="removed already"):
            remove_attachment(attachment=row, reason="Again", by=alice, at=LATER)


def test_nothing_is_added_to_a_closed_case(browser: Browser) -> None:
    alice = a_navigator()
    case = a_case(alice)
    with seen(alice):
        close_case(case=case, outcome="other", reason="", by=alice, at=NOW)
    assert send(browser(alice), case, "documents/new", **given()).status_code == 409
    assert kept() == []


def test_a_file_that_was_changed_on_the_disk_is_not_handed_out(browser: Browser) -> None:
    alice = a_navigator()
    case = a_case(alice)
    row = a_letter(case, alice)
    path = files.path_of(row.pk)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    answer = browser(alice).get(f"/cases/{case.pk}/documents/{row.pk}/")
    assert answer.status_code == 409
    assert "gone or was changed" in answer.text
