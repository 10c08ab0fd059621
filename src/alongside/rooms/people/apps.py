from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "alongside.rooms.people"
    label = "people"

    def ready(self) -> None:
        from alongside.foundations.access import grants
        from alongside.rooms.people.grant_book import CaseGrantBook

        grants.keep(CaseGrantBook())
