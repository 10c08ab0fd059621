from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "alongside.rooms.referrals"
    label = "referrals"
