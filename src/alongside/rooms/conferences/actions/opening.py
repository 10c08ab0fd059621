"""An invitation opens sections of the case to its agency; the grants end with what they stand for."""

from collections.abc import Iterable
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.rooms.choices.queries.consent import may_hear_of_immigration
from alongside.rooms.choices.states import CONSENT
from alongside.rooms.conferences.models import Conference, Invitation
from alongside.rooms.conferences.queries import reading_ends, standing_invitations
from alongside.rooms.people.actions import close_to_guest, end_grants_about, give_grant, open_to_guest
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import grants_of, past_grants_of
from alongside.rooms.people.words import Basis

# "": it ran out. Where a consent ended it, what may still be shown is asked anew in `_shown`.
OURS = frozenset({"", "invitation_changed", "conference_moved", "conference_closed", *CONSENT.transitions})
Seat = tuple[Agency, Team | None]


def open_agreed_sections(conference: Conference, agency: Agency, *, by: User, at: datetime) -> None:
    """Bring an agency's grants to what its standing invitations agree on, no more and no less.

    They end even where nobody closes the conference.
    """
    given = grants_of(conference.case, at)
    if any(grant.about_id == conference.pk and grant.agency_id == agency.pk for grant in given):
        _end(conference, "invitation_changed", by, at, agency)
    asked = standing_invitations(conference).filter(agency=agency, guest__isnull=True)
    _give(conference, asked, by, at)


def open_agreed_to_guest(invitation: Invitation, *, by: User, at: datetime) -> None:
    """To the guest, and not to the agency they come from."""
    conference, guest = invitation.conference, invitation.guest
    assert guest is not None
    if any(grant.guest_id == guest.pk for grant in grants_of(conference.case, at)):
        close_to_guest(case=conference.case, guest=guest, why="invitation_changed", by=by, at=at)
    asked = standing_invitations(conference).filter(pk=invitation.pk)
    _give(conference, asked, by, at)


def move_along(conference: Conference, *, by: User, at: datetime) -> None:
    """Who reads before a meeting reads before it at its new time too."""
    asked = _who_may_go_on(conference, at)
    _end(conference, "conference_moved", by, at)
    _give(conference, asked, by, at)


def end_all(conference: Conference, why: str, *, by: User, at: datetime) -> None:
    _end(conference, why, by, at)


def let_run_out(conference: Conference, *, by: User, at: datetime) -> None:
    """After the close those who were invited may still read for some days; then it ends by itself."""
    asked = _who_may_go_on(conference, at)
    _end(conference, "conference_closed", by, at)
    _give(conference, asked, by, at)


def _agreed(invitations: Iterable[Invitation], at: datetime) -> dict[Seat, set[Section]]:
    seats: dict[Seat, set[Section]] = {}
    for invitation in invitations:
        seats.setdefault((invitation.agency, invitation.team), set()).update(_shown(invitation, at))
    return seats


def _give(
    conference: Conference,
    invitations: Iterable[Invitation],
    by: User,
    at: datetime,
) -> None:
    asked, until = list(invitations), reading_ends(conference)
    _give_guests(conference, [one for one in asked if one.guest_id], by, at, until)
    for (agency, team), sections in _agreed((one for one in asked if one.user_id), at).items():
        if sections:
            give_grant(
                case=conference.case,
                agency=agency,
                team=team,
                sections=sections,
                basis=Basis.CONFERENCE,
                about_id=conference.pk,
                until=until,
                by=by,
                at=at,
            )


def _who_may_go_on(conference: Conference, at: datetime) -> list[Invitation]:
    """Not those to whom it was closed meanwhile, alone or with the case: only the chair opens it to them again."""
    case, about = conference.case, conference.pk
    ended = [grant for grant in past_grants_of(case, at) if grant.about_id == about]
    closed = {grant.guest_id or grant.agency_id for grant in ended if grant.ended_why not in OURS}
    closed -= {grant.guest_id or grant.agency_id for grant in grants_of(case, at) if grant.about_id == about}
    return [one for one in standing_invitations(conference) if (one.guest_id or one.agency_id) not in closed]


def _give_guests(
    conference: Conference, invitations: Iterable[Invitation], by: User, at: datetime, until: datetime
) -> None:
    for invitation in invitations:
        sections = _shown(invitation, at)
        if invitation.guest and sections:
            open_to_guest(
                case=conference.case,
                guest=invitation.guest,
                sections=sections,
                about_id=conference.pk,
                until=until,
                by=by,
                at=at,
            )


def _shown(invitation: Invitation, at: datetime) -> set[Section]:
    """Papers only while the yes stands that names them: it may have been taken back since they were ticked."""
    sections = {Section(section) for section in invitation.sections}
    if Section.IMMIGRATION in sections and not may_hear_of_immigration(
        invitation.case, invitation.agency, at
    ):
        sections.remove(Section.IMMIGRATION)
    return sections


def _end(conference: Conference, why: str, by: User, at: datetime, agency: Agency | None = None) -> None:
    case: Case = conference.case
    end_grants_about(case=case, about_id=conference.pk, why=why, agency=agency, by=by, at=at)
