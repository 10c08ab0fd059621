from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    name = "alongside.rooms.choices"
    label = "choices"
