"""What is asked and answered before a yes, and what the person agrees to after it."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.actions.dispatching import tell_neighbour
from alongside.rooms.conferences.actions.turning import in_order, locked_handover, tell_sides, turned
from alongside.rooms.conferences.models import Handover, HandoverRemark
from alongside.rooms.conferences.policies import handover as policies
from alongside.rooms.conferences.states import HANDOVER, HandoverState
from alongside.rooms.conferences.words import Remark
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.words import Basis


@verb
def ask_about(*, handover: Handover, text: str, by: User, at: datetime) -> Handover:
    """A question does not stop the clock."""
    policies.check_answers(handover, by, at)
    tell_neighbour(handover, "question", at, text=text, by=by.full_name)
    return _say(handover, "ask_about", Remark.QUESTION, text, by, at)


@verb
def answer_about(*, handover: Handover, text: str, by: User, at: datetime) -> Handover:
    policies.check_asked(handover, by, at)
    tell_neighbour(handover, "answer", at, text=text, by=by.full_name)
    return _say(handover, "answer_question", Remark.ANSWER, text, by, at)


@verb
def take_remark(*, handover: Handover, kind: Remark, text: str, by: User, at: datetime) -> Handover:
    """From another deployment. What was meant before the yes is kept, too, where it comes after it."""
    act = {Remark.QUESTION: "ask_about", Remark.ANSWER: "answer_question"}[kind]
    if HANDOVER.allows(act, HandoverState(handover.state)):
        return _say(handover, act, kind, text, by, at)
    _remark(handover, kind, text, by, at)
    record(HANDOVER.events[act], by=by, at=at, case_id=handover.case_id, about=handover)
    return handover


@verb
def agree_to_more(
    *, handover: Handover, sections: AbstractSet[Section], own_words: str, by: User, at: datetime
) -> Handover:
    """Parts that stayed closed when the person moved: they agree now that whoever is responsible sees them too."""
    row = locked_handover(handover)
    more = sections - {Section(section) for section in row.travels}
    if not more or not own_words.strip():
        raise Refused("Say which parts they agree to now, and write what they said.")
    row.travels = in_order({*row.travels, *more})
    row.save(update_fields=["travels"])
    assert row.to_agency is not None
    _remark(row, Remark.AGREED, own_words, by, at)
    give_grant(
        case=row.case, agency=row.to_agency, team=row.to_team, sections=more, basis=Basis.OWNER,
        about_id=row.pk, by=by, at=at,
    )  # fmt: skip
    record("handover.widened", by=by, at=at, case_id=row.case_id, about=row)
    return row


def _say(handover: Handover, act: str, kind: Remark, text: str, by: User, at: datetime) -> Handover:
    if not text.strip():
        raise Refused("Write what you want to say.")
    row = turned(handover, act)
    row.save(update_fields=["state"])
    _remark(row, kind, text, by, at)
    record(HANDOVER.events[act], by=by, at=at, case_id=row.case_id, about=row)
    tell_sides(row, act)
    return row


def _remark(row: Handover, kind: Remark, text: str, by: User, at: datetime) -> None:
    HandoverRemark.objects.create(
        case_id=row.case_id, handover=row, kind=kind, text=text, said_at=at, said_by=by
    )
