"""A paper as a Word file, for offices that go on writing in one. What stands on every page stands in its header."""

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.shared import Pt

from alongside.foundations.papers.paper import Block, Heading, Paper, Table, Words, clean, cleaned

SMALL = Pt(9)
# Who made the file and when is said on its pages, and not hidden in it.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def as_word(paper: Paper) -> bytes:
    document = Document()
    _say_nothing_hidden(document, paper.title)
    document.sections[0].header.paragraphs[0].add_run(clean(paper.mark)).font.size = SMALL
    document.add_heading(paper.title, level=1)
    for block in paper.blocks:
        _write(document, cleaned(block))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _say_nothing_hidden(document: Opened, title: str) -> None:
    kept = document.core_properties
    kept.title, kept.author, kept.last_modified_by, kept.comments = title, "", "", ""
    kept.created = kept.modified = LONG_AGO


def _write(document: Opened, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.words, level=2)
    elif isinstance(block, Words):
        _write_words(document, block)
    else:
        _write_table(document, block)


def _write_words(document: Opened, words: Words) -> None:
    paragraph = document.add_paragraph()
    if words.label:
        paragraph.add_run(f"{words.label} ").bold = True
    run = paragraph.add_run(words.words)
    if words.quiet:
        run.font.size = SMALL


def _write_table(document: Opened, table: Table) -> None:
    document.add_paragraph().add_run(table.title).bold = True
    drawn = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    for cell, name in zip(drawn.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in table.rows:
        for cell, words in zip(drawn.add_row().cells, row, strict=True):
            cell.text = words
