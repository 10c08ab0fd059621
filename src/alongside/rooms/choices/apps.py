from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    name = "alongside.rooms.choices"
    label = "choices"

    def ready(self) -> None:
        from alongside.rooms.choices.queries import consent, sharing
        from alongside.rooms.people import grounds, tabs
        from alongside.rooms.people.words import Basis

        tabs.add(tabs.Tab(65, "Consent", "choices:consents", tabs.Group.SIGHT))
        grounds.tell_by_row(Basis.CONSENT, consent.that_stand)
        grounds.tell_by_row(Basis.STATUTORY_DUTY, sharing.that_stand)
        grounds.tell_by_row(Basis.VITAL_INTEREST, sharing.that_stand)
