from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "alongside.rooms.conferences"
    label = "conferences"
