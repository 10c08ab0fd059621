from django.apps import AppConfig


class CaseHomeConfig(AppConfig):
    name = "alongside.journeys.case_home"
    label = "case_home"

    def ready(self) -> None:
        from alongside.rooms.people.tabs import Group, Tab, add

        add(Tab(0, "Overview", "case_home:home", Group.OVERVIEW))
