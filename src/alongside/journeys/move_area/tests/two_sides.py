"""Two deployments in one process and one database: each with its keys, its area and its eyes; a wire between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest.mock import patch

from django.test import Client, override_settings
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.parcels.courier import NotDelivered
from alongside.foundations.parcels.keys import OwnKeys
from alongside.journeys.move_area.actions import delivering
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.proposing import Move
from alongside.rooms.conferences.models import Dispatch, Handover
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.conferences.tests.moving import Moving, seen_by
from alongside.rooms.directory.models import Neighbour
from alongside.rooms.directory.tests.factories import a_neighbour
from alongside.rooms.people.models import Case, Ownership
from alongside.rooms.people.states import CaseState

PER_MINUTE = "alongside.journeys.move_area.views.parcels.A_MINUTE"
KEPT_APART = "alongside.journeys.move_area.actions.delivering.carry"


@dataclass
class TwoSides:
    """Alice works here, Omar there. `moving.case` is hers; what he is asked about is found by the same number."""

    moving: Moving = field(default_factory=Moving)
    here: OwnKeys = field(default_factory=OwnKeys.make)
    there: OwnKeys = field(default_factory=OwnKeys.make)
    at: datetime = field(default_factory=timezone.now)
    row: Handover | None = None
    posted: list[tuple[OwnKeys, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        m = self.moving
        with override_settings(PARCEL_KEYS=self.here.lines):
            self.to_there = a_neighbour(m.case.partnership, m.here, m.alice, self.there, name="Camden")
        with override_settings(PARCEL_KEYS=self.there.lines):
            self.to_here = a_neighbour(m.area, m.agency, m.omar, self.here, name="Westminster", team=m.team)

    @contextmanager
    def side(self, keys: OwnKeys) -> Iterator[None]:
        self.at = timezone.now()
        with override_settings(PARCEL_KEYS=keys.lines):
            yield

    def move(self, **other: Any) -> Move:
        return self.moving.move(
            **{"area": None, "agency": None, "team": None, "neighbour": self.to_there} | other
        )

    def propose(self, **other: Any) -> Handover:
        with self.side(self.here), seen_by(self.moving.alice, self.at):
            alice, case = self.moving.alice, self.moving.case
            self.row = actions.propose_handover(case=case, move=self.move(**other), by=alice, at=self.at)
        return self.row

    def act(self, name: str, **said: Any) -> Handover:
        """Of Alice on her row, or of Omar on his."""
        ours = name in ("answer_about", "withdraw_handover")
        user = self.moving.alice if ours else self.moving.omar
        with self.side(self.here if ours else self.there), seen_by(user, self.at):
            row = Handover.objects.select_related("case", "to_agency").get(
                pk=(self.sent if ours else self.asked).pk
            )
            return getattr(actions, name)(handover=row, by=user, at=self.at, **said)  # type: ignore[no-any-return]

    @property
    def sent(self) -> Handover:
        assert self.row is not None
        return self._now(self.to_there, self.row)

    @property
    def asked(self) -> Handover:
        assert self.row is not None
        return self._now(self.to_here, self.row)

    def _now(self, neighbour: Neighbour, row: Handover) -> Handover:
        with viewing.as_service(Service.DEMO, at=self.at):
            found = Handover.objects.select_related("case", "to_agency", "key_worker")
            return found.get(neighbour=neighbour, move=row.pk)

    def waiting(self) -> list[Dispatch]:
        return list(Dispatch.objects.filter(arrived__isnull=True).order_by("number"))

    def deliver(self, parcel: Dispatch, *, lost: str = "") -> None:
        """`lost`: the parcel on its way there ("asked"), or the answer on its way back ("answer")."""
        goes_there = parcel.neighbour_id == self.to_there.pk
        mine, theirs = (self.here, self.there) if goes_there else (self.there, self.here)

        def wire(address: str, written: bytes, *, ours: str) -> tuple[int, bytes]:
            if lost == "asked":
                raise NotDelivered
            self.posted.append((theirs, written))
            answer = self.post(theirs, written)
            if lost == "answer":
                raise NotDelivered
            return answer.status_code, answer.content

        with self.side(mine), patch(KEPT_APART, wire):
            delivering.deliver(parcel.number, self.at)
        self.at = timezone.now()  # the other side took it in a moment later

    def post(self, to: OwnKeys, written: bytes) -> Any:
        """As whoever has these bytes can, in whatever order."""
        with override_settings(PARCEL_KEYS=to.lines), patch(PER_MINUTE, 10_000):
            client = Client(enforce_csrf_checks=True, raise_request_exception=False)
            return client.post("/parcels/", written, content_type="application/octet-stream")

    def deliver_all(self) -> None:
        for _ in range(20):
            if not (left := self.waiting()):
                return
            for parcel in left:
                self.deliver(parcel)
        raise AssertionError([(one.kind, one.failed) for one in self.waiting()])

    def owners(self) -> list[str]:
        """Of the person, by the rows of both sides: who has an open case that is theirs."""
        with viewing.as_service(Service.DEMO, at=self.at):
            cases = [self.moving.case.pk]
            if self.row is not None:
                cases += Handover.objects.filter(neighbour=self.to_here, move=self.row.pk).values_list(
                    "case", flat=True
                )
            rows = Ownership.objects.filter(case__in=cases, until__isnull=True, case__state=CaseState.OPEN)
            return [row.agency.name for row in rows.select_related("agency")]

    def by_register(self) -> str:
        """The database of the deployment that asked says it."""
        has_gone = self.row is not None and self.sent.state == HandoverState.ACCEPTED
        return self.moving.agency.name if has_gone else self.moving.here.name

    def case_there(self) -> Case:
        with viewing.as_service(Service.DEMO, at=self.at):
            return Case.objects.get(pk=self.asked.case_id)
