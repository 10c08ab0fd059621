"""The area and its agencies: what is refused, and how two people who write at once both keep their text."""

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.actions import (
    ChangedMeanwhile,
    add_agency,
    add_partner,
    add_team,
    change_agency,
    change_partnership,
    found_partnership,
    trust_referrer,
)
from alongside.rooms.directory.models import Partner, Partnership
from alongside.rooms.directory.tests.factories import NOW, a_partnership, a_worker, an_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return a_worker()


def test_the_host_is_the_first_partner(by: User) -> None:
    host = an_agency(kind=AgencyKind.COUNCIL)
    area = found_partnership(name="Northbridge", host=host, by=by, at=NOW)
    assert [partner.agency for partner in area.partners.all()] == [host]
    assert AuditEntry.objects.filter(event="partnership.founded", about_id=str(area.pk), by=by.pk).exists()


def test_names_are_told_apart_whatever_their_case(by: User) -> None:
    area, agency = a_partnership(name="Northbridge"), an_agency("Harbour Homes")
    add_team(agency=agency, name="Night", by=by, at=NOW)
    with pytest.raises(Refused, match="partnership of this name"):
        found_partnership(name="northbridge", host=area.host, by=by, at=NOW)
    with pytest.raises(Refused, match="agency of this name"):
        add_agency(name="HARBOUR HOMES", kind=AgencyKind.HOSTEL, by=by, at=NOW)
    with pytest.raises(Refused, match="team of this name"):
        add_team(agency=agency, name="night", by=by, at=NOW)


def test_a_name_may_be_kept_and_may_not_be_taken(by: User) -> None:
    agency = an_agency("Harbour Homes")
    an_agency("Quay House")
    change_agency(agency=agency, version=1, changes={"name": "Harbour homes"}, by=by, at=NOW)
    with pytest.raises(Refused, match="another agency"):
        change_agency(agency=agency, version=2, changes={"name": "quay house"}, by=by, at=NOW)


def test_immigration_enforcement_has_no_seat_by_any_way(by: User) -> None:
    area, partner = a_partnership(), an_agency()
    enforcement = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    add_partner(partnership=area, agency=partner, by=by, at=NOW)
    with pytest.raises(Refused, match="no seat"):
        add_partner(partnership=area, agency=enforcement, by=by, at=NOW)
    with pytest.raises(Refused, match="no seat"):
        found_partnership(name="Elsewhere", host=enforcement, by=by, at=NOW)
    changes = {"kind": AgencyKind.IMMIGRATION_ENFORCEMENT}
    employer = a_worker().memberships.get().agency
    for agency in (partner, employer):
        with pytest.raises(Refused, match="no seat"):
            change_agency(agency=agency, version=1, changes=changes, by=by, at=NOW)


def test_the_database_gives_immigration_enforcement_no_seat() -> None:
    area, enforcement = a_partnership(), an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    with pytest.raises(IntegrityError, match="no seat"), transaction.atomic():
        a_worker(agency=enforcement)
    with pytest.raises(IntegrityError, match="no seat"), transaction.atomic():
        Partner.objects.create(partnership=area, agency=enforcement)
    area.host = enforcement
    with pytest.raises(IntegrityError, match="hosts no area"), transaction.atomic():
        area.save()
    area.refresh_from_db()
    for agency in (area.host, a_worker().memberships.get().agency):
        agency.kind = AgencyKind.IMMIGRATION_ENFORCEMENT
        with pytest.raises(IntegrityError, match="cannot become"), transaction.atomic():
            agency.save()


def test_a_stale_save_changes_nothing_and_says_what_stands(by: User) -> None:
    area = a_partnership(name="Northbridge")
    change_partnership(partnership=area, version=1, changes={"name": "First"}, by=by, at=NOW)
    with pytest.raises(ChangedMeanwhile) as refusal:
        change_partnership(partnership=area, version=1, changes={"name": "Second"}, by=by, at=NOW)
    standing = refusal.value.standing
    assert isinstance(standing, Partnership)
    assert (standing.name, standing.version) == ("First", 2)
    assert Partnership.objects.get(pk=area.pk).name == "First"


def test_only_a_partner_hosts(by: User) -> None:
    area, stranger = a_partnership(), an_agency(kind=AgencyKind.COUNCIL)
    with pytest.raises(Refused, match="is not a partner"):
        change_partnership(partnership=area, version=1, changes={"host": stranger}, by=by, at=NOW)


def test_trust_is_given_and_taken_back(by: User) -> None:
    area, agency = a_partnership(), an_agency()
    partner = add_partner(partnership=area, agency=agency, by=by, at=NOW)
    for trusted in (True, False):
        trust_referrer(partner=partner, trusted=trusted, by=by, at=NOW)
        partner.refresh_from_db()
        assert partner.trusted_referrer is trusted
    codes = (
        AuditEntry.objects.filter(event="partner.trust_changed")
        .order_by("id")
        .values_list("codes", flat=True)
    )
    assert list(codes) == [{"trusted": True}, {"trusted": False}]


def test_an_agency_is_a_partner_once(by: User) -> None:
    area, agency = a_partnership(), an_agency()
    add_partner(partnership=area, agency=agency, by=by, at=NOW)
    with pytest.raises(Refused, match="already"):
        add_partner(partnership=area, agency=agency, by=by, at=NOW)
    assert Agency.objects.filter(partnerships__partnership=area).count() == 2
