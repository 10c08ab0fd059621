from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from lxml import html

from alongside.foundations.design import fields
from alongside.foundations.design.forms import Form
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.design.tests.samples import GOOD, NOW, EveryField


def posted(**changes: str) -> EveryField:
    data = QueryDict(mutable=True)
    for name, value in (GOOD | changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return EveryField(data)


def drawn_field(form: Form, name: str) -> Any:
    return html.fromstring(str(form[name]))


def test_good_answers_come_out_as_what_they_are() -> None:
    form = posted()
    assert form.is_valid(), form.errors
    clean = form.cleaned_data
    assert clean["met"] == datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    assert clean["since"] == PartDate(2025, 3)
    assert (clean["nights"], clean["seen"], clean["danger"], clean["version"]) == (7, ["1", "2"], True, 3)
    assert clean["arrived"] is None


@pytest.mark.parametrize("name", list(EveryField.base_fields))
def test_every_field_draws_its_label_and_only_existing_references(name: str) -> None:
    for form in (posted(), EveryField(), EveryField({})):
        group = drawn_field(form, name)
        ids = {node.get("id") for node in group.iter() if node.get("id")}
        for node in group.iter():
            assert not node.get("style")
            assert set((node.get("aria-describedby") or "").split()) <= ids
            assert node.tag != "label" or node.get("for") in ids


def test_an_error_is_told_beside_its_input_and_tied_to_it() -> None:
    form = EveryField(GOOD | {"name": ""})
    group = drawn_field(form, "name")
    field = group.xpath("//input")[0]
    assert field.get("aria-describedby") == "id_name-hint id_name-error"
    assert "govuk-input--error" in field.get("class")
    assert "Enter name they like" in group.text_content()


def test_only_the_wrong_part_of_a_date_is_marked() -> None:
    form = posted(met_day="31", met_month="2")
    marked = drawn_field(form, "met").xpath("//input[contains(@class, 'govuk-input--error')]")
    assert [field.get("id") for field in marked] == ["id_met_day"]
    assert {"text": "February 2026 does not have a day 31", "href": "#id_met_day"} in form.error_list


def test_a_date_typed_wrong_is_not_lost() -> None:
    inputs = drawn_field(posted(met_day="soon"), "met").xpath("//input")
    assert [field.get("value") for field in inputs] == ["soon", "nov", "2026", "14:05"]


def test_saved_values_come_back_into_their_inputs() -> None:
    form = EveryField(initial={"met": NOW, "arrived": date(2026, 3, 1), "since": "2025-03", "seen": ["2"]})
    for name, expected in (("met", ["22", "11", "2026", "21:05"]), ("arrived", ["1", "3", "2026"])):
        assert [field.get("value") for field in drawn_field(form, name).xpath("//input")] == expected
    assert [field.get("value") for field in drawn_field(form, "since").xpath("//input")] == ["", "3", "2025"]
    assert drawn_field(form, "seen").xpath("//input[@checked]/@value") == ["2"]


def test_what_a_person_typed_is_never_markup() -> None:
    assert "Came from &lt;Dover&gt;." in str(posted()["story"])


def test_a_password_is_never_printed_back() -> None:
    assert "do not print" not in str(posted()["secret"])


def test_ways_of_not_having_an_answer_follow_an_or() -> None:
    group = drawn_field(EveryField(), "contact")
    assert group.xpath("//div[@class='govuk-radios__divider']/text()") == ["or"]
    assert group.xpath("//input/@value") == ["p", "not-asked", "not-known", "prefers-not", "not-safe"]


def test_optional_answers_say_so_and_questions_of_a_few_do_not() -> None:
    assert "Language (optional)" in str(EveryField()["language"])
    assert "(optional)" not in str(EveryField()["contact"])


def test_browsers_are_told_to_remember_nothing_unless_asked() -> None:
    assert 'autocomplete="off"' in str(EveryField()["name"])
    assert 'autocomplete="current-password"' in str(EveryField()["secret"])


def test_a_label_can_be_the_heading_of_the_page() -> None:
    class OneQuestion(Form):
        age = fields.RadiosField(label="How old?", choices=[("a", "Adult")], heading=True, size="l")
        name = fields.TextField(label="Name?", heading=True)

    assert drawn_field(OneQuestion(), "age").xpath("//legend/h1")
    assert drawn_field(OneQuestion(), "name").xpath("//h1/label")


@pytest.mark.parametrize("value", ["\x00", "a" * 100_000, "٣", "-1", "1e9", "<script>", "31/31"])
def test_strange_answers_are_refused_in_words_and_never_break(value: str) -> None:
    names = [name for name in GOOD if name != "form_key"]
    for name in [*names, "arrived_day", "contact", "email"]:
        form = posted(**{name: value})
        form.is_valid()
        assert all(isinstance(error["text"], str) and error["text"] for error in form.error_list)
        assert all(str(bound) for bound in form)


def test_values_in_words() -> None:
    form, clean = posted(), None
    assert form.is_valid()
    clean = form.cleaned_data
    words = {name: form.fields[name].in_words(clean[name]) for name in clean if name != "version"}  # type: ignore[attr-defined]
    assert words["met"] == "Sunday 22 November 2026, 14:05"
    assert (words["since"], words["age"], words["seen"]) == ("about March 2025", "Adult", "Papers, Fear")
    assert (words["danger"], words["arrived"], words["secret"]) == ("Yes", "", "")


def test_a_list_of_values_is_read_from_any_kind_of_post() -> None:
    assert EveryField(
        MultiValueDict({"seen": ["1"], "name": ["Blue"], "age": ["a"], "version": ["1"]})
    ).is_valid()


def test_what_does_not_fit_is_said_in_plain_words() -> None:
    class Sent(Form):
        words = fields.TextField(label="Words", max_length=3)
        hours = fields.NumberField(label="Hours", min_value=2, max_value=4)

    for hours, said in (("1", "Enter 2 or more"), ("5", "Enter 4 or less")):
        errors = Sent(QueryDict(f"words=four&hours={hours}")).errors
        assert errors["words"] == ["Shorten this: it has 4 characters, and 3 fit"]
        assert errors["hours"] == [said]
