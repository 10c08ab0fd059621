"""The coded words of a case: ages, places of finding, channels, bases of a grant, what a person asks for."""

from enum import StrEnum


class AgeStatus(StrEnum):
    ADULT = "adult"
    CHILD = "child"
    UNSURE = "unknown_may_be_child"

    @property
    def words(self) -> str:
        return {AgeStatus.ADULT: "Adult", AgeStatus.CHILD: "Under 18", AgeStatus.UNSURE: "Not sure"}[self]


class FoundAt(StrEnum):
    ROUGH_SLEEPING = "rough_sleeping"
    DAY_CENTRE = "day_centre"
    HOSTEL = "hostel"
    HOUSING = "housing"
    HOSPITAL = "hospital"
    POLICE = "police"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            FoundAt.ROUGH_SLEEPING: "Sleeping rough",
            FoundAt.DAY_CENTRE: "At a day centre",
            FoundAt.HOSTEL: "At a hostel",
            FoundAt.HOUSING: "At the council's housing service",
            FoundAt.HOSPITAL: "At a hospital",
            FoundAt.POLICE: "Through the police",
            FoundAt.OTHER: "Somewhere else",
        }[self]


def found_in_words(kind: str) -> str:
    return FoundAt(kind).words if kind else "Where: not asked yet"


class Channel(StrEnum):
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"
    IN_PERSON = "in_person"
    THROUGH_SOMEBODY = "through_somebody"

    @property
    def words(self) -> str:
        return {
            Channel.PHONE: "Phone call",
            Channel.TEXT: "Text message",
            Channel.EMAIL: "Email",
            Channel.POST: "Letter",
            Channel.IN_PERSON: "In person",
            Channel.THROUGH_SOMEBODY: "Through somebody they trust",
        }[self]


class MatchAnswer(StrEnum):
    """What somebody who knows the earlier case says of the later one."""

    SAME = "same"
    NOT_THE_SAME = "not_the_same"
    CANNOT_SAY = "cannot_say"

    @property
    def words(self) -> str:
        return {
            MatchAnswer.SAME: "The same person",
            MatchAnswer.NOT_THE_SAME: "Not the same person",
            MatchAnswer.CANNOT_SAY: "We cannot say",
        }[self]


class Outcome(StrEnum):
    """How the work of a case ended."""

    SAFE_HOUSING = "safe_housing"
    SAFE_RETURN = "safe_return"
    HANDED_TO_ANOTHER_SERVICE = "handed_to_another_service"
    CHILDREN_SERVICES = "children_services"
    LOST_CONTACT = "lost_contact"
    PERSON_ASKED = "person_asked"
    NOT_A_VICTIM = "not_a_victim"
    DIED = "died"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            Outcome.SAFE_HOUSING: "In safe housing",
            Outcome.SAFE_RETURN: "Returned safely to a country of their choice",
            Outcome.HANDED_TO_ANOTHER_SERVICE: "Another service carries on",
            Outcome.CHILDREN_SERVICES: "With children's services",
            Outcome.LOST_CONTACT: "We lost contact",
            Outcome.PERSON_ASKED: "The person asked us to stop",
            Outcome.NOT_A_VICTIM: "It was not modern slavery",
            Outcome.DIED: "The person died",
            Outcome.OTHER: "Something else",
        }[self]


class Basis(StrEnum):
    """On what ground a grant stands."""

    OWNER = "owner"
    CONSENT = "consent"
    CONFERENCE = "conference"
    PLACEMENT = "placement"
    APPROVAL = "approval"
    GUEST = "guest"
    STATUTORY_DUTY = "statutory_duty"
    VITAL_INTEREST = "vital_interest"
    BREAK_GLASS = "break_glass"
    HANDOVER = "handover"

    @property
    def words(self) -> str:
        return {
            Basis.OWNER: "Responsible for the case",
            Basis.CONSENT: "The person agreed",
            Basis.CONFERENCE: "Invited to a conference",
            Basis.PLACEMENT: "Gives the person a bed",
            Basis.APPROVAL: "Asked to approve a bed",
            Basis.GUEST: "Guest",
            Basis.STATUTORY_DUTY: "A duty in law",
            Basis.VITAL_INTEREST: "To protect life",
            Basis.BREAK_GLASS: "Opened in an emergency",
            Basis.HANDOVER: "Asked to take the person over",
        }[self]


# The responsible team hands its case over; what a bed opens ends with the bed, an emergency on its own page. A yes is
# taken back, and a decision to share is ended: else it would go on to say that something is open.
ENDS_OTHERWISE = frozenset(
    {
        *(Basis.OWNER, Basis.PLACEMENT, Basis.APPROVAL, Basis.BREAK_GLASS, Basis.HANDOVER),
        *(Basis.CONSENT, Basis.STATUTORY_DUTY, Basis.VITAL_INTEREST),
    }
)


class EndedWhy(StrEnum):
    """Why those who answer for a case close it to somebody."""

    NOT_NEEDED = "not_needed"
    BY_MISTAKE = "by_mistake"
    PERSON_ASKED = "person_asked"
    NOT_SAFE = "not_safe"

    @property
    def words(self) -> str:
        return {
            EndedWhy.NOT_NEEDED: "They do not need it any more",
            EndedWhy.BY_MISTAKE: "It was opened by mistake",
            EndedWhy.PERSON_ASKED: "The person asked for it",
            EndedWhy.NOT_SAFE: "It is not safe for the person",
        }[self]


