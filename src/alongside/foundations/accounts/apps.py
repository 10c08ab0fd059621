from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "alongside.foundations.accounts"
    label = "accounts"
