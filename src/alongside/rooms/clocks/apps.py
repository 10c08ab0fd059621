from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "alongside.rooms.clocks"
    label = "clocks"
