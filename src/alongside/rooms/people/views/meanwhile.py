"""Somebody saved the same thing while this was being written: the one page for names, facts and contact."""

from collections.abc import Sequence

from django.http import HttpResponse

from alongside.foundations.access.request import Request
from alongside.foundations.design.stale import Difference, side_by_side
from alongside.foundations.design.words import full_moment
from alongside.rooms.people.actions.facts import SomebodyWasFirst
from alongside.rooms.people.forms.facts import SeenForm


def both_texts(
    request: Request, form: SeenForm, first: SomebodyWasFirst, differences: Sequence[Difference]
) -> HttpResponse:
    standing = first.standing
    form.carry("seen", standing.pk)
    saved = f"{standing.added_by.full_name} saved this on {full_moment(standing.added_at)}."
    return side_by_side(request, form, differences, saved)
