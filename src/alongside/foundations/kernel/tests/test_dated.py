from datetime import date
from pathlib import Path

import pytest

from alongside.foundations.kernel import dated
from alongside.foundations.kernel.results import Refused

HEAD = 'title = "Days of grace"\nchosen_by = "the day"\n'
OLD = '[[entry]]\nuntil = 2022-12-12\nvalue = 45\nsource = "old"\nconfidence = "G"\ncheck = "Not seen"\n'
NEW = '[[entry]]\nfrom = 2022-12-13\nvalue = 30\nsource = "new"\nconfidence = "O"\n'


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dated, "_POLICIES", {})


def grace(folder: Path, content: str) -> dated.DatedPolicy[int]:
    path = folder / "grace.toml"
    path.write_text(content)
    return dated.load(path, int)


def test_the_day_decides(tmp_path: Path) -> None:
    policy = grace(tmp_path, HEAD + OLD + NEW)
    old, new = policy.on(date(2022, 12, 12)), policy.on(date(2022, 12, 13))
    assert (old.value, old.version, old.warning) == (
        45,
        "grace@start",
        "Not seen: check before relying on this.",
    )
    assert (new.value, new.version, new.warning) == (30, "grace@2022-12-13", "")
    assert dated.registered() == (policy,)


def test_before_the_first_entry_it_says_from_when(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Days of grace: known from 13 December 2022"):
        grace(tmp_path, HEAD + NEW).on(date(2022, 12, 12))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (OLD + NEW.replace("-13", "-14"), "must begin the day after"),
        (OLD + NEW.replace("-13", "-12"), "must begin the day after"),
        (NEW + NEW, "must begin the day after"),
        (OLD, "nothing follows"),
        (NEW.replace("30", '"thirty"'), "is not int"),
        (NEW.replace("30", "true"), "is not int"),
        (NEW.replace('"O"', '"X"'), "is unknown"),
        (NEW.replace('"O"', '"G"'), "without a check"),
    ],
)
def test_a_policy_that_contradicts_itself_does_not_load(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        grace(tmp_path, HEAD + content)
