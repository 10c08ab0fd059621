"""Who the person is, how they are reached safely, what they said and what was written down."""

from collections.abc import Iterator
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.design.words import day, full_moment
from alongside.rooms.conferences.queries.parts import Part
from alongside.rooms.people import queries
from alongside.rooms.people.indicators import BY_CODE as SIGNS
from alongside.rooms.people.models import Case, Name
from alongside.rooms.people.questions import BY_CODE, Known, SaidBy
from alongside.rooms.people.words import AgeStatus, Channel

NAMES = {Name.CHOSEN: "Likes to be called", Name.LEGAL: "Name in papers", Name.ALSO: "Also known as"}
SAFE = {True: "Safe to use", False: "NOT safe to use", None: "Nobody knows whether it is safe"}


def met(case: Case, at: datetime) -> Iterator[Part]:
    age = AgeStatus(case.age_status)
    yield Part(
        section=Section.SUPPORT,
        kind="met",
        title="First met",
        text=f"{full_moment(case.identified_at)}. {age.words}.",
        data={
            "identified_at": case.identified_at.isoformat(),
            "found_at_kind": case.found_at_kind,
            "age_status": case.age_status,
            "in_danger_now": case.in_danger_now,
            "identified_day_only": case.identified_day_only,
        },
    )


def names(case: Case, at: datetime) -> Iterator[Part]:
    for row in queries.names_of(case)[::-1]:
        if row.replaced_by_id is not None:
            continue
        data = {"kind": row.kind, "text": row.text}
        yield Part(section=Section.IDENTITY, kind="name", title=NAMES[row.kind], text=row.text, data=data)


def contacts(case: Case, at: datetime) -> Iterator[Part]:
    for row in queries.contact_rules_of(case):
        channel = Channel(row.channel)
        words = ". ".join(filter(None, [row.value, SAFE[row.safe], row.how]))
        data = {"channel": row.channel, "value": row.value, "safe": row.safe, "how": row.how}
        yield Part(section=Section.CONTACT, kind="contact", title=channel.words, text=words, data=data)


def facts(case: Case, at: datetime) -> Iterator[Part]:
    for code, row in sorted(queries.standing_facts(case).items()):
        known, said_by = Known(row.known), SaidBy(row.said_by)
        answer = row.answer if known is Known.TOLD else known.words
        words = ". ".join(filter(None, [answer, said_by.words, row.reason]))
        data = {
            "question": code,
            "known": row.known,
            "answer": row.answer,
            "said_by": row.said_by,
            "reason": row.reason,
        }
        yield Part(
            section=Section(row.section), kind="fact", title=BY_CODE[code].words, text=words, data=data
        )


def notes(case: Case, at: datetime) -> Iterator[Part]:
    for row in sorted(queries.notes_of(case), key=lambda row: (row.written_at, str(row.pk))):
        title = f"Note of {full_moment(row.written_at)}, {row.written_by.full_name}"
        yield Part(section=Section(row.section), kind="note", title=title, text=row.text)


def signs(case: Case, at: datetime) -> Iterator[Part]:
    for row in queries.indicators_of(case):
        if row.withdrawn_at is not None:
            continue
        seen_by = row.seen_by_agency or row.seen_by or row.recorded_by
        data = {
            "code": row.code,
            "where_seen": row.where_seen,
            "seen_on": row.seen_on.isoformat(),
            "detail": row.detail,
        }
        words = ". ".join(filter(None, [f"{row.where_seen}, {day(row.seen_on)}, {seen_by}", row.detail]))
        yield Part(section=Section.STORY, kind="sign", title=SIGNS[row.code].words, text=words, data=data)


def calls(case: Case, at: datetime) -> Iterator[Part]:
    """The log of contacts, the first one first."""
    for row in sorted(queries.contacts_with(case), key=lambda row: (row.made_at, str(row.pk))):
        data = {
            "channel": row.channel,
            "from_person": row.from_person,
            "reached": row.reached,
            "summary": row.summary,
            "made_at": row.made_at.isoformat(),
        }
        title = f"{Channel(row.channel).words}, {full_moment(row.made_at)}, {row.made_by.full_name}"
        words = ". ".join(filter(None, ["" if row.reached else "Not reached", row.summary]))
        yield Part(section=Section.CONTACT, kind="call", title=title, text=words, data=data)


def papers(case: Case, at: datetime) -> Iterator[Part]:
    """Files stay where they are: what they are is told, so that somebody asks for them."""
    for row in sorted(queries.attachments_of(case), key=lambda row: str(row.pk)):
        words = "The document stayed with the area that handed over. Ask them for it."
        yield Part(section=Section(row.section), kind="document", title=row.title, text=words)
