"""A title stands in the history of a browser and on a shared screen: it says of nobody what happened to them."""

import re
from pathlib import Path

import pytest

import alongside

TEMPLATES = sorted(Path(alongside.__file__).parent.rglob("templates/**/*.html"))
TELLING = re.compile(
    r"slave|traffick|exploit|victim|\bNRM\b|referral mechanism|duty to notify|home office", re.I
)
BLOCK = r"{{% block {} %}}(.*?){{% endblock %}}"


def title_in(text: str) -> str:
    """Pages of a case take their heading for a title where they give none."""
    given = re.search(BLOCK.format("title"), text, re.S)
    if given is None and "people/case_page.html" in text:
        given = re.search(BLOCK.format("heading"), text, re.S)
    return given.group(1) if given else ""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_title_tells_nothing_about_anybody(template: Path) -> None:
    assert not TELLING.search(title_in(template.read_text(encoding="utf-8")))


def test_a_telling_title_would_be_found() -> None:
    page = '{% extends "people/case_page.html" %}{% block heading %}Signs of modern slavery{% endblock %}'
    assert TELLING.search(title_in(page))
    assert sum(bool(title_in(path.read_text(encoding="utf-8"))) for path in TEMPLATES) > 80
