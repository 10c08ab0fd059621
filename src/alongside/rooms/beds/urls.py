from django.urls import path

from alongside.rooms.beds.views import (
    board,
    council,
    extensions,
    house,
    places,
    places_beds,
    protocols,
    stays,
)

app_name = "beds"
urlpatterns = [
    path("beds/", board.bed_board, name="board"),
    path("beds/approvals/", council.approvals, name="approvals"),
    path("beds/requests/<uuid:request_id>/", council.bed_request, name="request"),
    path("beds/protocols/", protocols.protocols, name="protocols"),
    path("beds/protocols/new/", protocols.new_protocol, name="new_protocol"),
    path("beds/protocols/take-back/", protocols.taking_back, name="take_back_protocol"),
    path("beds/house/", house.house, name="house"),
    path("beds/house/<uuid:premises_id>/sheet/", house.sheet, name="sheet"),
    path("beds/stays/<uuid:stay_id>/", stays.stay, name="stay"),
    path("beds/stays/<uuid:stay_id>/arrived/", stays.arrived, name="arrived"),
    path("beds/stays/<uuid:stay_id>/not-arrived/", stays.did_not_arrive, name="did_not_arrive"),
    path("beds/stays/<uuid:stay_id>/leaving/", stays.leaving, name="leaving"),
    path("beds/stays/<uuid:stay_id>/went-to/", stays.went_to, name="went_to"),
    path("beds/stays/<uuid:stay_id>/cancel/", stays.cancelling, name="cancel"),
    path("beds/stays/<uuid:stay_id>/more-nights/", stays.more_nights, name="more_nights"),
    path("beds/extensions/<uuid:extension_id>/", extensions.extension, name="extension"),
    path("beds/extensions/<uuid:extension_id>/withdraw/", extensions.withdrawing, name="withdraw_extension"),
    path("beds/places/", places.places, name="places"),
    path("beds/places/new/", places.new_house, name="new_house"),
    path("beds/places/<uuid:premises_id>/", places.house, name="change_house"),
    path("beds/places/<uuid:premises_id>/new-bed/", places_beds.new_bed, name="new_bed"),
    path("beds/places/bed/<int:bed_id>/", places_beds.bed, name="change_bed"),
    path("beds/places/bed/<int:bed_id>/close/", places_beds.closing, name="close_bed"),
    path("beds/places/bed/<int:bed_id>/open/", places_beds.opening, name="open_bed"),
]
