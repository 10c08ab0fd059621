from django.apps import AppConfig


class CaseHomeConfig(AppConfig):
    name = "alongside.journeys.case_home"
    label = "case_home"

    def ready(self) -> None:
        from alongside.rooms.people import tabs

        tabs.add(
            tabs.Tab(0, "Overview", "case_home:home"),
        )
