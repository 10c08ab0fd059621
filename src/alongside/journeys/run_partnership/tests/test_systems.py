"""Keys for the systems of an agency: its own administrator makes them, and sees each once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundations.accounts.models import Agency
from alongside.rooms.directory.models import Partnership, SystemKey

pytestmark = pytest.mark.django_db


def at(name: str, area: Partnership, agency: Agency, *more: object) -> str:
    return reverse(f"run_partnership:{name}", args=[area.pk, agency.pk, *more])


def a_form(days: int = 30, *scopes: str) -> dict[str, object]:
    day = timezone.localdate() + timedelta(days=days)
    return {
        "name": "Housing database", "scopes": scopes or ["vacancies"], "form_key": str(uuid4()),
        "until_day_day": day.day, "until_day_month": day.month, "until_day_year": day.year,
    }  # fmt: skip


def test_a_key_is_shown_once_and_kept_nowhere(keeper: Client, area: Partnership, hostel: Agency) -> None:
    answer = keeper.post(at("new_system", area, hostel), a_form())
    assert answer.headers["Location"] == at("system_key", area, hostel)
    page = keeper.get(at("system_key", area, hostel)).text
    (row,) = SystemKey.objects.all()
    key = page.partition("<code>")[2].partition("</code>")[0]
    assert key.startswith("alongside_")
    assert key not in (row.digest, row.name)
    assert keeper.get(at("system_key", area, hostel)).status_code == 404
    assert not row.user.is_active
    listed = keeper.get(at("systems", area, hostel)).text
    assert "Housing database" in listed
    assert key not in listed


def test_a_key_is_revoked_and_stays_in_the_list(keeper: Client, area: Partnership, hostel: Agency) -> None:
    keeper.post(at("new_system", area, hostel), a_form())
    row = SystemKey.objects.get()
    for status in (302, 409):
        answer = keeper.post(at("revoke_system", area, hostel, row.pk), {"form_key": str(uuid4())})
        assert answer.status_code == status
    assert "Revoked by Ada" in keeper.get(at("systems", area, hostel)).text


@pytest.mark.parametrize(
    ("days", "scopes", "words"),
    [
        (400, ["stays"], "a year at most"),
        (-1, ["stays"], "a year at most"),
        (3, ["addresses"], "vacancies, stays"),
    ],
)
def test_what_no_key_can_be(
    days: int, scopes: list[str], words: str, keeper: Client, area: Partnership, hostel: Agency
) -> None:
    assert words in keeper.post(at("new_system", area, hostel), a_form(days, *scopes)).text
    assert not SystemKey.objects.exists()


def test_somebody_of_another_area_finds_no_page(outsider: Client, area: Partnership, hostel: Agency) -> None:
    for name in ("systems", "new_system", "system_key"):
        assert outsider.get(at(name, area, hostel)).status_code == 404
