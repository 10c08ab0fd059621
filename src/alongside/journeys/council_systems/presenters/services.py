"""Public services in the shape of Open Referral UK, which other directories read."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import QuerySet
from ninja import Schema

from alongside.rooms.directory.models import PublicService

STANDARD = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/en/3.0-profile"


class About(Schema):
    version: str = STANDARD
    profile: str = PROFILE
    openapi_url: str


class Organization(Schema):
    id: UUID
    name: str
    description: str


class Phone(Schema):
    id: UUID
    number: str


class Schedule(Schema):
    id: UUID
    description: str


class ServiceArea(Schema):
    id: UUID
    name: str


class Address(Schema):
    id: UUID
    address_1: str


class Location(Schema):
    id: UUID
    location_type: str = "physical"
    addresses: list[Address]


class ServiceAtLocation(Schema):
    id: UUID
    location: Location


class Service(Schema):
    """Identifiers of parts are made of the one of the service, so that they stay the same."""

    id: UUID
    name: str
    description: str
    url: str
    email: str
    status: str = "active"
    eligibility_description: str
    last_modified: datetime
    organization: Organization
    phones: list[Phone]
    schedules: list[Schedule]
    service_areas: list[ServiceArea]
    service_at_locations: list[ServiceAtLocation]


class ServicesPage(Schema):
    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[Service]


def page_of(found: QuerySet[PublicService], number: int, size: int) -> ServicesPage:
    total = found.count()
    pages = max(-(-total // size), 1)
    here = [service(row) for row in found[(number - 1) * size : number * size]]
    return ServicesPage(
        total_items=total,
        total_pages=pages,
        page_number=number,
        size=len(here),
        first_page=number == 1,
        last_page=number >= pages,
        empty=not here,
        contents=here,
    )


def service(row: PublicService) -> Service:
    def part(name: str) -> UUID:
        return uuid5(row.pk, name)

    return Service(
        id=row.pk,
        name=row.name,
        description=row.description,
        url=row.url,
        email=row.email,
        eligibility_description=row.eligibility,
        last_modified=row.changed_at,
        organization=Organization(
            id=part("organization"), name=row.organisation, description=row.organisation
        ),
        phones=[Phone(id=part("phone"), number=row.phone)] if row.phone else [],
        schedules=[Schedule(id=part("schedule"), description=row.hours)] if row.hours else [],
        service_areas=[ServiceArea(id=part("area"), name=row.area)] if row.area else [],
        service_at_locations=_where(row, part("place"), part("address")) if row.address else [],
    )


def _where(row: PublicService, place: UUID, address: UUID) -> list[ServiceAtLocation]:
    known = Address(id=address, address_1=row.address)
    return [ServiceAtLocation(id=place, location=Location(id=place, addresses=[known]))]
