from collections.abc import Iterator

import pytest

from alongside.foundations.kernel import rulebook, rules
from alongside.foundations.kernel.rules import rule


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(rules, "_RULES", {})
    return iter(())


def test_a_rule_is_known_by_its_id_and_stays_a_plain_function() -> None:
    @rule("R-TEST-01", source="a book", confidence="O", policies=("grace",))
    def doubled(number: int) -> int:
        """Twice as much.

        And more."""
        return 2 * number

    assert doubled(2) == 4
    assert rules.find("R-TEST-01").words == "Twice as much."
    assert "| R-TEST-01 | Twice as much. | a book | O | `grace` |" in rulebook.as_markdown()


def test_the_page_is_in_the_order_of_ids() -> None:
    for id in ("R-B-02", "R-A-10", "R-B-01"):
        rule(id, source="s", confidence="S", words="w")(lambda: None)
    assert [known.id for known in rules.registered()] == ["R-A-10", "R-B-01", "R-B-02"]


@pytest.mark.parametrize(
    ("source", "confidence", "words"), [("", "O", "w"), ("s", "O", ""), ("s", "", "w"), ("s", "Z", "w")]
)
def test_a_rule_without_source_words_or_confidence_is_none(source: str, confidence: str, words: str) -> None:
    with pytest.raises(ValueError, match="R-TEST-02"):
        rule("R-TEST-02", source=source, confidence=confidence, words=words)(lambda: None)


def test_one_rule_is_one_function() -> None:
    def first() -> None: ...
    def second() -> None: ...

    register = rule("R-TEST-03", source="s", confidence="S", words="w")
    register(first)
    register(first)
    with pytest.raises(ValueError, match="one rule, one function"):
        register(second)
