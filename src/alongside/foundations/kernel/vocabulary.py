"""The words that every address and every table must choose one of."""

from enum import StrEnum


class Door(StrEnum):
    """Who may come in by an address."""

    PUBLIC = "public"  # anybody, without signing in
    REPLY_LINK = "reply-link"  # whoever holds the link that was sent
    GUEST = "guest"  # a guest, for the two hours after the code that was sent to their mailbox
    SIGNED_IN = "signed-in"
    PERMISSION = "permission"  # signed in, and the named permission held
    SYSTEM = "system"  # the system of an agency, with a key that its administrator made
    DEMO = "demo"  # exists only where the database is stamped as a demonstration


class Drawer(StrEnum):
    """How the rows of a table are kept."""

    GUARDED = "guarded"  # belongs to a case and a section: seen only by those who need to know
    APPEND_ONLY = "append-only"  # written once, never changed
    LOCKED = "locked"  # reached through functions of the database alone
    SEALED = "sealed"  # written by the database alone; the program reads it
    REFERENCE = "reference"  # about services and settings, not about people who are helped
    OPEN = "open"  # readable by everybody who is signed in
