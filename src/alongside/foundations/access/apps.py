from django.apps import AppConfig
from django.db.backends.signals import connection_created


class AccessConfig(AppConfig):
    name = "alongside.foundations.access"
    label = "access"

    def ready(self) -> None:
        from alongside.foundations.access import telling

        connection_created.connect(telling.listen, dispatch_uid="tell-who-is-looking")
