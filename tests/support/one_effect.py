"""A form sent twice has one effect, because `once` keeps the first answer that leads elsewhere. Nothing else may act.

Every view that any test sends something to is held to it: what it writes down and answers without leading elsewhere,
it would do again.
"""

import threading
from typing import Any

import pytest
from django.http import HttpResponseBase, HttpResponseRedirect

from alongside.foundations.audit import record
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.design import once

# Evidence of each time that somebody looked, was refused, or proved again who they are.
NO_EFFECT = {
    "account.proven_again", "account.second_factor_refused", "account.session_started", "account.sign_in_refused",
    "account.signed_in", "attachment.dangerous", "case.viewed", "glass.not_found", "guest.code_refused", "list.viewed",
    "report.viewed", "request.refused",
}  # fmt: skip
# What is typed while others talk is saved part by part, each on the version it stood on: the same again is no news.
KEPT_BY_VERSION = {"conferences:item", "conferences:meeting"}


@pytest.fixture(autouse=True)
def _what_leads_nowhere_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    keep, claimed, answered = record._keep, once._claimed, once._kept
    here = threading.local()  # several may send at once

    def kept_here(entries: list[AuditEntry]) -> None:
        keep(entries)
        written = [entry.pk for entry in entries if entry.event not in NO_EFFECT]
        here.written = getattr(here, "written", []) + written

    def begun(request: Any, key: Any) -> bool:
        here.written, here.view = [], getattr(request.resolver_match, "view_name", "")
        return claimed(request, key)

    def ended(key: Any, response: HttpResponseBase) -> HttpResponseBase:
        if (
            here.written
            and not isinstance(response, HttpResponseRedirect)
            and here.view not in KEPT_BY_VERSION
        ):
            stands = AuditEntry.objects.filter(pk__in=here.written)  # if it was not undone
            assert not stands, f"{stands}, and the answer leads nowhere: it would happen again"
        return answered(key, response)

    for module, name, held in (
        (record, "_keep", kept_here),
        (once, "_claimed", begun),
        (once, "_kept", ended),
    ):
        monkeypatch.setattr(module, name, held)
