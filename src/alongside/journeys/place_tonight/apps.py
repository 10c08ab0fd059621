from django.apps import AppConfig


class PlaceTonightConfig(AppConfig):
    name = "alongside.journeys.place_tonight"

    def ready(self) -> None:
        from alongside.rooms.people.tabs import Group, Tab, add

        add(Tab(45, "Bed", "place_tonight:bed", Group.STEPS))
