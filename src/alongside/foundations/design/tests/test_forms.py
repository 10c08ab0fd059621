import pytest

from alongside.foundations.design.forms import read_key
from alongside.foundations.design.tests.samples import GOOD, KEY, EveryField, drawn, words_of
from alongside.foundations.kernel.results import Refused

PAGE = """
{% from "design/components/forms.html" import form_post, post_button %}
<div>{{ form_post(form, "", button="Open", cancel="/back/") }}
{{ post_button("/take/", "Take", "", about="AL-1") }}</div>
"""


def test_an_empty_form_has_a_key_of_its_own() -> None:
    first, second = EveryField(), EveryField()
    assert read_key(first.form_key)
    assert first.form_key == first.form_key != second.form_key


def test_a_form_that_comes_back_with_errors_keeps_its_key() -> None:
    assert EveryField({"form_key": KEY}).form_key == KEY


@pytest.mark.parametrize("text", ["", "x", "3b1f1c34", "\x00", "' OR 1=1"])
def test_a_key_that_is_none_is_replaced(text: str) -> None:
    assert read_key(EveryField({"form_key": text}).form_key)


def test_every_error_of_the_summary_leads_to_an_input_on_the_page() -> None:
    form = EveryField({"met_day": "40", "since_day": "3", "nights": "x", "version": "1"})
    page = drawn(PAGE, form=form)
    links = [error["href"].removeprefix("#") for error in form.error_list]
    assert len(links) == 5
    for link in links:
        assert page.xpath(f"//*[@id='{link}'][self::input or self::textarea or self::select]"), link


def test_a_refusal_is_shown_in_the_form_with_what_was_typed() -> None:
    form = EveryField(GOOD)
    assert form.is_valid()
    form.refuse(Refused("This bed was taken a moment ago.", "Choose another."))
    assert form.error_list == [{"text": "This bed was taken a moment ago. Choose another."}]
    assert 'value="Blue"' in str(form["name"])


def test_the_whole_form_is_drawn_with_key_and_version() -> None:
    page = drawn(PAGE, form=EveryField(initial={"version": 3}))
    form = page.xpath("//form")[0]
    assert form.get("method") == "post"
    assert form.xpath("input[@name='version']/@value") == ["3"]
    assert read_key(form.xpath("input[@name='form_key']/@value")[0])
    assert page.xpath("//a[@href='/back/']")


def test_one_button_says_to_listeners_which_one_it_is() -> None:
    button = drawn(PAGE, form=EveryField()).xpath("//form[@action='/take/']/button")[0]
    assert words_of(button) == "Take AL-1"


@pytest.mark.parametrize("text", ["", "x", "-1", "٣", "9" * 10, "9" * 5000])
def test_a_version_that_is_none_is_refused(text: str) -> None:
    form = EveryField(GOOD | {"version": text})
    assert not form.is_valid()
    assert "version" in form.errors
    assert "href" not in form.error_list[0]
