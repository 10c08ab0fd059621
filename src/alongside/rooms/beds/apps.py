from django.apps import AppConfig


class BedsConfig(AppConfig):
    name = "alongside.rooms.beds"
    label = "beds"

    def ready(self) -> None:
        from alongside.rooms.beds.queries.grounds import requests_that_go_on, stays_that_go_on
        from alongside.rooms.people import grounds
        from alongside.rooms.people.words import Basis

        grounds.tell_by_row(Basis.PLACEMENT, stays_that_go_on)
        grounds.tell_by_row(Basis.APPROVAL, requests_that_go_on)
