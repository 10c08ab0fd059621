from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "alongside.foundations.design"
    label = "design"
