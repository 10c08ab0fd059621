"""Every page that anybody of the cast can reach: readable by all, within 360 px, and with nothing unsaid in it."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Page

from alongside.journeys.demo_caseload import cast
from tests.support.crawling import LEFT_OUT, links_of, route_of
from tests.support.stories import PHONE

pytestmark = [pytest.mark.xdist_group("every page"), pytest.mark.timeout(600)]
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
NEVER_SHOWN = re.compile(r"\bNone\b|Undefined|<bound method|&lt;[a-z_]+ object|\{\{|\}\}")
routes, kinds = set[str](), set[tuple[str, ...]]()  # looked at, by all groups: one worker runs them
GROUPS = (
    (cast.ANA, cast.CHARLIE, cast.ALED),
    (cast.GRACE, cast.NOOR, cast.FARAH, cast.JOAN),
    (cast.HELEN, cast.BOLA, cast.IMRAN, cast.RUTH),
    (cast.MEI, cast.SAM, cast.VICTORIA, cast.DANIEL),
)


def step_in(page: Page, name: str) -> None:
    page.goto("/sign-in/")
    page.get_by_role("button", name=f"Sign in as {name},").click()


def walk(page: Page) -> Iterator[tuple[str, html.HtmlElement]]:
    """Fetches one address of every route that a link leads to, and gives what stands there."""
    waiting, seen = [page.url], set[str]()
    while waiting:
        url = waiting.pop(0)
        route = route_of(url)
        if not route or route in seen or route in LEFT_OUT:
            continue
        seen.add(route)
        answer = page.request.get(url)
        assert answer.status in (200, 409), url  # 409: it cannot be done now, and the page says why
        if "html" not in answer.headers.get("content-type", ""):
            continue
        tree = html.fromstring(answer.text())
        yield url, tree
        waiting += links_of(tree, url)


def kinds_of(tree: html.HtmlElement) -> set[tuple[str, ...]]:
    """What a rule of accessibility or a width could depend on, apart from the words."""
    told = ("class", "role", "type", "aria-current", "scope")
    return {(str(e.tag), *(e.get(name) or "" for name in told)) for e in tree.iter()}


def faults(page: Page, route: str) -> list[str]:
    found = [f"{route}: {rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in _violations(page)]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        found.append(f"{route}: {wide} px too wide")
    if unsaid := NEVER_SHOWN.search(page.locator("body").inner_text()):
        found.append(f"{route}: shows {unsaid.group()}")
    return found


def _violations(page: Page) -> list[dict[str, list[dict[str, str]]]]:
    violations: list[dict[str, list[dict[str, str]]]] = Axe().run(page, options=WCAG).response["violations"]
    return violations


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_every_page_holds(names: tuple[str, ...], new_page: Callable[..., Page]) -> None:
    """A page is looked at in the browser where its route is new, or shows a kind of element that none has shown."""
    walked, found = set[str](), list[str]()
    for name in names:
        page = new_page(size=PHONE)
        step_in(page, name)
        for url, tree in walk(page):
            route, shown = route_of(url), kinds_of(tree)
            walked.add(route)
            if route not in routes or not shown <= kinds:
                routes.add(route)
                kinds.update(shown)
                page.goto(url)
                found += faults(page, route)
    assert found == []
    assert len(walked) > 3
