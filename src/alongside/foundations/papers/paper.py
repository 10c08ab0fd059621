"""What stands on a paper, whichever file it becomes. Words are data: no sign in them is ever read as an instruction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


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
# Signs that no file may hold. A note that was pasted out of another program carries some of them.
NOT_WRITTEN: dict[int, str | None] = dict.fromkeys((*range(32), 127, 0xFFFE, 0xFFFF))
NOT_WRITTEN |= {0x09: "\t", 0x0A: "\n", 0x0B: "\n"}


@dataclass(frozen=True)
class Paper:
    """`mark` stands on every page: for whom this copy is, and when it was made."""

    title: str
    mark: str
    blocks: Sequence[Block]


def cleaned(block: Block) -> Block:
    if isinstance(block, Table):
        return Table(
            clean(block.title), [*map(clean, block.head)], [[*map(clean, row)] for row in block.rows]
        )
    if isinstance(block, Heading):
        return Heading(clean(block.words))
    return replace(block, words=clean(block.words), label=clean(block.label))


def clean(words: str) -> str:
    return words.translate(NOT_WRITTEN).encode(errors="ignore").decode()
