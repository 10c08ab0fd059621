"""Striking out: names of others, wherever they stand. Pure functions."""

import re
from collections.abc import Iterable, Mapping

GONE = "[struck out]"
SHORTEST = 3  # a shorter word stands in too many others to be somebody's


def masks(found: Mapping[str, str], *, own: Iterable[str]) -> dict[str, str]:
    """What stands in the place of which words. The person's own names are never struck out."""
    spared = {name.casefold() for name in own}
    return {
        words.strip(): instead
        for words, instead in found.items()
        if len(words.strip()) >= SHORTEST and words.strip().casefold() not in spared
    }


def struck(text: str, instead_of: Mapping[str, str]) -> str:
    """Whole words, in capitals or not; of two that overlap the longer."""
    if not instead_of:
        return text
    by_words = {words.casefold(): instead for words, instead in instead_of.items()}
    longest = sorted(instead_of, key=lambda words: (-len(words), words))
    pattern = "|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in longest)
    return re.sub(pattern, lambda found: by_words.get(found[0].casefold(), GONE), text, flags=re.IGNORECASE)
