"""Tries are counted over a sliding minute, for all processes together."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from alongside.foundations.accounts.models import Allowance
from alongside.foundations.accounts.turnstile import Comer, comer, may_try

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 5, 14, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_ten_a_minute_wherever_they_come_from() -> None:
    let = [
        may_try("password", "A@example.org", Comer(f"198.51.100.{n}"), NOW + n * SECOND) for n in range(55)
    ]
    assert sum(let) == 10
    assert may_try("password", "a@example.org", Comer("198.51.100.99"), NOW + 61 * SECOND)
    assert may_try("password", "b@example.org", Comer("198.51.100.99"), NOW + 20 * SECOND)


def test_the_window_slides() -> None:
    tries = [*range(50, 60), *range(61, 71)]
    let = [may_try("password", "a@example.org", Comer(f"10.0.0.{n}"), NOW + n * SECOND) for n in tries]
    assert sum(let) == 10


def test_one_address_gets_no_further_with_many_accounts() -> None:
    let = [may_try("password", f"a{n}@example.org", Comer("198.51.100.7"), NOW) for n in range(80)]
    assert sum(let) == 60


def test_a_known_device_has_an_allowance_of_its_own() -> None:
    for n in range(20):
        may_try("password", "a@example.org", Comer(f"10.0.0.{n}"), NOW)
    assert may_try("password", "a@example.org", Comer("10.0.0.1", device="known"), NOW)
    assert sum(may_try("password", "a@example.org", Comer("", device="known"), NOW) for _ in range(20)) == 9


def test_neither_address_nor_account_can_be_read_from_the_rows() -> None:
    may_try("password", "a@example.org", Comer("198.51.100.7"), NOW)
    assert not [key for key in Allowance.objects.values_list("key", flat=True) if "@" in key or "198" in key]
    Allowance.objects.forget_old(NOW + timedelta(hours=3))
    assert not Allowance.objects.exists()


@pytest.mark.parametrize(
    ("proxies", "passed", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (1, "", "127.0.0.1"),
    ],
)
def test_what_a_client_says_of_its_own_address_is_not_believed(
    proxies: int, passed: str, address: str, settings: Settings
) -> None:
    settings.PROXIES = proxies
    assert comer(RequestFactory().get("/", headers={"X-Forwarded-For": passed}), None).address == address
