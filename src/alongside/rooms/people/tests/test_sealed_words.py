"""Words about a person are sealed in the database, open for whoever may read the row, and gone with their key."""

from typing import Any

import pytest
from django.db import connections, transaction
from django.db.models import Value
from django.db.models.functions import Concat

from alongside.foundations.access import writing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import keyring
from alongside.foundations.sealing.envelope import SealBroken
from alongside.foundations.sealing.fields import ERASED
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.actions import write_note
from alongside.rooms.people.models import Case, Name, Note
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.tests.working import seen

pytestmark = pytest.mark.usefixtures("own_database")
WORDS = "She sleeps at Αθήνα street. 她住在那里 \U0001f3e0"


def note(case: Case, by: User, text: str = WORDS) -> Note:
    return write_note(case=case, section=Section.STORY, text=text, by=by, at=NOW)


def raw(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def test_the_table_holds_none_of_the_words(case: Case, alice: User) -> None:
    kept = note(case, alice)
    ((token,),) = raw("SELECT text FROM people_note WHERE id = %s", kept.pk)
    assert not set(WORDS.split()) & set(str(token).split())
    with seen(alice):
        assert Note.objects.get(pk=kept.pk).text == WORDS
        assert list(Note.objects.values_list("text", flat=True)) == [WORDS]
        assert Note.objects.only("id").get(pk=kept.pk).text == WORDS


def test_a_text_lifted_into_another_case_or_column_does_not_open(case: Case, alice: User) -> None:
    here, there = note(case, alice), note(a_case(alice), alice, text="Nothing.")
    raw(
        "UPDATE people_note SET text = (SELECT text FROM people_note WHERE id = %s) WHERE id = %s",
        here.pk,
        there.pk,
    )
    with seen(alice), pytest.raises(SealBroken):
        Note.objects.get(pk=there.pk)
    raw(
        "UPDATE people_name SET text = (SELECT text FROM people_note WHERE id = %s) WHERE case_id = %s",
        here.pk,
        case.pk,
    )
    with seen(alice), pytest.raises(SealBroken):
        list(Name.objects.filter(case=case))


def test_without_its_key_nothing_is_left_to_read_or_to_add_to(case: Case, alice: User) -> None:
    kept = note(case, alice)
    keyring.destroy(case.pk)
    with seen(alice):
        assert Note.objects.get(pk=kept.pk).text == ERASED
    with pytest.raises(Refused, match="has been erased"):
        note(case, alice)


def test_no_way_leads_to_words_in_a_query(case: Case, alice: User) -> None:
    note(case, alice)
    searches = ({"text": "She"}, {"text__contains": "She"}, {"text__gt": "A"}, {"text__in": ["She"]})
    with seen(alice):
        for search in searches:
            with pytest.raises(TypeError, match="is sealed"):
                Note.objects.filter(**search)
        with pytest.raises(TypeError, match="is sealed"):
            list(
                Note.objects.annotate(
                    more=Concat("text", Value("!"), output_field=Note._meta.get_field("text"))
                )
            )
        assert not Note.objects.filter(text="").exists()


def test_words_that_were_not_sealed_are_not_written(case: Case, alice: User) -> None:
    kept = note(case, alice)
    with seen(alice), writing.allowed(), transaction.atomic(), pytest.raises(TypeError, match="is sealed"):
        Note.objects.filter(pk=kept.pk).update(text="In plain words")
