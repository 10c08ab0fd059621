"""Answers other than the page that was asked for: what happened, what was kept, what to do next."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.foundations.design.forms import KEY

NOT_TEXT = {KEY, "csrfmiddlewaretoken", "version", "code"}


def refused(request: HttpRequest, reason: str, next_step: str = "", *, status: int = 400) -> HttpResponse:
    return render(request, "design/refused.html", {"reason": reason, "next_step": next_step}, status=status)


def sent_otherwise(request: HttpRequest, *, kept_at: str) -> HttpResponse:
    """The same form with other words: the first ones stand, and the others are shown, to be copied."""
    return render(request, "design/sent_otherwise.html", {"kept_at": kept_at}, status=409)


def asks_about_address(request: HttpRequest, place: str, *, meant: str) -> HttpResponse:
    return render(request, "design/hidden_place.html", {"place": place, "meant": meant}, status=409)


def kept_text(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be copied. From our own pages only: a stranger's must not write on ours."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    return [(_title(name), text) for name, text in typed(request) if text.strip()]


def typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Without what only the program put there, and without secrets."""
    for name, values in request.POST.lists():
        if not _secret(name):
            yield name, ", ".join(str(value) for value in values)


def _secret(name: str) -> bool:
    return name in NOT_TEXT or "password" in name


def _title(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()
