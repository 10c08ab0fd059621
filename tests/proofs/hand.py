"""A hand that acts in one deployment, told line by line what to do: `python -m tests.proofs.hand`.

Each line is a JSON object with `act`. So is the answer; a wish that the program refuses is no error.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from alongside.foundations.access import viewing, writing  # noqa: E402
from alongside.foundations.access.roles import Role  # noqa: E402
from alongside.foundations.access.sections import Section  # noqa: E402
from alongside.foundations.access.viewing import Service  # noqa: E402
from alongside.foundations.kernel.results import Refused  # noqa: E402
from alongside.foundations.parcels.ours import own_keys  # noqa: E402
from alongside.journeys.move_area.jobs import deliver_due  # noqa: E402
from alongside.rooms.conferences import actions  # noqa: E402
from alongside.rooms.conferences.actions import letting_go  # noqa: E402
from alongside.rooms.conferences.actions.proposing import Move  # noqa: E402
from alongside.rooms.conferences.models import Dispatch, Handover  # noqa: E402
from alongside.rooms.conferences.tests.moving import SHOWN, TRAVELS, seen_by  # noqa: E402
from alongside.rooms.conferences.words import DeclinedWhy, SharingGround  # noqa: E402
from alongside.rooms.directory.actions import NeighbourFacts, add_neighbour, confirm_neighbour  # noqa: E402
from alongside.rooms.directory.models import Neighbour  # noqa: E402
from alongside.rooms.directory.tests.factories import a_partnership, a_team, a_worker, an_agency  # noqa: E402
from alongside.rooms.people.actions import write_note  # noqa: E402
from alongside.rooms.people.models import Case, Note, Ownership  # noqa: E402
from alongside.rooms.people.states import CaseState  # noqa: E402
from alongside.rooms.people.tests.factories import a_case  # noqa: E402

AGREED: dict[str, Any] = {
    "ground": SharingGround.AGREED,
    "own_words": "I want to be near my sister.",
    "why": "A room there.",
}
SAID: dict[str, dict[str, Any]] = {
    "ask_about": {"text": "Is there a room?"},
    "answer_about": {"text": "Yes."},
    "decline_handover": {"why": DeclinedWhy.NO_CAPACITY},
    "withdraw_handover": {},
}


@contextmanager
def at_one_moment() -> Iterator[None]:
    session = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL"
    with connection.cursor() as cursor:
        cursor.execute(f"{session} REPEATABLE READ")
    try:
        with transaction.atomic():
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"{session} READ COMMITTED")


class Hand:
    """One worker, their agency and area; the last case, and the last hand-over that was asked for or came in."""

    def settle(self, told: dict[str, Any]) -> dict[str, Any]:
        self.agency = an_agency("The team")
        self.area = a_partnership(self.agency)
        self.worker = a_worker(Role.NAVIGATOR, self.agency, a_team(self.agency), "Sam Reed")
        public = own_keys().public
        return {"signs": public.signs, "opens": public.opens}

    def meet(self, told: dict[str, Any]) -> dict[str, Any]:
        facts = NeighbourFacts(**told, agency=self.agency, team=a_team(self.agency))
        row = add_neighbour(area=self.area, facts=facts, by=self.worker, at=timezone.now())
        confirm_neighbour(neighbour=row, by=self.worker, at=timezone.now())
        return {}

    def open(self, told: dict[str, Any]) -> dict[str, Any]:
        self.case = a_case(self.worker, partnership=self.area)
        return {}

    def propose(self, told: dict[str, Any]) -> dict[str, Any]:
        move = Move(neighbour=Neighbour.objects.get(), shown=SHOWN, travels=TRAVELS, **AGREED)
        with seen_by(self.worker, self.now):
            actions.propose_handover(case=self.case, move=move, by=self.worker, at=self.now)
        return {}

    def note(self, told: dict[str, Any]) -> dict[str, Any]:
        with seen_by(self.worker, self.now):
            write_note(
                case=self.case, section=Section.SUPPORT, text=told["text"], by=self.worker, at=self.now
            )
        return {}

    def handover(self, told: dict[str, Any]) -> dict[str, Any]:
        """What the worker says to the last one."""
        row, verb = self._last(), getattr(actions, told["verb"])
        said = SAID.get(told["verb"], {"key_worker": self.worker})
        with seen_by(self.worker, self.now):
            verb(handover=row, by=self.worker, at=self.now, **said)
        return {}

    def let_go(self, told: dict[str, Any]) -> dict[str, Any]:
        """The planted fault: the one that asked lets go with the yes alone."""
        row = self._last()
        with viewing.as_service(Service.NEIGHBOURS, at=self.now):
            letting_go.let_go(handover=row, by=Neighbour.objects.get().user, at=self.now)
        return {}

    def deliver(self, told: dict[str, Any]) -> dict[str, Any]:
        """As the sweep does, without waiting for its minute, or for the pause after what did not arrive."""
        with writing.allowed():
            found = Dispatch.objects.filter(arrived__isnull=True).update(next_try=self.now)
        deliver_due(self.now)
        return {"found": found}

    def read(self, told: dict[str, Any]) -> dict[str, Any]:
        """As it stood at one moment: the server beside this hand goes on meanwhile."""
        with at_one_moment(), viewing.as_service(Service.DEMO, at=self.now):
            row = Handover.objects.order_by("recorded").last()
            case = row.case_id if row else None
            owned = Ownership.objects.filter(case=case, until__isnull=True, case__state=CaseState.OPEN)
            holds = bool(row and row.digest and row.key_worker_id)
            notes = [note.text for note in Note.objects.filter(case=case)]
            return {"move": str(row.move) if row else "", "state": row.state if row else "", "owners": owned.count(),
                    "holds": holds, "notes": notes}  # fmt: skip

    def _last(self) -> Handover:
        with viewing.as_service(Service.DEMO, at=self.now):
            found = Handover.objects.select_related("case", "to_agency").order_by("recorded").last()
        if found is None:
            raise Refused("Nothing was asked yet.")
        return found

    @property
    def now(self) -> datetime:
        return timezone.now()


def work() -> None:
    hand = Hand()
    for line in sys.stdin:
        told = json.loads(line)
        try:
            answer = getattr(hand, told.pop("act"))(told)
        except (Refused, Handover.DoesNotExist, Case.DoesNotExist) as refused:
            answer = {"refused": str(refused)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    work()
