"""Services that everybody may find."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.actions.area import ChangedMeanwhile
from alongside.rooms.directory.models import Partnership, PublicService

NO_HOUSE = "no_house_is_a_public_service"


@dataclass(frozen=True, kw_only=True)
class ServiceFacts:
    name: str
    organisation: str
    description: str
    eligibility: str = ""
    area: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""


@verb
def add_public_service(
    *, partnership: Partnership, facts: ServiceFacts, by: User, at: datetime
) -> PublicService:
    with _no_house():
        row = PublicService.objects.create(
            partnership=partnership, changed_at=at, changed_by=by, **asdict(facts)
        )
    record("public_service.added", by=by, at=at, about=row)
    return row


@verb
def change_public_service(
    *, service: PublicService, version: int, facts: ServiceFacts, by: User, at: datetime
) -> PublicService:
    held = PublicService.objects.select_for_update().get(pk=service.pk)
    if held.version != version:
        raise ChangedMeanwhile(held)
    for name, value in asdict(facts).items():
        setattr(held, name, value)
    held.version, held.changed_at, held.changed_by = version + 1, at, by
    with _no_house():
        held.save()
    record("public_service.changed", by=by, at=at, about=held)
    return held


@verb
def end_public_service(*, service: PublicService, by: User, at: datetime) -> PublicService:
    held = PublicService.objects.select_for_update().get(pk=service.pk)
    if held.ended_at is not None:
        raise Refused("This service is not shown any more.", "Add it again if it is back.")
    held.ended_at, held.ended_by = at, by
    held.save(update_fields=["ended_at", "ended_by"])
    record("public_service.ended", by=by, at=at, about=held)
    return held


@contextmanager
def _no_house() -> Iterator[None]:
    """What the database says of a house with beds, in a sentence that does not tell which word it was."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        said = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if said != NO_HOUSE:
            raise
        raise Refused(
            "Something here belongs to a house with beds: its name, its address or its telephone.",
            "A house is never listed where everybody can read it. Nothing was saved.",
        ) from error
