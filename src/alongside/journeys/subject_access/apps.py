from django.apps import AppConfig


class SubjectAccessConfig(AppConfig):
    name = "alongside.journeys.subject_access"
    label = "subject_access"

    def ready(self) -> None:
        from alongside.foundations.access.permissions import Permission
        from alongside.rooms.people import tabs

        tabs.add(tabs.Tab(96, "Their data", "subject_access:requests", Permission.WORK_ON_CASE))
