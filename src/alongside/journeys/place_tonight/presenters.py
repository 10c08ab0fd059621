from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from alongside.foundations.design.words import counted, day, full_moment, short_day
from alongside.rooms.beds.models import (
    DeclinedByHouse,
    ExclusionArea,
    ExclusionOverride,
    Premises,
    UnmetNight,
)
from alongside.rooms.beds.presenters import about_house, closings, not_signed_out, payer, traits
from alongside.rooms.beds.presenters.exclusion import area_in_words
from alongside.rooms.beds.queries.nearness import Stop
from alongside.rooms.beds.queries.offers import Offer
from alongside.rooms.beds.queries.unmet import Declined, WhyUnmet
from alongside.rooms.beds.ranking import place_in_words
from alongside.rooms.beds.rules import Lack
from alongside.rooms.beds.states import OVERRIDE, OverrideState
from alongside.rooms.beds.words import AreaShape, HouseDeclines, Night, PersonDeclines, Unmet

Card = dict[str, object]


def chosen_first(offers: Sequence[Offer], wanted: int) -> dict[str, list[Card]]:
    """Free and suitable; where the house must say so; night centres; what does not suit; what nobody can have."""
    groups: dict[str, list[Card]] = {
        "suitable": [],
        "ask_first": [],
        "turned_out": [],
        "unsuitable": [],
        "taken": [],
    }
    for offer in offers:
        groups[_group(offer)].append(_card(offer, wanted))
    chosen = (groups["suitable"], groups["ask_first"], groups["turned_out"])
    for number, card in enumerate(card for group in chosen for card in group):
        card["place"] = f"{place_in_words(number)}: {card['why_here']}."
    return groups


def _group(offer: Offer) -> str:
    if offer.can_be_chosen:
        if offer.turned_out_by_day:
            return "turned_out"
        return "ask_first" if offer.ask_first else "suitable"
    return "unsuitable" if offer.nights and offer.row.in_service else "taken"


def _card(offer: Offer, wanted: int) -> Card:
    house = offer.bed.premises
    return {
        "title": f"{offer.bed.label}, {house.name}",
        "bed": offer.bed.pk,
        "premises": house.pk,
        "nights": offer.nights,
        "why_here": offer.why_here,
        "traits": traits(offer.bed),
        "house": about_house(house),
        "payer": payer(house),
        "notes": house.notes,
        "free": _free(offer, wanted),
        "not_signed_out": not_signed_out(offer.row),
        "ring": ", telephone ".join(part for part in (str(house.agency), house.agency.phone) if part),
        "why_not": [f"{reason}." for reason in offer.why_not],
        "stopped": [_stop(stop, house) for stop in offer.stopped],
        "overridden": [_agreed(stop) for stop in offer.overridden],
        "not_compared": [area_in_words(stop.area) for stop in offer.not_compared],
    }


def _stop(stop: Stop, house: Premises) -> Card:
    override = stop.override
    return {
        "area": stop.area.pk,
        "words": f"{_nearness(stop.area, house)}: {stop.area.reason}",
        "override": override,
        "state": OVERRIDE.words[OverrideState(override.state)] if override else "",
        "may_ask": override is None or override.state in (OverrideState.REFUSED, OverrideState.WITHDRAWN),
    }


def _nearness(area: ExclusionArea, house: Premises) -> str:
    """Of a hidden house no more is said than its half of a postcode tells."""
    if area.shape == AreaShape.CIRCLE and house.address_hidden:
        return f"It may be {area_in_words(area)}"
    return f"It is {area_in_words(area)}"


def _agreed(stop: Stop) -> str:
    assert stop.override is not None
    assert stop.override.answered_by is not None
    two = f"{stop.override.asked_by.full_name} and {stop.override.answered_by.full_name}"
    return f"It is, or may be, {area_in_words(stop.area)}. {two} agreed to it: {stop.override.reason}"


def areas(found: Iterable[ExclusionArea]) -> list[Card]:
    return [_area(area) for area in found]


