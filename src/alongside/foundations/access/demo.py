from functools import cache

from django.db import connection

from alongside.foundations.accounts.models import DeploymentStamp


def is_demo() -> bool:
    """Whether this database is stamped as a demo. The stamp never changes, so it is read once a database."""
    return _is_demo(str(connection.settings_dict["NAME"]))


@cache
def _is_demo(database: str) -> bool:
    return DeploymentStamp.objects.filter(kind=DeploymentStamp.DEMO).exists()
