import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import demo
from alongside.foundations.accounts.models import DeploymentStamp, User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.directory.queries import welcome_path
from tests.support.sign_in import PASSWORD, a_worker_with_password

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return a_worker_with_password(name="Alice")


@pytest.fixture
def in_a_demo() -> None:
    DeploymentStamp.objects.create(kind=DeploymentStamp.DEMO)
    demo._is_demo.cache_clear()


@pytest.fixture(autouse=True)
def forget_the_stamp() -> object:
    yield
    demo._is_demo.cache_clear()


def test_a_worker_signs_in_with_any_spelling_of_the_address(client: Client, worker: User) -> None:
    answer = client.post(reverse("sign_in:sign_in"), {"email": worker.email.upper(), "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(worker.pk)
    assert AuditEntry.objects.filter(event="account.signed_in", by=worker.pk).count() == 1


def test_a_wrong_password_says_nothing_about_who_exists(client: Client, worker: User) -> None:
    known = client.post(reverse("sign_in:sign_in"), {"email": worker.email, "password": "no"})
    unknown = client.post(reverse("sign_in:sign_in"), {"email": "x@example.org", "password": "no"})
    assert "do not belong together" in known.text
    assert "do not belong together" in unknown.text
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_leaves_one_entry(client: Client, worker: User) -> None:
    client.post(reverse("sign_in:sign_in"), {"email": worker.email, "password": "wrong words indeed"})
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.codes) == ("account.sign_in_failed", {"whose": str(worker.pk)})


def test_somebody_who_left_cannot_come_in(client: Client, worker: User) -> None:
    User.objects.filter(pk=worker.pk).update(is_active=False)
    answer = client.post(reverse("sign_in:sign_in"), {"email": worker.email, "password": PASSWORD})
    assert answer.status_code == 200


def test_the_way_back_never_leads_to_another_site(client: Client, worker: User) -> None:
    where = {"email": worker.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("sign_in:sign_in"), where).headers["Location"].startswith("/")


def test_without_the_stamp_the_one_click_door_does_not_exist(client: Client, worker: User) -> None:
    assert client.post(reverse("sign_in:step_in", args=[worker.pk])).status_code == 404
    assert client.get(reverse("outbox:outbox")).status_code == 404
    assert "Alice" not in client.get(reverse("sign_in:sign_in")).text


@pytest.mark.usefixtures("in_a_demo")
def test_in_a_demo_one_click_is_enough(client: Client, worker: User) -> None:
    page = client.get(reverse("sign_in:sign_in")).text
    assert "Nobody in here is real." in page
    assert "Alice" in page
    assert client.post(reverse("sign_in:step_in", args=[worker.pk])).status_code == 302
    assert client.session["_auth_user_id"] == str(worker.pk)


def test_a_welcome_link_is_good_once(client: Client, worker: User) -> None:
    link = welcome_path(worker)
    words = {"password": "copper meadow ladder", "again": "copper meadow ladder"}
    assert client.get(link).status_code == 200
    assert client.post(link, words).status_code == 302
    assert Client().get(link).status_code == 404
    worker.refresh_from_db()
    assert worker.check_password("copper meadow ladder")


@pytest.mark.parametrize(
    ("first", "second"), [("short", "short"), ("copper meadow ladder", "copper meadow latter")]
)
def test_a_poor_or_mistyped_password_is_refused(
    client: Client, worker: User, first: str, second: str
) -> None:
    answer = client.post(welcome_path(worker), {"password": first, "again": second})
    assert answer.status_code == 200
    assert "There is a problem" in answer.text


def test_signing_out_ends_the_session(client: Client, worker: User) -> None:
    client.force_login(worker)
    client.post(reverse("sign_in:sign_out"))
    assert "_auth_user_id" not in client.session
