"""Two people wrote at once. Both texts are laid side by side; neither is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.foundations.design.fields.drawn import DrawnField
from alongside.foundations.design.forms import Form, VersionedForm


@dataclass(frozen=True)
class Difference:
    label: str
    yours: str
    theirs: str


def stale_page(
    request: HttpRequest, form: VersionedForm, *, theirs: Mapping[str, Any], version: int, saved: str
) -> HttpResponse:
    """`theirs` holds the saved values under the names of the fields, `saved` says by whom and when.

    The form comes back filled with what was just sent, on top of `version`, so that it can be saved again.
    """
    differences = differences_of(form, theirs)
    form.carry("version", version)
    return side_by_side(request, form, differences, saved)


def side_by_side(
    request: HttpRequest, form: Form, differences: Sequence[Difference], saved: str
) -> HttpResponse:
    """For a form that already stands on what was saved meanwhile."""
    context = {"form": form, "differences": differences, "saved": saved, "keep_url": request.path}
    return render(request, "design/stale.html", context, status=409)


def differences_of(form: Form, theirs: Mapping[str, Any]) -> list[Difference]:
    found = []
    for name, value in theirs.items():
        field = cast(DrawnField, form.fields[name])
        yours, saved = field.in_words(form.cleaned_data.get(name)), field.in_words(value)
        if yours != saved:
            found.append(Difference(str(field.label), yours, saved))
    return found
