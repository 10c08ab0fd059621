"""Two at once: one sits down while another makes the agency what nobody may sit in."""

from datetime import date

import pytest
from django.db import OperationalError, connection, transaction

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Membership, User


@pytest.mark.usefixtures("own_database")
def test_nobody_sits_down_while_an_agency_becomes_immigration_enforcement() -> None:
    agency, user = (
        Agency.objects.create(name="Harbour", kind=AgencyKind.CHARITY),
        User.objects.create_user("a@b.c"),
    )
    seat = Membership(user=user, agency=agency, role="navigator", from_day=date(2026, 1, 1))
    with transaction.atomic(using="owner"):
        agencies = Agency.objects.using("owner").filter(pk=agency.pk)
        agencies.update(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '50ms'")
            with pytest.raises(OperationalError, match="lock timeout"):
                seat.save()
