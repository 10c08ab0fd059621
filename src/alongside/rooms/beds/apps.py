from django.apps import AppConfig


class BedsConfig(AppConfig):
    name = "alongside.rooms.beds"
    label = "beds"
