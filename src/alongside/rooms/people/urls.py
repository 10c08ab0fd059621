from django.urls import path

from alongside.rooms.people.views import (
    attachments,
    contact,
    facts,
    glass,
    indicators,
    matches,
    names,
    notes,
    responsibility,
    sight,
)

app_name = "people"
CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path(f"{CASE}facts/", facts.facts, name="facts"),
    path(f"{CASE}facts/<slug:question>/", facts.fact, name="fact"),
    path(f"{CASE}name/", names.chosen_name, name="name"),
    path(f"{CASE}name/other/", names.other_name, name="other_name"),
    path(f"{CASE}name/<uuid:name_id>/", names.correct_name, name="correct_name"),
    path(f"{CASE}contact/", contact.contact, name="contact"),
    path(f"{CASE}contact/way/", contact.contact_rule, name="new_contact_rule"),
    path(f"{CASE}contact/way/<uuid:rule_id>/", contact.contact_rule, name="contact_rule"),
    path(f"{CASE}contact/made/", contact.contact_made, name="contact_made"),
    path(f"{CASE}notes/", notes.notes, name="notes"),
    path(f"{CASE}notes/new/", notes.new_note, name="new_note"),
    path(f"{CASE}notes/<uuid:note_id>/", notes.note, name="note"),
    path(f"{CASE}notes/<uuid:note_id>/move/", notes.moving_note, name="move_note"),
    path(f"{CASE}documents/", attachments.attachments, name="attachments"),
    path(f"{CASE}documents/new/", attachments.attaching, name="attach"),
    path(f"{CASE}documents/<uuid:attachment_id>/", attachments.attachment, name="attachment"),
    path(
        f"{CASE}documents/<uuid:attachment_id>/remove/",
        attachments.removing_attachment,
        name="remove_attachment",
    ),
    path(f"{CASE}signs/", indicators.indicators, name="indicators"),
    path(f"{CASE}signs/new/", indicators.new_indicators, name="new_indicators"),
    path(
        f"{CASE}signs/<uuid:indicator_id>/withdraw/",
        indicators.withdrawing_indicator,
        name="withdraw_indicator",
    ),
    path(f"{CASE}who-sees/", sight.sight, name="sight"),
    path(f"{CASE}who-sees/<uuid:grant_id>/end/", sight.ending_grant, name="end_grant"),
    path(f"{CASE}shut-out/", sight.shutting_out, name="shut_out"),
    path(f"{CASE}shut-out/<uuid:shut_out_id>/end/", sight.letting_back_in, name="let_back_in"),
    path(f"{CASE}emergency/<uuid:glass_id>/", glass.glass, name="glass"),
    path(f"{CASE}emergency/<uuid:glass_id>/end/", glass.ending_glass, name="end_glass"),
    path("emergency/", glass.breaking, name="break_glass"),
    path("emergency/match/<uuid:match_id>/", glass.breaking_match, name="break_glass_match"),
    path(f"{CASE}hand-over/", responsibility.handing_over, name="hand_over"),
    path("leave-cover/", responsibility.cover, name="cover"),
    path("leave-cover/<uuid:cover_id>/end/", responsibility.ending_cover, name="end_cover"),
    path("possible-match/<uuid:match_id>/", matches.possible_match, name="possible_match"),
]
