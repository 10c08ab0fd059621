"""Two deployments, two processes each, two databases: either is killed in the middle of a hand-over and started again.

The database of the one that asked is the register. After every step both are read: the register names one, nobody else
holds themselves responsible, and where it let go, the other holds the whole case and who leads it.
"""

import random
from collections.abc import Callable, Iterator

import pytest

from tests.proofs.deployment import TEMPLATE, Durable
from tests.proofs.two_deployments import Deployment
from tests.support.proofs import Say, tell

pytestmark = [pytest.mark.timeout(7200), pytest.mark.xdist_group("two-deployments")]
Many = Callable[[int, int], int]
STEPS = 10
ROUNDS = 20  # of letters, until neither has one left
WHAT = ("here", "there", "there", "there", "note", "kill", "kill", "deliver", "deliver", "deliver")
THERE = ("ask_about", *("accept_handover",) * 6, "decline_handover")
HERE = ("answer_about", "withdraw_handover")


@pytest.fixture(scope="module")
def two(
    durable: Durable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Deployment, Deployment]]:
    sides = []
    for name in ("here", "there"):
        database, folder = durable.create(durable.named(name), TEMPLATE), tmp_path_factory.mktemp(name)
        folder.chmod(0o700)
        sides.append(Deployment(folder, durable.environment(database)))
    here, there = sides
    for one in sides:
        one.start()
    try:
        for one, told in ((here, there.ask("settle")), (there, here.ask("settle"))):
            other = there if one is here else here
            one.ask(
                "meet", name="The other", kind="council", address=other.url, phone="020 7946 0007", **told
            )
        for one in sides:
            one.wait()
        yield here, there
    finally:
        for one in sides:
            one.end()


def faults(here: Deployment, there: Deployment) -> list[str]:
    """The other side is read before and after: in between it may only go on."""
    before, register, after = there.ask("read"), here.ask("read"), there.ask("read")
    nothing = {"owners": 0, "holds": False}
    before, after = (one if one["move"] == register["move"] else nothing for one in (before, after))
    has_gone, found = register["state"] == "accepted", []
    if before["owners"] + register["owners"] > 1:
        found.append("two")
    if before["owners"] and not has_gone:
        found.append("ahead of the register")
    if has_gone and not (after["owners"] or after["holds"]):
        found.append("let go of too early")
    if not has_gone and register["owners"] != 1:
        found.append("nobody")
    return found


class Story:
    def __init__(self, here: Deployment, there: Deployment, chance: random.Random) -> None:
        self.here, self.there, self.chance = here, there, chance
        self.down: set[Deployment] = set()
        self.written, self.kills, self.found = list[str](), 0, list[str]()

    def tell(self) -> str:
        """What it lacks at its end, with the line up again. What was found on the way stands in `found`."""
        self.here.ask("open")
        self.here.ask("propose")
        self.here.ask("deliver")
        for _ in range(STEPS):
            self.step(self.chance.choice(WHAT))
            self.found += faults(self.here, self.there)
        return self.ends()

    def step(self, what: str) -> None:
        side = self.chance.choice((self.here, self.there))
        if what == "here":
            self.here.ask("handover", verb=HERE[self.chance.random() < 0.1])
        elif what == "there":
            self.there.ask("handover", verb=self.chance.choice(THERE))
        elif what == "note":
            text = f"Note {len(self.written) + 1}."
            if "refused" not in self.here.ask("note", text=text):
                self.written.append(text)
        elif what == "deliver":
            side.ask("deliver")
        else:
            self.kill_or_start(side)

    def kill_or_start(self, side: Deployment) -> None:
        if side in self.down:
            side.start()
            self.down.discard(side)
        else:
            side.kill()
            self.down.add(side)
            self.kills += 1

    def ends(self) -> str:
        for side in self.down:
            side.start()
        for side in (self.here, self.there):
            side.wait()
        for _ in range(ROUNDS):
            if not any(side.ask("deliver")["found"] for side in (self.here, self.there, self.here)):
                break
        register, other = self.here.ask("read"), self.there.ask("read")
        self.found += faults(self.here, self.there)
        responsible = other if register["state"] == "accepted" else register
        lost = [text for text in self.written if not any(text in note for note in responsible["notes"])]
        return ", ".join([*(["nobody responsible"] if responsible["owners"] != 1 else []), *lost])


def test_killed_in_the_middle(two: tuple[Deployment, Deployment], proof: Say, many: Many, seed: int) -> None:
    number, chance = many(4, 60), random.Random(seed)
    found, lacking, kills, moved = list[str](), list[str](), 0, 0
    for turn in range(number):
        story = Story(*two, chance)
        if lacks := story.tell():
            lacking.append(f"{turn + 1}: {lacks}")
        found, kills = found + story.found, kills + story.kills
        moved += two[0].ask("read")["state"] == "accepted"
        tell(turn + 1, 10)
    proof(
        f"not exactly one team responsible by both databases, {number * (STEPS + 1):,} looks, two deployments",
        figure=f"{len(found)} ({', '.join(sorted(set(found))) or 'none'}); {kills} killed, {moved} moved",
        goal="0; > 0, > 0",
        holds=not found and kills > 0 and moved > 0,
    )
    proof(
        f"ended with one team and nothing lost once both were up again, {number} hand-overs",
        figure="; ".join([str(number - len(lacking)), *lacking]),
        goal=str(number),
        holds=not lacking,
    )


def test_planted_it_lets_go_with_the_yes_alone(two: tuple[Deployment, Deployment], proof: Say) -> None:
    here, there = two
    here.ask("open")
    here.ask("propose")
    here.ask("deliver")
    there.kill()  # so that the case does not arrive
    there.ask("handover", verb="accept_handover")
    there.ask("deliver")
    assert faults(here, there) == []
    here.ask("let_go")
    found = faults(here, there)
    proof(
        "planted: it lets go with the yes alone", figure=f"{len(found)} found", goal="> 0", holds=bool(found)
    )
