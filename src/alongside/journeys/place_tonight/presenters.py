from collections.abc import Iterable, Sequence
from datetime import timedelta

from alongside.foundations.design.words import counted, full_moment, short_day
from alongside.rooms.beds.models import DeclinedByHouse, UnmetNight
from alongside.rooms.beds.presenters import not_signed_out, traits
from alongside.rooms.beds.queries.board import Offer
from alongside.rooms.beds.queries.unmet import Declined, WhyUnmet
from alongside.rooms.beds.rules import Lack
from alongside.rooms.beds.words import HouseDeclines, PersonDeclines, Unmet

Card = dict[str, object]


def chosen_first(offers: Sequence[Offer], wanted: int) -> dict[str, list[Card]]:
    """Free and suitable; then where the house must say so; then what does not suit; then what nobody can have."""
    groups: dict[str, list[Card]] = {"suitable": [], "ask_first": [], "unsuitable": [], "taken": []}
    for offer in offers:
        groups[_group(offer)].append(_card(offer, wanted))
    return groups


def _group(offer: Offer) -> str:
    if offer.can_be_chosen:
        return "ask_first" if offer.ask_first else "suitable"
    return "unsuitable" if offer.nights and offer.row.in_service else "taken"


def _card(offer: Offer, wanted: int) -> Card:
    house = offer.bed.premises
    return {
        "title": f"{offer.bed.label}, {house.name}",
        "bed": offer.bed.pk,
        "nights": offer.nights,
        "traits": traits(offer.bed),
        "house": ", ".join(part for part in (house.area, _staffed(house.staffed_24h)) if part),
        "notes": house.notes,
        "free": _free(offer, wanted),
        "not_signed_out": not_signed_out(offer.row),
        "ring": ", telephone ".join(part for part in (str(house.agency), house.agency.phone) if part),
        "why_not": [f"{reason}." for reason in offer.why_not],
    }


def _staffed(staffed: bool) -> str:
    return "somebody on duty all night" if staffed else "nobody on duty at night"


def _free(offer: Offer, wanted: int) -> str:
    row = offer.row
    if not row.in_service:
        return f"Out of service: {row.bed.closed_why}"
    if offer.nights == wanted:
        return f"Free for {counted(wanted, 'night')}"
    if offer.nights:
        until = short_day(row.first + timedelta(days=offer.nights))
        return f"Free for {offer.nights} of {counted(wanted, 'night')}, until {until}"
    free_again = next((night for night, taken in row.nights if not taken), None)
    return f"Taken, free from {short_day(free_again)}" if free_again else "Taken on all these nights"


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
