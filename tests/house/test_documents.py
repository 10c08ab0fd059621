"""The generated documents are those that the code would write now, and every room has its page and its plan."""

from pathlib import Path

import pytest

from alongside.config.documents import DOCS, documents
from alongside.foundations.kernel import states

ROOMS = Path(__file__).parents[2] / "src" / "alongside" / "rooms"
PLAN = {
    "README.md", "__init__.py", "apps.py", "states", "rules", "models", "policies", "queries", "actions", "forms",
    "views", "presenters", "urls", "jobs", "templates", "tests", "migrations", "data",
}  # fmt: skip
# Words of a room: catalogues and vocabularies that are neither rules nor rows, each named in the README.
OWN_WORDS = {
    "beds": {"words", "policy_files", "protocols", "moving_on", "nearness", "ranking", "suitability"},
    "people": {
        "words", "questions", "indicators", "languages", "grant_book", "grounds", "lookalike", "sight", "tabs", "pages",
        "glass", "oversight", "bases", "policy_files", "retention", "looked",
    },
    "choices": {"texts", "words"},
    "directory": {"words"},
    "conferences": {"words", "gaps", "letters", "protocols", "reply_links", "static"},
    "referrals": {"words"},
    "clocks": {"answers", "catalogue", "due", "facts", "policy_files", "rulebook", "starting"},
}  # fmt: skip


def rooms() -> list[Path]:
    return sorted(path for path in ROOMS.iterdir() if (path / "__init__.py").exists())


def test_the_generated_documents_are_current() -> None:
    stale = [
        str(path.relative_to(DOCS))
        for path, text in documents()
        if not path.exists() or path.read_text() != text
    ]
    assert stale == [], "write them again: make docs"


def test_no_state_page_is_left_over() -> None:
    written = {path for path, _ in documents()}
    assert set((DOCS / "states").glob("*.md")) <= written


@pytest.mark.parametrize("room", rooms(), ids=lambda path: path.name)
def test_every_room_has_its_page_and_the_plan(room: Path) -> None:
    assert len((room / "README.md").read_text().splitlines()) >= 5
    found = {path.name.removesuffix(".py") for path in room.iterdir() if path.name != "__pycache__"}
    plan = {name.removesuffix(".py") for name in PLAN} | OWN_WORDS.get(room.name, set())
    assert found - plan == set()


def test_every_verb_in_every_state_is_allowed_or_refused_in_words() -> None:
    list(documents())
    assert states.registered()
    for table in states.registered():
        for verb, state, target in table.matrix():
            if target is None:
                with pytest.raises(states.NotAllowed):
                    table.next(verb, state)
            else:
                assert table.next(verb, state) is target


def test_every_state_can_be_reached() -> None:
    list(documents())
    for table in states.registered():
        reached = {*table.starts, *(target for _, _, target in table.matrix() if target is not None)}
        assert reached == {state for _, state, _ in table.matrix()}, table.name
