from datetime import date

import pytest

from alongside.foundations.design.part_dates import PartDate


@pytest.mark.parametrize(
    ("known", "stored", "words", "earliest", "latest"),
    [
        (PartDate(2025), "2025", "about 2025", date(2025, 1, 1), date(2025, 12, 31)),
        (PartDate(2024, 2), "2024-02", "about February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        (PartDate(2025, 3, 9), "2025-03-09", "9 March 2025", date(2025, 3, 9), date(2025, 3, 9)),
    ],
)
def test_a_part_date_keeps_what_was_told_and_no_more(
    known: PartDate, stored: str, words: str, earliest: date, latest: date
) -> None:
    assert (known.stored, str(known)) == (stored, words)
    assert (known.earliest, known.latest) == (earliest, latest)
    assert PartDate.parse(stored) == known


@pytest.mark.parametrize("parts", [(2025, None, 3), (2025, 2, 29), (2025, 13)])
def test_dates_that_cannot_be_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"month|day"):
        PartDate(*parts)
