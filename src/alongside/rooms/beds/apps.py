from collections.abc import Collection
from uuid import UUID

from django.apps import AppConfig
from django.urls import reverse


class BedsConfig(AppConfig):
    name = "alongside.rooms.beds"
    label = "beds"

    def ready(self) -> None:
        from alongside.foundations.design import hidden_places
        from alongside.rooms.beds.actions.requests import withdraw_all
        from alongside.rooms.beds.policies.places import hidden_places_known_to
        from alongside.rooms.beds.queries.grounds import requests_that_go_on, stays_that_go_on
        from alongside.rooms.people import bases, grounds
        from alongside.rooms.people.actions.moving_area import when_moved
        from alongside.rooms.people.words import Basis

        grounds.tell_by_row(Basis.PLACEMENT, stays_that_go_on)
        grounds.tell_by_row(Basis.APPROVAL, requests_that_go_on)
        when_moved(withdraw_all)
        hidden_places.keep(hidden_places_known_to)
        bases.add(Basis.PLACEMENT, _addresses)


def _addresses(ids: Collection[UUID]) -> dict[UUID, str]:
    from alongside.rooms.beds.models import Stay

    seen = Stay.objects.filter(pk__in=ids).values_list("pk", flat=True)
    return {key: reverse("beds:stay", args=[key]) for key in seen}
