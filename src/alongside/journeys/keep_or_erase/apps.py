from django.apps import AppConfig


class KeepOrEraseConfig(AppConfig):
    name = "alongside.journeys.keep_or_erase"
    label = "keep_or_erase"

    def ready(self) -> None:
        from alongside.foundations.access.permissions import Permission
        from alongside.rooms.people import tabs

        tabs.add(tabs.Tab(95, "Kept until", "keep_or_erase:of_case", Permission.WORK_ON_CASE))
