"""What everybody may find in the fictional area."""

from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.rooms.directory.actions import add_public_service
from alongside.rooms.directory.actions.services import ServiceFacts

SERVICES = (
    ServiceFacts(
        name="Saturday table",
        organisation=cast.KINDRED,
        description="A warm meal, dry clothes, and somebody to talk to. Nobody asks for a name.",
        eligibility="Everybody who is hungry.",
        area=cast.RIVERMEAD_AREA,
        address="The old chapel, Mill Green, Rivermead",
        hours="Saturdays, 17:00 to 20:00",
        phone="01632 960 501",
        url="https://kindred-table.example",
    ),
    ServiceFacts(
        name="Advice in the library",
        organisation=cast.LAW,
        description="Free advice about work, wages, housing and immigration.",
        eligibility="Everybody who cannot pay a lawyer. Interpreters by telephone.",
        area=cast.RIVERMEAD_AREA,
        address="Rivermead Library, first floor",
        hours="Tuesdays and Thursdays, 10:00 to 13:00",
        phone="01632 960 502",
        email="advice@vale-law.example",
    ),
    ServiceFacts(
        name="Walk-in clinic",
        organisation=cast.HEALTH,
        description="A nurse and a doctor, without an appointment and without papers.",
        eligibility="Everybody without a fixed home.",
        area=cast.RIVERMEAD_AREA,
        hours="Every working day, 09:00 to 12:00",
        phone="01632 960 503",
    ),
)


def list_public_services(area: Area) -> None:
    for facts in SERVICES:
        add_public_service(
            partnership=area.partnerships[cast.RIVERMEAD_AREA], facts=facts, by=area.founder, at=area.begun
        )
