import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "post"])
def test_leaving_ends_the_session_and_opens_an_empty_page(method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    session = client.session
    session["open_case"] = "AL-0148"
    session.save()
    answer = getattr(client, method)("/leave/")
    assert answer.status_code == 303
    assert answer["Location"] == "/nothing/"
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert not client.session.keys()


def test_the_empty_page_says_nothing(client: Client) -> None:
    answer = client.get("/nothing/")
    text = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    for word in ("alongside", "static", "leave", "http", "case"):
        assert word not in text.lower()
