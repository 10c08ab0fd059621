from django.urls import path

from alongside.journeys.run_partnership.views import (
    agencies,
    areas,
    hours,
    neighbours,
    rota,
    services,
    systems,
    teams,
    workers,
)

AREA = "partnership/<uuid:partnership_id>/"
AGENCY = f"{AREA}agencies/<uuid:agency_id>/"
WORKER = f"{AGENCY}workers/<uuid:seat_id>/"

app_name = "run_partnership"
urlpatterns = [
    path("partnership/", areas.mine, name="mine"),
    path("partnership/new/", areas.found, name="found"),
    path(AREA, areas.overview, name="overview"),
    path(f"{AREA}change/", areas.change, name="change"),
    path(f"{AREA}agencies/", agencies.all_of_them, name="agencies"),
    path(f"{AREA}agencies/new/", agencies.add_new, name="add_new"),
    path(f"{AREA}agencies/existing/", agencies.add_existing, name="add_existing"),
    path(AGENCY, agencies.one, name="agency"),
    path(f"{AGENCY}change/", agencies.change, name="change_agency"),
    path(f"{AGENCY}hours/", hours.hours, name="hours"),
    path(f"{AGENCY}trust/", agencies.trust, name="trust"),
    path(f"{AGENCY}teams/new/", teams.new, name="new_team"),
    path(f"{AGENCY}teams/<uuid:team_id>/rename/", teams.rename, name="rename_team"),
    path(f"{AGENCY}workers/new/", workers.new, name="invite"),
    path(f"{WORKER}change/", workers.change, name="change_worker"),
    path(f"{WORKER}link/", workers.send_link, name="send_link"),
    path(f"{WORKER}free/", workers.free, name="free"),
    path(f"{WORKER}end/", workers.end, name="end"),
    path(f"{AGENCY}systems/", systems.keys, name="systems"),
    path(f"{AGENCY}systems/new/", systems.new, name="new_system"),
    path(f"{AGENCY}systems/key/", systems.told, name="system_key"),
    path(f"{AGENCY}systems/<uuid:key_id>/revoke/", systems.revoke, name="revoke_system"),
    path(f"{AREA}services/", services.all_of_them, name="services"),
    path(f"{AREA}services/new/", services.new, name="new_service"),
    path(f"{AREA}services/<uuid:service_id>/", services.change, name="change_service"),
    path(f"{AREA}services/<uuid:service_id>/end/", services.end, name="end_service"),
    path(f"{AREA}elsewhere/", neighbours.all_of_them, name="neighbours"),
    path(f"{AREA}elsewhere/new/", neighbours.new, name="new_neighbour"),
    path(f"{AREA}elsewhere/<uuid:neighbour_id>/confirm/", neighbours.confirm, name="confirm_neighbour"),
    path(f"{AREA}elsewhere/<uuid:neighbour_id>/end/", neighbours.end, name="end_neighbour"),
    path(f"{AREA}rota/", rota.coming, name="rota"),
    path(f"{AREA}rota/new/", rota.new, name="new_shift"),
    path(f"{AREA}rota/<uuid:shift_id>/remove/", rota.remove, name="remove_shift"),
]
