from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from alongside.foundations.design.models import FormReceipt
from alongside.foundations.design.once import once
from alongside.foundations.design.tests.samples import KEY, a_request
from alongside.foundations.kernel.results import Refused

ALICE, BOB = UUID(int=1), UUID(int=2)


class Counting:
    """A view that counts its effects and answers as told."""

    def __init__(self, *answers: HttpResponseBase | Exception) -> None:
        self.answers, self.effects = list(answers) or [HttpResponseRedirect("/done/1/")], 0

    def __call__(self, request: Any) -> HttpResponseBase:
        self.effects += 1
        answer = self.answers[min(self.effects, len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def sent(key: str = KEY, user: UUID | None = ALICE, path: str = "/here/", **typed: str) -> HttpRequest:
    request: Any = a_request(post={"form_key": key} | typed)
    request.path = path
    request.user = SimpleNamespace(pk=user, is_authenticated=user is not None)
    answer: HttpRequest = request
    return answer


def wrapped(view: Counting) -> Any:
    def named(request: HttpRequest) -> HttpResponseBase:
        return view(request)

    return once(named)


@pytest.mark.django_db
def test_the_same_form_twice_has_one_effect_and_one_answer() -> None:
    counting = Counting(HttpResponseRedirect("/done/1/"), HttpResponseRedirect("/done/2/"))
    answers = [wrapped(counting)(sent()) for _ in range(2)]
    assert counting.effects == 1
    assert [answer["Location"] for answer in answers] == ["/done/1/", "/done/1/"]


@pytest.mark.django_db
def test_other_words_with_the_same_key_are_not_taken_for_the_first() -> None:
    counting = Counting()
    view = wrapped(counting)
    view(sent(note="He left"))
    again, otherwise = view(sent(note="He left")), view(sent(note="He came back"))
    assert (again.status_code, otherwise.status_code, counting.effects) == (302, 409, 1)
    page = otherwise.content.decode()
    assert "not saved" in page
    assert 'href="/done/1/"' in page
    assert "He left" not in repr(vars(FormReceipt.objects.get()))


@pytest.mark.django_db
def test_a_form_with_errors_may_be_sent_again() -> None:
    counting = Counting(HttpResponse("Enter a name"), HttpResponseRedirect("/done/"))
    view = wrapped(counting)
    assert view(sent()).status_code == 200
    assert not FormReceipt.objects.exists()
    assert view(sent())["Location"] == "/done/"
    assert counting.effects == 2


@pytest.mark.django_db
def test_a_refused_form_may_be_sent_again() -> None:
    view = wrapped(Counting(Refused("Taken."), HttpResponseRedirect("/done/")))
    with pytest.raises(Refused):
        view(sent())
    assert view(sent())["Location"] == "/done/"


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "\x00"])
def test_a_form_without_its_key_is_refused_in_words(key: str) -> None:
    counting = Counting()
    answer = wrapped(counting)(sent(key))
    assert (answer.status_code, counting.effects) == (400, 0)
    assert "came without its key" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("second", [{"user": BOB}, {"user": None}, {"path": "/elsewhere/"}])
def test_a_key_is_good_for_one_person_and_one_place(second: dict[str, Any]) -> None:
    counting = Counting()
    view = wrapped(counting)
    view(sent())
    answer = view(sent(**second))
    assert (answer.status_code, counting.effects) == (400, 1)
    assert "/done/" not in answer.content.decode()


@pytest.mark.django_db
def test_looking_needs_no_key() -> None:
    view = wrapped(Counting(HttpResponse("a form")))
    assert view(a_request()).content == b"a form"
    assert not FormReceipt.objects.exists()


def test_forms_sent_at_the_same_moment_have_one_effect(own_database: str) -> None:
    def send(number: int) -> str:
        try:
            with transaction.atomic():
                return str(view(sent())["Location"])
        finally:
            connection.close()

    def effect(request: HttpRequest) -> HttpResponse:
        FormReceipt.objects.create(path="effect", at=request.now)  # type: ignore[attr-defined]
        return HttpResponseRedirect(f"/done/{uuid4()}/")

    view: Any = once(effect)
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(send, range(24)))
    assert FormReceipt.objects.filter(path="effect").count() == 1
    assert len(answers) == 1
