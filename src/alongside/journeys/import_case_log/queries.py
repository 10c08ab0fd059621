from collections import defaultdict

from alongside.journeys.import_case_log.entries import Entry, LoggedCase
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.queries.moved import gone_from
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models import Case, LogRow

Before = dict[str, set[str]]


def taken_before(partnership: Partnership) -> Before:
    """By reference, the fingerprints of the rows that came in; none for a case that no log brought."""
    rows = LogRow.objects.filter(case__partnership=partnership)
    before: Before = defaultdict(set)
    for reference, fingerprint in rows.values_list("case__local_reference", "fingerprint"):
        before[reference].add(fingerprint)
    cases = Case.objects.filter(partnership=partnership).exclude(local_reference="")
    return {
        reference: before.get(reference, set())
        for reference in cases.values_list("local_reference", flat=True)
    } | _gone(partnership)


def _gone(partnership: Partnership) -> Before:
    """Of cases that another area took over, so that a log that still lists them makes no second one."""
    return {
        reference: set(LogRow.objects.filter(case=row.case_id).values_list("fingerprint", flat=True))
        for reference, row in gone_from(partnership).items()
    }


def still_to_come(logged: LoggedCase, before: Before) -> list[Entry]:
    known = before.get(logged.reference, set())
    return [entry for entry in logged.entries if entry.fingerprint not in known]


def why_not(logged: LoggedCase, before: Before, gone: dict[str, Handover]) -> str:
    """A case may only grow: what came in before must still stand in the log."""
    if logged.reference not in before:
        return ""
    known = before[logged.reference]
    if logged.reference in gone and still_to_come(logged, before):
        return f"{gone[logged.reference].to} took this case over: what is new is written there."
    if not known:
        return "A case with this reference was opened here, and not by a case log: write what is new on its page."
    lost = len(known - {entry.fingerprint for entry in logged.entries})
    if lost:
        rows = "1 row that has" if lost == 1 else f"{lost} rows that have"
        return (
            f"The case was taken in before, with {rows} since been changed or left out:"
            " correct it on its page, and let the log only grow."
        )
    return ""
