"""R-NRM-01, R-NRM-03 and R-NRM-06."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.rooms.people.words import AgeStatus
from alongside.rooms.referrals.rules.routing import competent_authority, route_of
from alongside.rooms.referrals.words import Authority, AuthorityFact, Route

ADULT, CHILD, UNSURE = AgeStatus.ADULT, AgeStatus.CHILD, AgeStatus.UNSURE
ENGLAND = Jurisdiction.ENGLAND_AND_WALES


@pytest.mark.parametrize(
    ("age", "consents", "has_duty", "jurisdiction", "route"),
    [
        pytest.param(CHILD, False, True, ENGLAND, Route.NRM, id="R-NRM-01: child, no, council"),
        pytest.param(ADULT, False, True, ENGLAND, Route.DTN, id="R-NRM-01: adult, no, council"),
        pytest.param(
            ADULT, False, False, ENGLAND, Route.NONE_RECORD_ONLY, id="R-NRM-01: adult, no, Kalayaan"
        ),
        pytest.param(UNSURE, False, True, ENGLAND, Route.NRM, id="R-NRM-01: may be a child, no, police"),
        pytest.param(ADULT, True, False, ENGLAND, Route.NRM, id="R-NRM-01: adult, yes, charity"),
        pytest.param(ADULT, None, True, ENGLAND, Route.UNDECIDED, id="R-NRM-01: adult, not answered"),
        pytest.param(CHILD, None, False, ENGLAND, Route.NRM, id="R-NRM-01: child, not asked"),
        pytest.param(UNSURE, None, True, ENGLAND, Route.NRM, id="R-NRM-03: said 19, doubted"),
        pytest.param(
            ADULT, False, True, Jurisdiction.SCOTLAND, Route.NONE_RECORD_ONLY, id="R-NRM-01: Scotland, no"
        ),
        pytest.param(
            ADULT, False, True, Jurisdiction.NORTHERN_IRELAND, Route.NONE_RECORD_ONLY, id="R-NRM-01: NI, no"
        ),
    ],
)
def test_route(
    age: AgeStatus, consents: bool | None, has_duty: bool, jurisdiction: Jurisdiction, route: Route
) -> None:
    assert route_of(age=age, consents=consents, has_duty=has_duty, jurisdiction=jurisdiction) is route


@given(
    st.sampled_from([CHILD, UNSURE]),
    st.sampled_from([None, True, False]),
    st.booleans(),
    st.sampled_from(Jurisdiction),
)
def test_r_nrm_01_never_a_duty_to_notify_for_a_child(
    age: AgeStatus, consents: bool | None, has_duty: bool, jurisdiction: Jurisdiction
) -> None:
    assert route_of(age=age, consents=consents, has_duty=has_duty, jurisdiction=jurisdiction) is Route.NRM


@given(st.sampled_from([None, False]), st.booleans(), st.sampled_from(Jurisdiction))
def test_r_nrm_01_no_adult_goes_to_the_nrm_without_a_yes(
    consents: bool | None, has_duty: bool, jurisdiction: Jurisdiction
) -> None:
    route = route_of(age=ADULT, consents=consents, has_duty=has_duty, jurisdiction=jurisdiction)
    assert route is not Route.NRM


@pytest.mark.parametrize("fact", list(AuthorityFact))
def test_r_nrm_06_any_of_the_four_facts_leads_to_immigration_enforcement(fact: AuthorityFact) -> None:
    assert competent_authority({fact}) is Authority.IECA


def test_r_nrm_06_a_british_adult_in_prison_stays_with_the_single_authority() -> None:
    assert competent_authority(frozenset()) is Authority.SCA


def test_r_nrm_06_a_child_in_a_pilot_area_is_decided_on_there() -> None:
    assert competent_authority(frozenset(), child_in_pilot_area=True) is Authority.LOCAL_PILOT
