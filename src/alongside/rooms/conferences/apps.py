from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "alongside.rooms.conferences"
    label = "conferences"

    def ready(self) -> None:
        from alongside.rooms.conferences.queries.grounds import that_open_something
        from alongside.rooms.people import grounds, tabs
        from alongside.rooms.people.words import Basis

        grounds.tell_by_row(Basis.CONFERENCE, that_open_something)

        tabs.add(
            tabs.Tab(50, "Conferences", "conferences:of_case"), tabs.Tab(55, "Actions", "conferences:actions")
        )
