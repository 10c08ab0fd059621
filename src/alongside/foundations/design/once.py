"""Sending a form twice has one effect: a second tap, a reload, two tabs or a bad line do no harm."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.crypto import salted_hmac

from alongside.foundations.access.request import Request
from alongside.foundations.design import hidden_places
from alongside.foundations.design.answers import asks_about_address, refused, sent_otherwise, typed
from alongside.foundations.design.forms import KEY, read_key
from alongside.foundations.design.models import FormReceipt

V = TypeVar("V", bound=Callable[..., HttpResponseBase])

NO_KEY = "This form came without its key, so we cannot tell whether it was sent before. Nothing was saved."
OTHER_USE = "This form was already used for something else, or by somebody else. Nothing was saved."


def once(view: V) -> V:
    """Decorate every view that takes a POST. Only an answer that leads elsewhere counts as an effect."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = read_key(request.POST.get(KEY))
        if key is None:
            return refused(request, NO_KEY)
        if place := hidden_places.typed_in(request):
            return asks_about_address(request, place, meant=hidden_places.MEANT)
        with transaction.atomic():
            if _claimed(request, key):
                return _kept(key, view(request, *args, **kwargs))
            return _first_answer(request, key)

    guarded.once = True  # type: ignore[attr-defined]
    return cast(V, guarded)


def _claimed(request: Request, key: UUID) -> bool:
    words, user_id = _hash_of_words(request), _user_id(request)
    return FormReceipt.objects.claim(key, user_id=user_id, path=request.path, words=words, at=request.now)


def _kept(key: UUID, response: HttpResponseBase) -> HttpResponseBase:
    receipt = FormReceipt.objects.filter(key=key)
    if isinstance(response, HttpResponseRedirect):
        receipt.update(answer=response.url)
    else:
        receipt.delete()
    return response


def _first_answer(request: Request, key: UUID) -> HttpResponseBase:
    receipt = FormReceipt.objects.get(key=key)
    if (receipt.user_id, receipt.path) != (_user_id(request), request.path):
        return refused(request, OTHER_USE)
    if receipt.words not in ("", _hash_of_words(request)):
        return sent_otherwise(request, kept_at=receipt.answer)
    return HttpResponseRedirect(receipt.answer)


def _user_id(request: Request) -> UUID | None:
    return request.user.pk if request.user.is_authenticated else None


def _hash_of_words(request: Request) -> str:
    files = [
        (name, f"{file.name} {file.size}") for name in request.FILES for file in request.FILES.getlist(name)
    ]
    words = repr(sorted([*typed(request), *files]))
    return salted_hmac("alongside.design.once", words, algorithm="sha256").hexdigest()
