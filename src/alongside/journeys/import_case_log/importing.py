"""A whole log: every case by itself, so that one that is refused keeps no other out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db import IntegrityError, transaction

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.actions import Area, NotTakenIn, found_area, take_in
from alongside.journeys.import_case_log.consistency import Problem
from alongside.journeys.import_case_log.entries import Entry, LoggedCase
from alongside.journeys.import_case_log.queries import still_to_come, taken_before, why_not
from alongside.journeys.import_case_log.reading import Row
from alongside.journeys.import_case_log.rules import RefusedCase, check
from alongside.journeys.import_case_log.taking.context import Agencies
from alongside.rooms.conferences.queries.moved import gone_from
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.models import Partnership

IMPORTER = "Case log import"
Sentence = Callable[[IntegrityError], str]
Watch = Callable[[Sequence[LoggedCase]], Iterable[LoggedCase]]


@dataclass
class Report:
    """References of the cases, in their order; `refused` with lines and reasons."""

    taken: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[RefusedCase] = field(default_factory=list)

    def in_order(self) -> "Report":
        refused = sorted(self.refused, key=lambda case: (case.reference, case.problems[0].line))
        return Report(sorted(self.taken), sorted(self.unchanged), refused)


def import_rows(
    rows: Iterable[Row],
    *,
    area: Area,
    now: datetime,
    in_words: Sentence,
    rehearsal: bool = False,
    watch: Watch = iter,
) -> Report:
    """`in_words` says what a broken constraint means. A rehearsal does everything and keeps nothing."""
    checked = check(rows, now)
    sound = [case for case in checked if isinstance(case, LoggedCase)]
    sound.sort(key=lambda case: (case.identified.at, case.reference))  # whoever was first had the bed
    report = Report(refused=[case for case in checked if isinstance(case, RefusedCase)])
    with viewing.as_service(Service.CASE_LOG, at=now), _kept_unless(rehearsal):
        partnership = _standing(area)
        if sound:
            _take_all(watch(sound), report, _Intake(area, partnership, now), in_words)
    return report.in_order()


@contextmanager
def _kept_unless(rehearsal: bool) -> Iterator[None]:
    if not rehearsal:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _standing(area: Area) -> Partnership | None:
    named = Partnership.objects.filter(name__iexact=area.partnership).select_related("host")
    partnership = named.order_by("name").first()
    if partnership and partnership.host.name.casefold() != area.host.casefold():
        raise Refused(
            f"{partnership} is hosted by {partnership.host}, not by {area.host}.",
            "Name its host, or another partnership.",
        )
    return partnership


class _Intake:
    """What every case of a log shares: its area, the organisations it names, who brings it in."""

    def __init__(self, area: Area, partnership: Partnership | None, now: datetime) -> None:
        self.now = now
        self.partnership = partnership or found_area(area=area, by=self.by, at=now)
        self.before, self.gone = taken_before(self.partnership), gone_from(self.partnership)

    @cached_property
    def by(self) -> User:
        """Asked for only when something comes in, so that a log without news writes nothing."""
        return service_account(name=IMPORTER, by=None, at=self.now)

    @cached_property
    def agencies(self) -> Agencies:
        return Agencies(self.by, self.now)

    def take(self, logged: LoggedCase, entries: list[Entry]) -> None:
        with self.agencies.as_committed():
            take_in(
                logged=logged,
                entries=entries,
                partnership=self.partnership,
                agencies=self.agencies,
                by=self.by,
                at=self.now,
            )


def _take_all(cases: Iterable[LoggedCase], report: Report, intake: _Intake, in_words: Sentence) -> None:
    for logged in cases:
        entries = still_to_come(logged, intake.before)
        reason = why_not(logged, intake.before, intake.gone)
        if reason:
            report.refused.append(RefusedCase(logged.reference, (Problem(logged.line, reason),)))
        elif not entries:
            report.unchanged.append(logged.reference)
        else:
            _take_one(logged, entries, report, intake, in_words)


def _take_one(
    logged: LoggedCase, entries: list[Entry], report: Report, intake: _Intake, in_words: Sentence
) -> None:
    try:
        intake.take(logged, entries)
    except NotTakenIn as refused:
        cause = refused.__cause__
        reason = in_words(cause) if isinstance(cause, IntegrityError) else str(cause)
        report.refused.append(RefusedCase(logged.reference, (Problem(refused.line, reason),)))
    else:
        report.taken.append(logged.reference)
