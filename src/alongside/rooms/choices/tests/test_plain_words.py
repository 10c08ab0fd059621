"""The words that a person reads: plain, short, without what is hard to translate."""

import re
from html import unescape

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

MOST_WORDS = 20
HARD = """
    deadline, partner, get in touch, look into, carry on, sort out, find out, set up, fill in, drop in, ahead,
    reach out, regarding, prior to, in order to, ensure, facilitate, eligible, assess, statutory, ongoing,
    stakeholder, signpost, disclose, whereabouts, outcome
"""
ADDRESSES = ["/your-choice/", "/your-support/", "/your-support/?elsewhere", "/your-sharing/"]


def words_of(address: str) -> str:
    html = Client().get(address).content.decode()
    main = html.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return unescape(re.sub(r"<[^>]+>", "\n", main))


def sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[.?!\n]+(?:\s|$)", text) if part.strip()]


@pytest.mark.parametrize("address", ADDRESSES)
def test_sentences_are_short(address: str) -> None:
    found = sentences(words_of(address))
    assert len(found) > 10
    assert [one for one in found if len(one.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_contraction_and_no_hard_word(address: str) -> None:
    text = words_of(address).casefold()
    assert re.findall(r"\w+['\u2019](?:t|s|re|ve|ll|d|m)\b", text) == []
    assert [hard for hard in map(str.strip, HARD.split(",")) if re.search(rf"\b{hard}\b", text)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_short_name_is_explained(address: str) -> None:
    text = words_of(address)
    found = set(re.findall(r"\b[A-Z]{2,}\b", text)) - {"UK"}
    assert found <= {"NRM", "GP"}
    assert "GP" not in found or "doctor (GP)" in text


def test_the_person_hears_the_nine_points() -> None:
    text = words_of("/your-choice/")
    for said in (
        "What is the NRM?",
        "a safe place to live",
        "A decision can be negative",
        "There are two decisions",
        "privacy notice",
        "do not have to speak with the police",
        "They do not give your name",
        "take your yes back at any time",
        "The form goes to the Home Office",
    ):
        assert said in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_anybody_may_read_it_and_it_names_nobody(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 200
    assert "AL-" not in response.content.decode()
