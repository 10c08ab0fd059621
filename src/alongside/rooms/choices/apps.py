from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    name = "alongside.rooms.choices"
    label = "choices"

    def ready(self) -> None:
        from alongside.rooms.people import tabs

        tabs.add(tabs.Tab(65, "Consent", "choices:consents"))
