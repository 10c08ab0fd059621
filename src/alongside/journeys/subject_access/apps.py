from django.apps import AppConfig


class SubjectAccessConfig(AppConfig):
    name = "alongside.journeys.subject_access"
    label = "subject_access"

    def ready(self) -> None:
        from alongside.foundations.access.permissions import Permission
        from alongside.rooms.people.tabs import Group, Tab, add

        add(Tab(96, "Their data", "subject_access:requests", Group.SIGHT, Permission.WORK_ON_CASE))
