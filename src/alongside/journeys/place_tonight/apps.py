from django.apps import AppConfig


class PlaceTonightConfig(AppConfig):
    name = "alongside.journeys.place_tonight"

    def ready(self) -> None:
        from alongside.rooms.people import tabs

        tabs.add(tabs.Tab(50, "Bed", "place_tonight:bed"))
