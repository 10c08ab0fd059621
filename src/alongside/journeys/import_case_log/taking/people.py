from alongside.foundations.access.sections import Section
from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.taking.context import Taking
from alongside.rooms.clocks.actions import stop_clocks
from alongside.rooms.people.actions import close_case, end_grants_but_the_owners, write_note

CASE_CLOSED = "case_closed"


def missing_reported(taking: Taking, entry: Entry) -> None:
    _note(taking, entry, "Reported missing")


def found(taking: Taking, entry: Entry) -> None:
    _note(taking, entry, "Found again after having been missing")


def disengaged(taking: Taking, entry: Entry) -> None:
    _note(taking, entry, "No longer in contact")


def closed(taking: Taking, entry: Entry) -> None:
    says, case = taking.says(entry), taking.case
    close_case(case=case, outcome=entry.value.text, reason="", **says)
    stop_clocks(case=case, rules=None, why=CASE_CLOSED, **says)
    end_grants_but_the_owners(case=case, why=CASE_CLOSED, **says)


def _note(taking: Taking, entry: Entry, what: str) -> None:
    who = f", says {entry.who}" if entry.who else ""
    text = f"{what}{who} (from the case log)."
    write_note(case=taking.case, section=Section.SUPPORT, text=text, **taking.says(entry))
