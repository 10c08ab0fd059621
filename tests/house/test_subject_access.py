"""What a person of the demo would be given: every row of their case, and nobody else's name."""

import pytest
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.viewing import viewer_for
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from alongside.journeys.subject_access import presenters
from alongside.journeys.subject_access.presenters import pack
from alongside.journeys.subject_access.presenters.telling import about
from alongside.journeys.subject_access.queries.rows import around, rows_of
from alongside.rooms.people.models import Case


def the_fullest(cases: list[Case]) -> list[Guarded]:
    return max((rows_of(case) for case in cases), key=lambda rows: len({type(row) for row in rows}))


@pytest.mark.usefixtures("demo_database")
def test_every_row_is_in_it_and_nobody_else() -> None:
    at = timezone.now()
    ana = User.objects.get(full_name=cast.ANA)
    with viewing.seen_by(viewer_for(ana, today=timezone.localdate(at)), at=at):
        cases = list(Case.objects.order_by("reference"))
        rows = the_fullest(cases[:10])
        shown = pack(rows, around(rows), left_out={}, struck_out=[], looks=[])
    assert len({type(row) for row in rows}) > 15
    assert {entry.about for part in shown.parts for entry in part.entries} == {about(row) for row in rows}
    text = str(presenters.document(shown, "AL-0001", at))
    assert "Navigator at The Lantern" in text
    for user in User.objects.filter(is_service=False):
        assert user.full_name not in text, user.full_name
        assert user.email not in text, user.email
    mine = next(row.reference for row in rows if isinstance(row, Case))
    assert [case.reference for case in cases if case.reference in text] == [mine]
