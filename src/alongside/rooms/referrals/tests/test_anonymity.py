"""R-DTN-01: a notification about an adult who does not consent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rooms.referrals.rules.anonymity import MAY_BE_TOLD, anonymous, could_identify

FACTS = {
    "notifying_authority": "Council",
    "gender": "female",
    "nationality": "Albanian",
    "refusal_reasons": ["fears_exploiters"],
    "notice_text": "Held in a house and made to clean others.",
    "name": "Sol",
    "date_of_birth": "1999-05-01",
    "phone": "07700 900123",
    "email": "sol@example.org",
    "perpetrators": ["Name"],
    "other_victims": ["Name"],
    "photo": b"...",
    "address": "1 Any Street",
}


def test_r_dtn_01_takes_out_name_birth_contact_others_photo_and_address() -> None:
    assert set(FACTS) - set(anonymous(FACTS)) == {
        "name",
        "date_of_birth",
        "phone",
        "email",
        "perpetrators",
        "other_victims",
        "photo",
        "address",
    }


@given(st.dictionaries(st.text(), st.text()))
def test_r_dtn_01_nothing_unknown_ever_passes(facts: dict[str, str]) -> None:
    assert set(anonymous(facts)) <= MAY_BE_TOLD


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She cleaned houses for two years.", []),
        ("Call 07700 900 123.", ["a telephone number"]),
        ("Call +44 7700 900123.", ["a telephone number"]),
        ("Paid 30 pounds for 14 hours, 6 days a week.", []),
        ("Write to kim@example.org", ["an email address"]),
        ("Kept near SW1A 1AA", ["a postcode"]),
        ("Born 1/5/1999", ["a full date"]),
        ("It began in May 2024", []),
        ("Sol was held there", ["a name of the person"]),
        ("In the solitude of the house", []),
    ],
)
def test_traces_of_the_person_are_pointed_at(text: str, found: list[str]) -> None:
    assert could_identify(text, ["Sol"]) == found
