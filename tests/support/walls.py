from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections

from tests.support.databases import Server


@contextmanager
def without_the_wall(server: Server) -> Iterator[None]:
    """As a role with the rights of the program, which no policy stops."""
    settings = connections.settings["default"]
    before, role = dict(settings), f"passes_{settings['NAME']}"
    with server.superuser(str(settings["NAME"])) as owner:
        owner.execute(f"CREATE ROLE {role} LOGIN BYPASSRLS PASSWORD '{role}' IN ROLE {settings['USER']}")
        connection.close()
        settings.update(USER=role, PASSWORD=role)
        try:
            yield
        finally:
            connection.close()
            settings.update(before)
            owner.execute(f"DROP ROLE {role}")
