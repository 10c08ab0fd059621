from typing import Any

import pytest
from django.template import engines
from django.utils.datastructures import MultiValueDict
from jinja2 import UndefinedError

from alongside.foundations.design.answers import refused
from alongside.foundations.design.stale import stale_page
from alongside.foundations.design.tests.samples import (
    GOOD,
    EveryField,
    a_request,
    drawn,
    words_of,
)

PAGE = '{% extends "design/page.html" %}{% block title %}Case AL-0148{% endblock %}'
WITH_FORM = PAGE + "{% block content %}<p>Hello</p>{% endblock %}"


def test_the_frame_of_every_page() -> None:
    page = drawn(PAGE)
    assert page.xpath("string(//title)") == "Case AL-0148 \N{EN DASH} Alongside"
    assert page.xpath("//html/@lang") == ["en"]
    assert page.xpath("string(//h1)") == "Case AL-0148"
    assert page.xpath("//a[@href='/leave/']")
    assert page.xpath("//a[@href='#main-content']")
    assert "Nobody in here is real." in words_of(page)
    assert "does not erase the history of your browser" in words_of(page)


def test_who_is_signed_in_and_where_they_can_go() -> None:
    page = drawn(PAGE)
    assert "Your sign-in, Alice" in words_of(page)
    assert page.xpath("//form[@action='/sign-out/' and @method='post']")
    assert page.xpath("string(//nav//a[@aria-current='page'])") == "My work"


def test_a_stranger_gets_no_ways_about() -> None:
    page = drawn(PAGE, a_request(name=None))
    assert not page.xpath("//nav | //form")


def test_a_page_with_errors_says_so_first() -> None:
    page = drawn(WITH_FORM, form=EveryField({}))
    assert page.xpath("string(//title)").startswith("Error: ")
    summary = page.xpath("//main//*[@class='govuk-error-summary']")[0]
    assert "autofocus" in summary.attrib
    assert summary.xpath(".//a/@href")[0] == "#id_name"


def test_a_form_without_errors_is_quiet() -> None:
    assert "Error" not in words_of(drawn(WITH_FORM, form=EveryField()))


def test_a_misspelt_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        drawn(PAGE + "{% block content %}{{ cse.reference }}{% endblock %}")


def test_no_page_carries_a_script_or_a_style() -> None:
    for name in ("400", "403", "404", "500", "nothing"):
        text = engines["jinja2"].get_template(f"design/{name}.html").render()
        assert "<script" not in text
        assert "style=" not in text
        assert "http" not in text.replace("http-equiv", "")


def test_right_to_left_pages_take_the_mirrored_sheet() -> None:
    page = drawn(PAGE, direction="rtl", language="ar")
    assert page.xpath("//html/@dir") == ["rtl"]
    assert any("rtl" in link for link in page.xpath("//link[@rel='stylesheet']/@href"))


def test_not_found_is_the_same_for_everybody() -> None:
    template = engines["jinja2"].get_template("design/404.html")
    answers = {template.render({}, a_request(name=name)) for name in ("Alice", "Charlie", None)}
    assert len(answers) == 1
    assert "Alice" not in answers.pop()


def test_a_refusal_says_why_and_hands_back_what_was_typed() -> None:
    typed = {"what_happened": "She told me.", "password": "hunter", "form_key": "k", "empty": " "}
    request = a_request(post=typed, **{"Sec-Fetch-Site": "same-origin"})
    answer = refused(request, "This bed was taken.", "Ring Priya.", status=409)
    text = answer.content.decode()
    assert answer.status_code == 409
    for expected in ("This bed was taken.", "Ring Priya.", "What happened", "She told me."):
        assert expected in text
    assert "hunter" not in text


def test_a_page_of_a_stranger_cannot_write_on_ours() -> None:
    for site in ("cross-site", "same-site", ""):
        request = a_request(post={"note": "ring 07700 900000"}, **{"Sec-Fetch-Site": site})
        assert "07700" not in refused(request, "No.").content.decode()


def test_a_stale_save_shows_both_texts_and_can_be_saved_again() -> None:
    form = EveryField(_lists(GOOD))
    assert form.is_valid()
    theirs = {"name": "Blue", "story": "Came from Calais.", "nights": 5}
    answer = stale_page(a_request(), form, theirs=theirs, version=4, saved="Tom saved it at 20:41.")
    text = answer.content.decode()
    assert answer.status_code == 409
    for expected in (
        "Came from &lt;Dover&gt;.",
        "Came from Calais.",
        "Tom saved it at 20:41.",
        "Nothing is lost",
    ):
        assert expected in text
    assert 'name="version" value="4"' in text
    assert text.count("What is saved now</h3>") == 2


def _lists(data: dict[str, Any]) -> Any:
    return MultiValueDict(
        {name: value if isinstance(value, list) else [value] for name, value in data.items()}
    )
