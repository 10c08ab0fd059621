from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "alongside.foundations.access"
    label = "access"