def _area(area: ExclusionArea) -> Card:
    words = area_in_words(area)
    return {
        "area": area,
        "title": words[:1].upper() + words[1:],
        "reason": area.reason,
        "until": f"Until {day(area.until)}" if area.until else "Until somebody lifts it",
        "by": f"{area.added_by.full_name}, {full_moment(area.added_at)}",
        "lifted": _lifted(area),
    }


def _lifted(area: ExclusionArea) -> str:
    if area.lifted_at is None or area.lifted_by is None:
        return ""
    return f"Lifted by {area.lifted_by.full_name}, {full_moment(area.lifted_at)}: {area.lifted_why}"


def override_rows(override: ExclusionOverride) -> list[dict[str, str]]:
    words = area_in_words(override.area)
    return [
        {"key": "House", "value": override.premises.name},
        {"key": "Not safe", "value": words[:1].upper() + words[1:]},
        {"key": "Why they are not safe there", "value": override.area.reason},
        {"key": "Why this house all the same", "value": override.reason},
        {"key": "Asked by", "value": f"{override.asked_by.full_name}, {full_moment(override.asked_at)}"},
        *_said_since(override),
    ]


def _said_since(override: ExclusionOverride) -> Iterator[dict[str, str]]:
    if override.answered_at and override.answered_by:
        who = f"{override.answered_by.full_name}, {full_moment(override.answered_at)}"
        yield {"key": "Answered by", "value": who, "note": override.answer}
    if override.withdrawn_at and override.withdrawn_by:
        who = f"{override.withdrawn_by.full_name}, {full_moment(override.withdrawn_at)}"
        yield {"key": "Withdrawn by", "value": who, "note": override.withdrawn_why}


def _free(offer: Offer, wanted: int) -> str:
    row = offer.row
    if not row.in_service:
        return f"Out of service: {row.bed.closed_why}"
    if offer.nights == wanted:
        return f"Free for {counted(wanted, 'night')}"
    if offer.nights:
        until = short_day(row.first + timedelta(days=offer.nights))
        return f"Free for {offer.nights} of {counted(wanted, 'night')}, until {until}"
    return _not_free(offer)


def _not_free(offer: Offer) -> str:
    row = offer.row
    if row.nights[0] is Night.OUT_OF_SERVICE:
        return closings(row)
    free_again = next((night for night, state in row.dated if state is Night.FREE), None)
    first = row.nights[0].words
    if free_again:
        return f"{first}, free from {short_day(free_again)}"
    same = all(state is row.nights[0] for state in row.nights)
    return f"{first} on all these nights" if same else f"{first}: free on none of these nights"


def why_not_tonight(why: WhyUnmet) -> str:
    lacking = ", ".join(lack.words for lack in why.lacking)
    return f"{why.reason.words}: what is missing is {lacking}" if lacking else why.reason.words


def unmet_nights(nights: Iterable[UnmetNight]) -> list[dict[str, str]]:
    return [{"key": short_day(row.night), "value": _unmet(row), "note": row.words} for row in nights]


def _unmet(row: UnmetNight) -> str:
    return why_not_tonight(WhyUnmet(Unmet(row.reason), tuple(Lack(code) for code in row.lacking)))


def declined(declines: Iterable[Declined]) -> list[dict[str, str]]:
    """Which bed, by whom and why: for the worker, never for a house."""
    return [_decline(row) for row in declines]


def _decline(row: Declined) -> dict[str, str]:
    by_house = isinstance(row, DeclinedByHouse)
    said = HouseDeclines(row.reason).words if by_house else PersonDeclines(row.reason).words
    bed = row.stay.occupancy.bed
    who = "The house" if by_house else "They"
    return {
        "key": f"{bed.label}, {bed.premises.name}",
        "value": f"{who} said no. {said}. {row.words}".strip(),
        "note": f"Written by {row.declined_by.full_name}, {full_moment(row.declined_at)}",
    }
