from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "alongside.rooms.conferences"
    label = "conferences"

    def ready(self) -> None:
        from alongside.rooms.people import tabs

        tabs.add(
            tabs.Tab(50, "Conferences", "conferences:of_case"), tabs.Tab(55, "Actions", "conferences:actions")
        )
