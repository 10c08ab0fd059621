from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "alongside.rooms.referrals"
    label = "referrals"

    def ready(self) -> None:
        from alongside.rooms.people import tabs

        tabs.add(tabs.Tab(60, "Choice and referral", "referrals:overview", tabs.Group.STEPS))
