from datetime import date, timedelta
from typing import Any

from alongside.foundations.design.tests.samples import NOW, drawn, words_of


def part(file: str, call: str, **context: Any) -> Any:
    name = call.split("(")[0].split()[-1]
    return drawn(
        f'{{% from "design/components/{file}.html" import {name} %}}<div>{{{{ {call} }}}}</div>', **context
    )


def test_identity_bar_says_name_reference_contact_and_consents_in_words() -> None:
    consents = [
        {"text": "Council may know", "state": "given"},
        {"text": "Police may not", "state": "refused"},
    ]
    call = 'identity_bar("Blue", "AL-0148", contact="Safe to ring after 18:00", consents=consents)'
    text = words_of(part("identity", call, consents=consents))
    for expected in ("Blue", "AL-0148", "Safe to ring after 18:00", "Council may know", "Police may not"):
        assert expected in text


def test_clocks_say_their_state_in_words() -> None:
    clocks = [
        {"name": "Conference", "due": NOW - timedelta(hours=3), "source": "R-MACC-01"},
        {"name": "Bed ends", "due": NOW + timedelta(hours=21), "url": "/bed/"},
        {"name": "Decision", "due": date(2027, 1, 4)},
        {"name": "Told", "due": None, "done_words": "on Friday"},
        {"name": "Recovery", "open_words": "Starts with a positive decision"},
    ]
    page = part("clocks", "clock_list(clocks, now)", clocks=clocks, now=NOW)
    states = [words_of(item).split(" ")[0] for item in page.xpath("//li")]
    assert states == ["Late", "Soon", "In", "Done", "Not"]
    assert "late since Sunday 18:05, 3 hours ago" in words_of(page)


def test_a_chip_has_shape_word_and_time() -> None:
    page = part("clocks", "clock_chip(due, now)", due=NOW + timedelta(hours=2), now=NOW)
    assert words_of(page) == "Soon: by Sunday 23:05, 2 hours left"
    assert page.xpath("//svg[@aria-hidden='true']")


def test_an_account_is_closed_until_somebody_opens_it() -> None:
    entries = [
        {"at": NOW, "title": "Account", "by": "Tom", "closed_text": "They took my papers.", "written": NOW}
    ]
    page = part("timeline", "timeline(entries)", entries=entries)
    assert page.xpath("//details[not(@open)]")
    assert "written down Sunday 22 November 2026, 21:05" in words_of(page)


def test_of_what_is_known_by_its_day_no_hour_is_shown() -> None:
    page = part("timeline", "timeline(entries)", entries=[{"at": NOW, "title": "Met", "day_only": True}])
    assert "Sunday 22 November 2026 Met" in words_of(page)


def test_what_is_withheld_names_only_whom_to_ask() -> None:
    page = part("withheld", 'withheld("Whereabouts", "Ana, navigator")')
    assert words_of(page) == "Whereabouts: closed. Ask Ana, navigator."


def test_a_summary_tells_what_is_not_recorded_and_names_its_links() -> None:
    rows = [{"key": "Language", "value": "Shqip", "url": "/x/"}, {"key": "Likes", "value": ""}]
    page = part("summary", 'summary(rows, title="Known")', rows=rows)
    assert "Likes Not recorded yet" in words_of(page)
    assert words_of(page.xpath("//a")[0]) == "Change language"


def test_the_board_is_a_table_with_words_in_every_cell() -> None:
    nights = [{"text": "Tonight", "sub": "22 Nov"}]
    rows = [
        {
            "name": "Harbour 1",
            "cells": [{"state": "free", "text": "Free", "url": "/b/", "about": "Harbour 1"}],
        },
        {"name": "Harbour 2", "note": "Women", "cells": [{"state": "taken", "text": "Taken"}]},
    ]
    page = part("board", 'bed_board("Beds", nights, rows)', nights=nights, rows=rows)
    assert [words_of(cell) for cell in page.xpath("//td")] == ["Free Harbour 1", "Taken"]
    assert page.xpath("//*[@role='region' and @tabindex='0']//caption")


def test_ways_about_mark_where_one_is() -> None:
    items = [
        {"text": "All", "url": "/", "current": True, "count": 0},
        {"text": "Mine", "url": "/m", "current": False, "count": 3},
    ]
    for file, call in (
        ("navigation", 'sub_navigation(items, "Case")'),
        ("filters", 'quick_filters(items, "Show")'),
    ):
        page = part(file, call, items=items)
        assert len(page.xpath("//nav[@aria-label]//a[@aria-current]")) == 1


def test_cards_and_figures() -> None:
    people = [{"name": "Priya", "role": "Coordinator", "agency": "Council", "phone": "020 7946 0101"}]
    page = part("cards", "people_cards(people)", people=people)
    assert page.xpath("//a/@href") == ["tel:02079460101"]
    items = [{"value": "61 %", "label": "within 48 hours", "note": "28 of 46"}]
    assert words_of(part("cards", "figures(items)", items=items)) == "within 48 hours 61 % 28 of 46"
