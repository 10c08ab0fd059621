from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "alongside.foundations.audit"
    label = "audit"

    def ready(self) -> None:
        from alongside.foundations.audit import signing

        signing.listen()
