"""Whoever writes into a case holds it, so that it is not closed or handed over beside them."""

from alongside.foundations.kernel.results import ClosedMeanwhile
from alongside.rooms.people import policies
from alongside.rooms.people.models import Case


def hold_open(case: Case) -> Case:
    """The case as it stands now. Nobody closes it, or lets it go, before the transaction ends."""
    held = Case.objects.select_for_update(of=("self",), no_key=True).filter(pk=case.pk).first()
    if held is None:
        raise ClosedMeanwhile
    policies.check_is_open(held)
    return held
