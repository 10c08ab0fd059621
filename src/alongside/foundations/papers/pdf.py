"""A paper as PDF, tagged for those who have it read to them (PDF/UA-1). Nothing is fetched: fonts lie beside this."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal
from unicodedata import bidirectional

import typst

from alongside.foundations.papers.paper import Block, Paper, Words, clean, cleaned

SHAPE, FONTS = Path(__file__).parent / "shape", Path(__file__).parent / "fonts"
NOT_DRAWN = (
    "This file cannot draw some of the letters. The page in Alongside and the Word file show all of them."
)


def as_pdf(paper: Paper) -> bytes:
    """Where a letter is in none of our fonts the standard cannot be kept: the paper is made still and says so."""
    try:
        return _made(paper, "ua-1")
    except typst.TypstError:
        return _made(replace(paper, blocks=[Words(NOT_DRAWN), *paper.blocks]), "1.7")


def _made(paper: Paper, standard: Literal["ua-1", "1.7"]) -> bytes:
    """`typst` is given the words as data, and a folder to read in which there is nothing but the shape of the page."""
    told = {
        "title": paper.title,
        "mark": clean(paper.mark),
        "blocks": [_told(cleaned(block)) for block in paper.blocks],
    }
    made = typst.compile(
        str(SHAPE / "paper.typ"),
        root=str(SHAPE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(told)},
        format="pdf",
        pdf_standards=standard,
    )
    assert isinstance(made, bytes)
    return made


def _told(block: Block) -> dict[str, object]:
    right_to_left = isinstance(block, Words) and _begins_right_to_left(block.words)
    return {"kind": type(block).__name__, "right_to_left": right_to_left, **asdict(block)}


def _begins_right_to_left(words: str) -> bool:
    """As its first letter does, and so the paragraph (rule P2 of the Unicode bidirectional algorithm)."""
    ways = (bidirectional(sign) for sign in words)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"
