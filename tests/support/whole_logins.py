"""Where a test says `client.force_login(worker)`, the worker has come in whole: second factor, agreement, just now."""

import pytest
from django.test import Client

FAR_OFF = 4_102_444_800  # the year 2100: a test that travels in time is not locked out


def _whole(client: Client) -> None:
    from alongside.foundations.access import entry
    from alongside.foundations.accounts import agreement

    session = client.session
    version = agreement.standing().version
    held = entry.Entry("password", FAR_OFF, second=True, fresh=FAR_OFF, agreed=version, agreed_until=FAR_OFF)
    entry.keep(session, held)
    session.save()


def pytest_configure(config: pytest.Config) -> None:
    force = Client.force_login

    def force_whole(self: Client, *args: object, **options: object) -> None:
        force(self, *args, **options)  # type: ignore[arg-type]
        _whole(self)

    setattr(Client, "force_login", force_whole)  # noqa: B010 - the type checker forbids an assignment
