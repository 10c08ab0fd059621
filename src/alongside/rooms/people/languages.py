"""Languages by code, with their English names; those met most often in this work stand first."""

from functools import cache

from babel import Locale

COMMON = [
    "ti", "so", "ar", "sq", "vi", "ro", "am", "pl", "fa", "ps", "ckb", "zh", "yue", "bn", "hi", "ur", "pa", "pt",
    "hu", "uk", "es", "fr", "si", "ta", "tr", "ha", "yo", "ig", "cy", "en",
]  # fmt: skip
ALSO = [
    "kmr", "tig", "gez", "pcm", "nan", "hak", "rom", "man", "nqo", "din", "nus", "luo", "kam", "bem", "tpi", "gan",
    "wuu", "syr", "bal", "hil", "ceb", "ilo",
]  # fmt: skip
OUR_NAMES = {
    "fa": "Farsi or Dari (Persian)",
    "ckb": "Kurdish Sorani",
    "kmr": "Kurdish Kurmanji",
    "zh": "Mandarin Chinese",
    "bn": "Bengali",
    "rom": "Romani",
    "pcm": "Nigerian Pidgin English",
}
SIGNED = {"bfi": "British Sign Language", "sgn": "Another sign language"}


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """(code, name): the common ones in their order, then all others by name."""
    rest = sorted(set(_known()) - set(COMMON), key=lambda code: language_name(code))
    return tuple((code, language_name(code)) for code in (*COMMON, *rest))


def language_name(code: str) -> str:
    """What was typed instead of a code is given back as it is."""
    return _known().get(code, code)


@cache
def _known() -> dict[str, str]:
    english = Locale("en").languages
    names = {code: name for code, name in english.items() if len(code) == 2 or code in (*COMMON, *ALSO)}
    return names | OUR_NAMES | SIGNED
