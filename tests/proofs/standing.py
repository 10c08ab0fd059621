"""A form that stands only after something has happened: on which page, before whom, and what is typed into it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundations.audit.models import AuditEntry
from tests.proofs.double_submits import as_one_types, page_at, undone
from tests.support.crawling import FoundForm, forms_of
from tests.support.typing_in import Typed

Clock = time_machine.Traveller
LOOKS = {"case.viewed", "list.viewed", "report.viewed", "request.refused"}


@dataclass(frozen=True)
class Standing:
    """`typed` follows what the page asks, and changes nothing else of the form. `sent_to`: where a script sends it."""

    client: Client
    page: str
    typed: Callable[[str], Typed] = field(default=lambda page: {})
    sent_to: str = ""


Prepared = dict[str, Callable[[Clock], Standing]]


def on(client: Client, name: str, *args: object, **typed: str) -> Standing:
    return Standing(
        client, reverse(name, args=args), lambda page: {key: [given] for key, given in typed.items()}
    )


def sent_twice(name: str, clock: Clock, prepare: Callable[[Clock], Standing]) -> tuple[int, int]:
    """How many effects the first sending had, and how many the second."""
    with undone():
        standing = prepare(clock)
        form, typed = filled_in(name, standing)
        effects = [entries()]
        for _ in range(2):
            answer = standing.client.post(form.action, typed)
            assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
            effects.append(entries())
        return effects[1] - effects[0], effects[2] - effects[1]


def filled_in(name: str, standing: Standing) -> tuple[FoundForm, Typed]:
    page = page_at(standing.client, standing.page)
    found = list(forms_of(page))
    if standing.sent_to:
        found = [replace(form, action=standing.sent_to) for form in found]
    form = next(form for form in found if form.route == name)
    return form, as_one_types(form, timezone.localdate()) | standing.typed(page.text)


def entries() -> int:
    """Of everything that was done; that somebody proved again who they are is an effect here."""
    return AuditEntry.objects.exclude(event__in=LOOKS).count()
