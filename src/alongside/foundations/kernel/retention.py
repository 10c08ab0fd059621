"""How long what a table knows of people is kept. Every rule is carried out by a job, or there is nothing to forget."""

from dataclasses import dataclass
from typing import Any

from alongside.foundations.kernel.vocabulary import Drawer


@dataclass(frozen=True, slots=True)
class Retention:
    """`job` is the nightly task that ends it; without one the table may hold no words about anybody."""

    words: str
    job: str = ""


WITH_THE_CASE = Retention(
    "Until the case is erased (R-RETAIN-01)", "alongside.journeys.keep_or_erase.jobs.keep_or_erase"
)
ABOUT_SERVICES = Retention("As long as the service is here: nothing about people who are helped")
IDENTIFIERS = Retention("For good: identifiers, codes and moments, and no words about anybody")
OF_THE_PROGRAM = Retention("For good: the program's own, about nobody")
AFTER_THE_LAST_DAY = Retention(
    "Names and addresses of workers for seven years after their last day (R-RETAIN-02); of guests with the case",
    "alongside.journeys.keep_or_erase.jobs.forget_those_who_left",
)
UNTIL_IT_RUNS_OUT = Retention("Until it runs out", "alongside.foundations.accounts.jobs.clear_what_is_over")
THIRTY_DAYS = Retention("Thirty days", "alongside.foundations.design.jobs.clear_receipts")

# A table of these drawers need not say it; every other one does, as `retention`.
BY_DRAWER = {
    Drawer.GUARDED: WITH_THE_CASE,
    Drawer.LOCKED: WITH_THE_CASE,
    Drawer.REFERENCE: ABOUT_SERVICES,
}


def retention_of(model: Any) -> Retention | None:
    found = getattr(model, "retention", None) or BY_DRAWER.get(model.drawer)
    return found if isinstance(found, Retention) else None
