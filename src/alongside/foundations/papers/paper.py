"""What stands on a paper, whichever file it becomes. Words are data: no sign in them is ever read as an instruction."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    words: str


@dataclass(frozen=True)
class Words:
    """A paragraph; `label` stands before it, in bold. `quiet`: smaller, for what is said beside the matter."""

    words: str
    label: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Table:
    """`head` names the columns; the first cell of each row names the row."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Words | Table


@dataclass(frozen=True)
class Paper:
    """`mark` stands on every page: for whom this copy is, and when it was made."""

    title: str
    mark: str
    blocks: Sequence[Block]
