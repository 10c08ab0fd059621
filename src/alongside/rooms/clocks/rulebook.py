"""The second half of docs/rules.md: every clock with the rule that gives its moment."""

from alongside.foundations.kernel.rulebook import as_markdown, row
from alongside.rooms.clocks import answers  # noqa: F401  its rules and policies are registered by the import
from alongside.rooms.clocks.catalogue import CATALOGUE


def docs_rules() -> str:
    lines = ["", "## Clocks", "", "| Clock | What it says | Kind | Rule | Output |", "|---|---|---|---|---|"]
    lines += [
        row(f"`{clock.name}`", clock.words, clock.kind, rule, output)
        for (rule, output), clock in CATALOGUE.items()
    ]
    return as_markdown() + "\n".join(lines) + "\n"
