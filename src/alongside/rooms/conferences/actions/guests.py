"""The way in of a guest, step by step, and what they send. Each wrong step is kept as evidence too."""

import secrets
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac
from procrastinate.contrib.django import app

from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.conferences.models import GuestEntry, Invitation
from alongside.rooms.people.models import Case

POST_LINK, POST_CODE = "conferences.post_guest_link", "conferences.post_guest_code"
CODE_LASTS = timedelta(minutes=10)
MOST_TRIES = 5
A_GUEST = "A guest"


@verb
def make_entry(*, invitation: Invitation, by: None, at: datetime) -> GuestEntry:
    """For the letter that is about to be written."""
    return _entry(invitation, by, at)


@verb
def ask_for_link(*, invitation: Invitation, by: User, at: datetime) -> GuestEntry:
    """It goes to the mailbox that was invited, whoever asked for it."""
    entry = _entry(invitation, by, at)
    app.configure_task(POST_LINK).defer(entry_id=str(entry.pk))
    return entry


def _entry(invitation: Invitation, by: User | None, at: datetime) -> GuestEntry:
    entry = GuestEntry.objects.create(case_id=invitation.case_id, invitation=invitation)
    service = "" if by else Service.POST_ROOM
    record("guest.link_made", by=by, at=at, case_id=invitation.case_id, about=entry, service=service)
    return entry


@verb
def spend_link(*, entry: GuestEntry, by: User, at: datetime) -> bool:
    """Once. The code is made and sent after the transaction, so that it stands in no queue."""
    row = _locked(entry)
    is_new = row.spent_at is None
    if is_new:
        row.spent_at, row.spent_by = at, by
        row.save(update_fields=["spent_at", "spent_by"])
        app.configure_task(POST_CODE).defer(entry_id=str(row.pk))
    event = "guest.link_spent" if is_new else "guest.link_refused"
    record(event, by=by, at=at, case_id=row.case_id, about=row)
    return is_new


@verb
def make_code(*, entry: GuestEntry, by: None, at: datetime) -> str:
    """Six digits, known to nobody but the letter; empty when the code of this link was made before."""
    row = _locked(entry)
    code = "" if row.code_hash or row.spent_at is None else f"{secrets.randbelow(1_000_000):06d}"
    if code:
        row.code_hash, row.code_until = _hash(row, code), at + CODE_LASTS
        row.save(update_fields=["code_hash", "code_until"])
    event = "guest.code_made" if code else "guest.code_not_made"
    record(event, by=by, at=at, case_id=row.case_id, about=row, service=Service.POST_ROOM)
    return code


@verb
def try_code(*, entry: GuestEntry, code: str, by: User, at: datetime) -> bool:
    row = _locked(entry)
    is_right = _is_good(row, at) and constant_time_compare(row.code_hash, _hash(row, code))
    row.tries = min(row.tries + 1, MOST_TRIES)
    if is_right:
        row.opened_at, row.opened_by = at, by
    row.save(update_fields=["tries", "opened_at", "opened_by"])
    event = "guest.came_in" if is_right else "guest.code_refused"
    record(event, by=by, at=at, case_id=row.case_id, about=row)
    return is_right


def _is_good(row: GuestEntry, at: datetime) -> bool:
    if row.opened_at is not None or row.code_until is None or row.tries >= MOST_TRIES:
        return False
    return at < row.code_until


def _hash(row: GuestEntry, code: str) -> str:
    digest = salted_hmac("alongside.conferences.guest-code", f"{row.pk} {code}", algorithm="sha256")
    return digest.hexdigest()


def _locked(entry: GuestEntry) -> GuestEntry:
    return GuestEntry.objects.select_for_update().get(pk=entry.pk)


def forget_guests(case: Case) -> None:
    """A guest is one person at one conference: with the case goes their name, whether they were shown of it or not."""
    guests = Invitation.objects.filter(case=case, guest__isnull=False).values_list("guest_id", flat=True)
    User.objects.filter(pk__in=list(guests), is_guest=True).update(full_name=A_GUEST)
