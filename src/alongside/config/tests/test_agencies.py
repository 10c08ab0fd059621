"""The operator's file of agencies: whole, or refused with the reason."""

from pathlib import Path

import pytest

from alongside.config.agencies import providers, read
from alongside.foundations.kernel.results import Refused

GOOD = """
[[agency]]
id = "northshire"
agency = "Northshire Council"
issuer = "https://login.microsoftonline.com/0d2b1c7e-6a53-4a57-9a6e-3f0d9b1f0c11/v2.0"
client_id = "alongside"
client_secret_env = "NORTHSHIRE_SECRET"
domains = ["@Northshire.example"]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NORTHSHIRE_SECRET", "s")
    path = tmp_path / "agencies.toml"
    path.write_text(GOOD)
    return path


def test_a_good_file_is_taken(file: Path) -> None:
    found = read(file)
    assert found["northshire"].domains == {"northshire.example"}
    assert found["northshire"].secret == "s"
    assert not found["northshire"].second_factor_claim
    (app,) = providers(found)["openid_connect"]["APPS"]
    assert app["provider_id"] == "northshire"


def test_no_file_means_no_agency(tmp_path: Path) -> None:
    assert read(tmp_path / "agencies.toml") == {}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("0d2b1c7e-6a53-4a57-9a6e-3f0d9b1f0c11", "common"),
        ("https://", "http://"),
        ('domains = ["@Northshire.example"]', "domains = []"),
        ('id = "northshire"', 'id = "North shire"'),
        ("client_id", "client"),
        ("NORTHSHIRE_SECRET", "NO_SUCH_SECRET"),
        (GOOD, GOOD + GOOD),
    ],
)
def test_a_poor_one_is_refused(file: Path, was: str, now: str) -> None:
    file.write_text(GOOD.replace(was, now))
    with pytest.raises(Refused):
        read(file)
