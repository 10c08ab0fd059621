"""What anybody would try first is refused, and what nobody would think of is not."""

from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from pytest_django.fixtures import Settings

from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.passwords import _shipped, is_common

POOR = (
    "qwerty123456",
    "PASSWORD1234!",
    "1q2w3e4r5t6y",
    "iloveyouiloveyou",
    "dragon!!!!!!!!!!!",
    "123456789012",
    "short",
    "alice.carter1",
)


@pytest.mark.parametrize("password", POOR)
def test_a_poor_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(email="alice.carter@example.org", full_name="Alice Carter"))


@pytest.mark.parametrize("password", ["lantern window barley", "Żółta łódź 7 chmur", "vq8!Lm2#Rt0zPw"])
def test_a_good_one_is_taken(password: str) -> None:
    validate_password(password, User(email="alice.carter@example.org", full_name="Alice Carter"))


def test_the_list_is_as_long_as_we_say() -> None:
    assert _shipped().count(b"\n") - 1 == 139_974


def test_an_operator_may_add_a_list(settings: Settings, tmp_path: Path) -> None:
    assert not is_common("lantern window barley")
    more = tmp_path / "more.txt"
    more.write_bytes(b"Lantern Window Barley\r\nother words\r\n")
    settings.COMMON_PASSWORDS = more
    assert is_common("lantern window barley")
    assert is_common("other words")
    assert not is_common("lantern window")
