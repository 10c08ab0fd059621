"""Questions on a terminal. Each answer is checked at once, by the rules for the file."""

from collections.abc import Callable, Iterator
from datetime import datetime

from rich.console import Console

from alongside.foundations.kernel.results import Refused
from alongside.journeys.start_for_real.table import Problem, Table

Choice = tuple[str, str]
DONE = "(press Enter when there is none, or no more)"


class Asking:
    def __init__(self, console: Console) -> None:
        self.console = console

    def text(self, question: str, *, needed: bool = True, most: int = 200) -> str:
        return self._ask(question, lambda table: table.text("answer", needed=needed, most=most), needed)

    def email(self, question: str, *, needed: bool = True) -> str:
        return self._ask(question, lambda table: table.email("answer", needed=needed), needed)

    def postcode(self, question: str) -> str:
        return self._ask(question, lambda table: table.postcode("answer"), needed=False)

    def number(self, question: str, *, most: int) -> int:
        while True:
            answer = self._line(f"{question} (0 to {most})") or "0"
            if answer.isascii() and answer.isdigit() and int(answer) <= most:
                return int(answer)
            self.say(f"Give a number from 0 to {most}.")

    def span(self) -> tuple[datetime, datetime]:
        starts = self.moment("From")
        while (ends := self.moment("Until")) <= starts:
            self.say("That is not after the start.")
        return starts, ends

    def moment(self, question: str) -> datetime:
        answer = self._ask(f"{question} (like 2026-06-05 17:00)", lambda table: table.moment("answer"))
        return Table({"answer": answer}, "", []).moment("answer")

    def yes(self, question: str) -> bool:
        while True:
            answer = self._line(f"{question} (y/n)").casefold()
            if answer in ("y", "yes", "n", "no"):
                return answer.startswith("y")
            self.say("Answer y or n.")

    def choose(self, question: str, choices: list[Choice]) -> str:
        """One of one needs no question."""
        if len(choices) == 1:
            return choices[0][0]
        for number, (_, words) in enumerate(choices, start=1):
            self.say(f"  {number}  {words}")
        while True:
            answer = self._line(f"{question} (1 to {len(choices)})")
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(choices):
                return choices[int(answer) - 1][0]
            self.say("Give one of the numbers.")

    def names(self, question: str) -> list[str]:
        answer = self.text(f"{question}, with commas between them {DONE}", needed=False, most=2000)
        return [name.strip() for name in answer.split(",") if name.strip()]

    def each(self, question: str) -> Iterator[str]:
        while answer := self.text(f"{question} {DONE}", needed=False):
            yield answer

    def begin(self, title: str) -> None:
        self.console.print()
        self.console.print(title, style="bold", markup=False)

    def say(self, words: str) -> None:
        self.console.print(words, markup=False, highlight=False)

    def _ask(self, question: str, read: Callable[[Table], object], needed: bool = True) -> str:
        while True:
            answer, problems = self._line(question), list[Problem]()
            read(Table({"answer": answer} if answer else {}, "", problems))
            if not problems:
                return answer
            says = problems[0].says
            self.say(says if says.startswith("'") else f"This {says}.")

    def _line(self, question: str) -> str:
        try:
            return self.console.input(f"{question}: ", markup=False).strip()
        except EOFError:
            raise Refused("The answers ended too early.", "Nothing was written.") from None
