"""Whatever is said in whatever order: one answer stands, and what is open is what was agreed."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.choices.actions import (
    HowAsked,
    expire_consents,
    put_off_consent,
    refuse_consent,
    withdraw_consent,
)
from alongside.rooms.choices.queries.consent import (
    standing_of,
)
from alongside.rooms.choices.states import ConsentState
from alongside.rooms.choices.tests.factories import LATER, a_consent, a_question, open_by_consent
from alongside.rooms.choices.words import Purpose
from alongside.rooms.directory.tests.factories import an_agency, eyes_of
from alongside.rooms.people.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alice_looks")]
DAY = timedelta(days=1)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["give", "refuse", "put_off", "withdraw", "night"]),
        st.integers(0, 1),
        st.sampled_from([Purpose.SUPPORT, Purpose.HEALTH]),
        st.integers(1, 4),
    ),
    max_size=12,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(steps=STEPS)
def test_any_order_leaves_one_standing_answer_and_grants_equal_to_consents(
    case: Case, alice: User, steps: list[tuple[str, int, Purpose, int]]
) -> None:
    agencies, at = [an_agency(), an_agency()], LATER
    model: dict[tuple[object, str], tuple[ConsentState, datetime]] = {}
    with transaction.atomic():
        for number, (act, which, purpose, days) in enumerate(steps):
            at = LATER + number * DAY
            key = (agencies[which].pk, purpose)
            with viewing.seen_by(eyes_of(alice), at=at):
                _take(act, case, alice, agencies[which], purpose, days, at)
                _foresee(model, act, key, days, at)
                _compare(case, model, at)
        transaction.set_rollback(True)


def _take(act: str, case: Case, by: User, agency: Agency, purpose: Purpose, days: int, at: datetime) -> None:
    asked = a_question(agency, purpose=purpose)
    standing = [row for row in standing_of(case, LATER) if (row.agency, row.purpose) == (agency, purpose)]
    try:
        if act == "give":
            a_consent(case, by, asked, at=at, days=days)
        elif act == "refuse":
            refuse_consent(case=case, asked=asked, how=HowAsked(), by=by, at=at)
        elif act == "put_off":
            put_off_consent(case=case, asked=asked, how=HowAsked(), by=by, at=at)
        elif act == "withdraw" and standing:
            withdraw_consent(consent=standing[0], by=by, at=at)
        elif act == "night":
            expire_consents(by=by, at=at)
    except NotAllowed:
        pass


def _foresee(
    model: dict[tuple[object, str], tuple[ConsentState, datetime]],
    act: str,
    key: tuple[object, str],
    days: int,
    at: datetime,
) -> None:
    """The same in another way: a dictionary of who last said what."""
    said = model[key][0] if key in model else ConsentState.NOT_ASKED
    if act == "night":
        for other, (state, until) in model.items():
            if state is ConsentState.GIVEN and until <= at:
                model[other] = (ConsentState.EXPIRED, until)
    elif act == "give":
        model[key] = (ConsentState.GIVEN, at + days * DAY)
    elif act == "withdraw":
        if said is ConsentState.GIVEN:
            model[key] = (ConsentState.WITHDRAWN, at)
    elif said is not ConsentState.GIVEN:
        model[key] = (ConsentState.REFUSED if act == "refuse" else ConsentState.NOT_YET, at)


def _compare(
    case: Case, model: dict[tuple[object, str], tuple[ConsentState, datetime]], at: datetime
) -> None:
    standing = standing_of(case, LATER)
    assert {(row.agency_id, row.purpose): row.said for row in standing} == {
        key: state for key, (state, _) in model.items()
    }
    assert len(standing) == len(model)
    going_on = {row.pk for row in standing if row.said == "given" and row.until and row.until > at}
    grants = open_by_consent(case, at)
    assert {grant.about_id for grant in grants} == going_on
    assert len(grants) == len(going_on)
