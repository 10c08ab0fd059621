"""Nothing that tells of a house can be put where everybody reads it, in whichever field, and from either side."""

from typing import Any

import pytest
from django.apps import apps

from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import add_premises, change_premises
from alongside.rooms.beds.actions.places import House, Whereabouts
from alongside.rooms.beds.models import Premises
from alongside.rooms.beds.tests.factories import Area, an_area
from alongside.rooms.directory.actions import add_public_service, change_public_service, end_public_service
from alongside.rooms.directory.actions.services import ServiceFacts
from alongside.rooms.directory.models import PublicService
from alongside.rooms.directory.tests.factories import NOW, a_public_service

pytestmark = pytest.mark.django_db
SECRETS = (
    "9 Silent Yard",
    "9,  SILENT yard",
    "https://example.org/9-silent-yard",
    "NX4 2AB",
    "nx42ab",
    "Lantern House",
    "lantern-house",
    "+44 20 7946 0911",
    "020 7946 0911",
)
WHERE = Whereabouts(address="9 Silent Yard\nNorthbridge NX4 2AB", way_in="Ring 020 7946 0911")


def a_safe_house(area: Area, **more: Any) -> Premises:
    return add_premises(
        partnership=area.partnership, agency=area.hostel, house=House(name="Lantern House"), where=WHERE,
        by=area.manager, at=NOW, **more,
    )  # fmt: skip


def add(area: Area, facts: ServiceFacts) -> PublicService:
    return add_public_service(partnership=area.partnership, facts=facts, by=area.manager, at=NOW)


def test_an_address_a_name_or_a_number_of_a_house_is_refused_in_every_field() -> None:
    area = an_area()
    a_safe_house(area)
    standing = add(area, a_public_service())
    for field in ServiceFacts.__dataclass_fields__:
        for secret in SECRETS:
            planted = a_public_service(**{field: secret if field == "phone" else f"Come to {secret} today"})
            with pytest.raises(Refused, match="belongs to a house"):
                add(area, planted)
            with pytest.raises(Refused, match="belongs to a house"):
                change_public_service(service=standing, version=1, facts=planted, by=area.manager, at=NOW)
    assert list(PublicService.objects.values_list("version", flat=True)) == [1]


def test_what_only_sounds_like_it_is_taken() -> None:
    area = an_area()
    a_safe_house(area)
    for words in ("Northbridge", "19 Silent Yard", "NX4 2AC", "A lantern, and a house", "020 7946 0912"):
        add(area, a_public_service(description=words))
    assert PublicService.objects.count() == 5


def test_a_house_that_a_public_service_tells_of_is_refused_until_the_service_is_out() -> None:
    area = an_area()
    service = add(area, a_public_service(address="9 Silent Yard, Northbridge"))
    with pytest.raises(Refused, match="public directory"):
        a_safe_house(area)
    with pytest.raises(Refused, match="public directory"):
        change_premises(
            premises=area.house, read_version=1, house=House(name=service.name), where=None,
            by=area.manager, at=NOW,
        )  # fmt: skip
    end_public_service(service=service, by=area.manager, at=NOW)
    assert a_safe_house(area).name == "Lantern House"


def test_no_table_ties_a_public_service_to_a_house() -> None:
    beds = set(apps.get_app_config("beds").get_models())
    related = {field.related_model for field in PublicService._meta.get_fields() if field.is_relation}
    assert not related & beds
    assert not [
        field for model in beds for field in model._meta.get_fields() if field.related_model is PublicService
    ]
