from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import jobs, oversight
from alongside.rooms.people.models import Case, Raised
from alongside.rooms.people.words import RaisedWhy


@verb
def raise_to_lead(
    *, case: Case, why: RaisedWhy, about_id: UUID, worker: User, by: User | None, at: datetime
) -> Raised:
    """Told once of an act and a reason. It stands until somebody who leads the area has said what they found."""
    row = Raised.objects.create(case=case, why=why, about_id=about_id, worker=worker, raised_from=at)
    jobs.tell_who_leads.defer(raised_id=str(row.pk))
    record("oversight.raised", by=by, at=at, case_id=case.pk, about=row, why=why, worker=worker.pk)
    return row


@verb
def look_at_raised(*, raised: Raised, words: str, by: User, at: datetime) -> Raised:
    if raised.worker_id == by.pk:
        raise Refused("Somebody else looks at what you did.")
    with viewing.as_service(Service.OVERSIGHT, at=at):
        row = Raised.objects.select_for_update(of=("self",)).get(pk=raised.pk)
        if row.looked_at is not None:
            raise Refused("Somebody has looked at this already.")
        row.looked_at, row.looked_by, row.words = at, by, words
        row.save(update_fields=["looked_at", "looked_by", "words"])
    record("oversight.looked_at", by=by, at=at, case_id=row.case_id, about=row)
    return row


@verb
def climb_emergencies(*, by: None, at: datetime) -> int:
    """Those that nobody answered for go to whoever leads the area, each once."""
    with viewing.as_service(Service.OVERSIGHT, at=at):
        late = oversight.unanswered(at)
        for row in late:
            why, worker = RaisedWhy.GLASS_UNANSWERED, row.opened_by
            raise_to_lead(case=row.case, why=why, about_id=row.pk, worker=worker, by=by, at=at)
    record("oversight.looked_through", by=by, at=at, service=Service.OVERSIGHT, number=len(late))
    return len(late)
