"""Who may answer now: outside office hours only whoever the rota names, so it does not wait for anybody else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from alongside.foundations.access.viewing import Viewer
from alongside.rooms.beds.models import BedRequest, Extension
from alongside.rooms.beds.policies import can_answer_at_this_hour
from alongside.rooms.beds.queries.protocols import answers_longer, protocol_of
from alongside.rooms.beds.queries.rota import (
    Answering,
    answering,
    answering_for_council,
    answering_for_request,
)
from alongside.rooms.beds.words import Side
from alongside.rooms.directory.models import Duty


class Waits(NamedTuple):
    state_words: str
    words: str


@dataclass(frozen=True)
class AtThisHour:
    """Asks the rota once for each agency, however many wait for it."""

    viewer: Viewer
    now: datetime
    _known: dict[tuple[object, ...], Answering] = field(default_factory=dict)

    def request(self, asked: BedRequest, words: str) -> Waits:
        of = (asked.case.partnership_id, asked.protocol)
        return self._waits(words, of, lambda: answering_for_request(asked, self.now))

    def extension(self, asked: Extension, side: Side, words: str) -> Waits:
        area, house = asked.case.partnership, asked.stay.occupancy.bed.premises.agency
        if side is Side.HOSTEL:
            of: tuple[object, ...] = (area.pk, house.pk)
            return self._waits(words, of, lambda: answering(area, house, Duty.HOSTEL_MANAGER, self.now))
        return self._waits(
            words,
            (area.pk, asked.stay.protocol, side),
            lambda: answering_for_council(area, self.now, answers_longer(area, protocol_of(asked.stay))),
        )

    def _waits(self, words: str, of: tuple[object, ...], ask: Callable[[], Answering]) -> Waits:
        if of not in self._known:
            self._known[of] = ask()
        answers = self._known[of]
        if can_answer_at_this_hour(self.viewer, answers):
            return Waits("Waits for you", words)
        return Waits("Waits for the rota", f"{words}. At this hour: {answers.words}")
