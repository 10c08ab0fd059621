"""How the rows of this room are said on its pages."""

from alongside.rooms.people.presenters.attachments import (
    AttachmentLine,
    attachments,
    removed_attachments,
)
from alongside.rooms.people.presenters.facts import (
    SectionOfFacts,
    answer_in_words,
    answers,
    facts_by_section,
    kind_of_name,
    names,
    source_in_words,
)
from alongside.rooms.people.presenters.glass import GlassLine, glass_line, glass_lines, reviews
from alongside.rooms.people.presenters.identity import (
    NAME_CLOSED,
    NO_NAME,
    Identity,
    contact_tag,
    identity,
    shown_name,
)
from alongside.rooms.people.presenters.rows import (
    contact_title,
    contacts,
    grants,
    indicators,
    moves,
    notes,
    only_where_from,
    sections_in_words,
    sign_words,
    ways,
)

__all__ = [
    "NAME_CLOSED",
    "NO_NAME",
    "AttachmentLine",
    "GlassLine",
    "Identity",
    "SectionOfFacts",
    "answer_in_words",
    "answers",
    "attachments",
    "contact_tag",
    "contact_title",
    "contacts",
    "facts_by_section",
    "glass_line",
    "glass_lines",
    "grants",
    "identity",
    "indicators",
    "kind_of_name",
    "moves",
    "names",
    "notes",
    "only_where_from",
    "removed_attachments",
    "reviews",
    "sections_in_words",
    "shown_name",
    "sign_words",
    "source_in_words",
    "ways",
]
