"""Charlie works in another area: whatever others can open of a case, he is told that it does not exist."""

import json
import re

import pytest
from django.test import Client

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from alongside.rooms.directory.tests.factories import a_worker
from tests.support import run
from tests.support.crawling import crawl, forms_of

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.timeout(300)]
OF_SOMEBODY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
WORKERS = (cast.ANA, cast.HELEN, cast.BOLA, cast.MEI)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(full_name=name))
    return client


def somebody_of_a_third_area() -> Client:
    """Whoever works in the two areas of the demo is asked by the other one now and then."""
    client = Client(raise_request_exception=False)
    client.force_login(a_worker(Role.NAVIGATOR, name="Charlie"))
    return client


def addresses_of(name: str) -> set[str]:
    """Walked by whoever asks first in a run: every copy of the demo has the same."""
    kept = run.folder() / f"addresses-of-{WORKERS.index(name)}.json"
    run.once(kept.stem, lambda: kept.write_text(json.dumps(sorted(harvest(name)))))
    return set(json.loads(kept.read_text()))


def harvest(name: str) -> set[str]:
    """Pages and the targets of forms that carry an identifier."""
    found = set[str]()
    for page in crawl(signed_in(name)):
        found |= {page.url, *(form.action for form in forms_of(page))}
    return {url.partition("?")[0] for url in found if OF_SOMEBODY.search(url)}


def test_charlie_is_told_that_nothing_is_there() -> None:
    harvested = set().union(*(addresses_of(name) for name in WORKERS))
    assert len(harvested) > 60
    charlie = somebody_of_a_third_area()
    nothing = charlie.get("/cases/00000000-0000-4000-8000-000000000000/").content
    for url in sorted(harvested):
        answer = charlie.get(url)
        if answer.status_code == 404:
            assert answer.content == nothing, url
        else:
            assert answer.status_code in (403, 405), url  # not for his role, or only a form leads there