class ErasedWhy(StrEnum):
    """The only thing that is still said of an erased case."""

    KEPT_LONG_ENOUGH = "kept_long_enough"
    PERSON_ASKED = "person_asked"
    ERASED_BEFORE = "erased_before"

    @property
    def words(self) -> str:
        return {
            ErasedWhy.KEPT_LONG_ENOUGH: "It had been kept for as long as the policy says",
            ErasedWhy.PERSON_ASKED: "The person asked for it",
            ErasedWhy.ERASED_BEFORE: "It had been erased before, and an older copy was restored",
        }[self]


class AskedHow(StrEnum):
    """How somebody asked for what is kept about them. No form is needed, and no words of law."""

    IN_PERSON = "in_person"
    BY_PHONE = "by_phone"
    IN_WRITING = "in_writing"
    THROUGH_SOMEBODY = "through_somebody"

    @property
    def words(self) -> str:
        return {
            AskedHow.IN_PERSON: "In person",
            AskedHow.BY_PHONE: "By phone",
            AskedHow.IN_WRITING: "In a letter, an email or a message",
            AskedHow.THROUGH_SOMEBODY: "Somebody asked for them, with their agreement in writing",
        }[self]


class IdentityChecked(StrEnum):
    """How it was made sure that whoever asks is the person the case is about."""

    KNOWN = "known"
    DOCUMENT = "document"
    QUESTIONS = "questions"

    @property
    def words(self) -> str:
        return {
            IdentityChecked.KNOWN: "Their key worker knows them, and met them",
            IdentityChecked.DOCUMENT: "They showed a document",
            IdentityChecked.QUESTIONS: "They answered questions that only they could answer",
        }[self]


class ExtendedWhy(StrEnum):
    """R-DP-01 knows no other reason why a person waits longer for their data."""

    COMPLEX = "complex"
    MANY = "many"

    @property
    def words(self) -> str:
        return {
            ExtendedWhy.COMPLEX: "It is complex",
            ExtendedWhy.MANY: "They made several requests",
        }[self]


class AccessRefusedWhy(StrEnum):
    NOT_THE_PERSON = "not_the_person"
    NO_AUTHORITY = "no_authority"
    EXCESSIVE = "excessive"
    UNFOUNDED = "unfounded"

    @property
    def words(self) -> str:
        return {
            AccessRefusedWhy.NOT_THE_PERSON: "We could not make sure that it is the person",
            AccessRefusedWhy.NO_AUTHORITY: "Whoever asked for them has no right to",
            AccessRefusedWhy.EXCESSIVE: "It was asked over and over, with nothing new in between",
            AccessRefusedWhy.UNFOUNDED: "It was not meant to learn anything",
        }[self]


class WithheldWhy(StrEnum):
    """Why an entry is left out of what the person is given."""

    THIRD_PARTY = "third_party"
    SERIOUS_HARM = "serious_harm"
    CRIME = "crime"
    LEGAL_ADVICE = "legal_advice"

    @property
    def words(self) -> str:
        return {
            WithheldWhy.THIRD_PARTY: "It is about somebody else, who has not agreed",
            WithheldWhy.SERIOUS_HARM: "It would seriously harm somebody's health",
            WithheldWhy.CRIME: "It would stand in the way of finding or prosecuting a crime",
            WithheldWhy.LEGAL_ADVICE: "It is advice of a lawyer",
        }[self]


class AttachedWhat(StrEnum):
    """What a document is, by whoever adds it."""

    LETTER = "letter"
    FORM = "form"
    IDENTITY_DOCUMENT = "identity_document"
    PHOTOGRAPH_OF_PERSON = "photograph_of_person"
    PHOTOGRAPH = "photograph"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            AttachedWhat.LETTER: "Letter",
            AttachedWhat.FORM: "Form",
            AttachedWhat.IDENTITY_DOCUMENT: "Identity document",
            AttachedWhat.PHOTOGRAPH_OF_PERSON: "Photograph of the person",
            AttachedWhat.PHOTOGRAPH: "Photograph of something else",
            AttachedWhat.OTHER: "Something else",
        }[self]


class RaisedWhy(StrEnum):
    """What whoever leads an area is told of, since the team of the case cannot judge it alone."""

    GLASS_AFTER_NO = "glass_after_no"
    GLASS_UNANSWERED = "glass_unanswered"
    GLASS_TWICE = "glass_twice"
    GLASS_OFTEN = "glass_often"
    SHARED_AFTER_NO = "shared_after_no"
    SHARED_TWICE = "shared_twice"
    MANAGER_SHUT_OUT = "manager_shut_out"
    ALIKE_OFTEN = "alike_often"

    @property
    def words(self) -> str:
        return {
            RaisedWhy.GLASS_AFTER_NO: "Opened in an emergency again, after a no",
            RaisedWhy.GLASS_UNANSWERED: "Opened in an emergency, and nobody has answered for it",
            RaisedWhy.GLASS_TWICE: "Opened in an emergency again, before anybody answered",
            RaisedWhy.GLASS_OFTEN: "One worker opens many cases in emergencies in one day",
            RaisedWhy.SHARED_AFTER_NO: "Shown without consent again, after a no",
            RaisedWhy.SHARED_TWICE: "Shown without consent again, before anybody looked at it",
            RaisedWhy.ALIKE_OFTEN: "One worker's new cases look like many cases of others in one day",
            RaisedWhy.MANAGER_SHUT_OUT: "A manager of the responsible agency was shut out",
        }[self]
