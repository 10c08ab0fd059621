"""What tables and columns are called to the person. A name that reads well by itself is not listed."""

from alongside.foundations.access.sections import Section
from alongside.journeys.subject_access.words.coded import plainly

# The parts of a case, as the person is spoken to.
PARTS: dict[Section, str] = {
    Section.IDENTITY: "Who you are",
    Section.CONTACT: "How to make contact with you",
    Section.WHEREABOUTS: "Where you are",
    Section.STORY: "What happened to you",
    Section.HEALTH: "Your health",
    Section.IMMIGRATION: "Immigration",
    Section.JUSTICE: "Police and courts",
    Section.SUPPORT: "Your support and plan",
    Section.FAMILY: "Your family and children",
    Section.REFERRAL: "Referral and decisions",
}
TITLES: dict[str, str] = {
    "people.Case": "Your case",
    "people.Closure": "The case was closed",
    "people.Reopening": "The case was opened again",
    "people.OpenedInError": "The case was opened in error",
    "people.AgeSaid": "Adult or child",
    "people.MetCorrection": "When or where you were met was corrected",
    "people.CaseLink": "You were met together with somebody",
    "people.Name": "A name",
    "people.ContactRule": "A way to make contact",
    "people.ContactMade": "Contact",
    "people.IndicatorSeen": "A sign that somebody wrote down",
    "people.BrokenGlass": "Somebody opened your case in an emergency",
    "people.GlassReview": "What was said of that afterwards",
    "people.NoteMove": "A note was moved to another case, where it belonged",
    "people.Ownership": "Who answers for your case",
    "people.KeyWorker": "Who leads your case",
    "people.PossibleMatch": "We asked whether another case is yours too",
    "people.RetentionHold": "The case is kept longer",
    "people.RetentionWarning": "The case nears its last day",
    "people.ErasureRequest": "You asked to be forgotten",
    "people.SubjectAccess": "You asked for what is kept about you",
    "people.Attachment": "A document",
    "people.AttachmentRemoved": "A document was removed",
    "clocks.Clock": "A deadline",
    "choices.InformationSession": "What was explained to you",
    "choices.Answer": "What you said to a referral",
    "choices.Advice": "Advice you had",
    "choices.Consent": "What you said to sharing",
    "choices.SharingDecision": "Something was shown without your agreement",
    "conferences.PlannedAction": "A step somebody promised",
    "conferences.HeldCorrection": "When a conference was held was corrected",
    "conferences.Moving": "A conference was put to another time",
    "conferences.DueCorrection": "The day of a step was corrected",
    "conferences.Invitation": "Somebody was asked to a conference",
    "conferences.Attendance": "Who was at a conference",
    "conferences.WrittenReturn": "What somebody sent to a conference",
    "conferences.Contradiction": "Two things that were sent do not agree",
    "conferences.Climbing": "Somebody was told that no conference was arranged",
    "conferences.AgendaItem": "What a conference talked about",
    "conferences.SafeguardingScreen": "Whether the council must protect you",
    "beds.BedRequest": "A bed was asked for",
    "beds.RequestDecision": "The council's answer about a bed",
    "beds.RequestWithdrawal": "A bed was not needed any more",
    "beds.Stay": "Nights in a bed",
    "beds.DeclinedByPerson": "You did not want a bed",
    "beds.DeclinedByHouse": "A house said no",
    "beds.UnmetNight": "A night without a bed",
    "beds.BedMove": "You moved to another bed",
    "beds.Absence": "A night away",
    "beds.AbsenceAnswer": "Whether you were safe",
    "beds.DoorNote": "What the house was told before",
    "beds.Ride": "A drive",
    "beds.NextPlace": "A place to live after the bed",
    "beds.PlaceTurnedDown": "A place was turned down",
    "beds.SentBack": "Whether a council could send you back",
    "beds.SuitabilityAssessment": "Whether a place suits you",
    "beds.AspectFound": "What was looked at of a place",
    "beds.AddressTold": "You were told an address",
    "beds.AfterMove": "After you moved",
    "beds.NonArrival": "You were expected and did not come",
    "beds.Cancellation": "A bed was cancelled",
    "beds.DestinationLearned": "Where you went",
    "beds.ExclusionArea": "A place where you are not safe",
    "beds.ExclusionOverride": "A house near such a place, all the same",
    "beds.Extension": "More nights were asked for",
    "beds.ExtensionAnswer": "An answer about more nights",
    "referrals.Reach": "How to reach you about a referral",
    "referrals.ReferenceGiven": "The reference of a referral",
    "referrals.Ending": "A referral was given up or withdrawn",
    "referrals.NotReferred": "Why there is no referral",
    "referrals.CompetentAuthorityDecision": "A decision of the authority",
    "referrals.ToldPerson": "You were told of a decision",
}

LABELS: dict[str, str] = {
    "people.Case.identified_at": "First met",
    "people.Case.identified_by": "Met by",
    "people.Case.partnership": "Area",
    "people.Name.text": "The name",
    "people.Name.kind": "Which name",
    "people.Note.text": "The note",
    "people.ContactRule.value": "Number or address",
    "people.ContactRule.safe": "Safe to use",
    "people.SubjectAccess.word": "What was said",
    "people.SubjectAccess.extended_why": "Why it took longer",
    "people.SubjectAccess.extended_word": "What you were told of that",
    "people.SubjectAccess.extended_until": "Until when it could take",
    "people.ErasureRequest.word": "What was answered",
    "clocks.Clock.name": "What must happen",
    "clocks.Clock.due": "By when",
    "clocks.Clock.event": "Counted from",
    "clocks.Clock.source": "Where the rule comes from",
    "conferences.WrittenReturn.text": "What they wrote",
    "conferences.WrittenReturn.kind": "What it is",
    "conferences.WrittenReturn.said_by": "How they knew",
    "conferences.WrittenReturn.told_by": "Which agency told them",
    "conferences.WrittenReturn.happened": "When that was",
    "conferences.Conference.late_code": "Why it was late",
    "conferences.Conference.late_words": "More about that",
    "conferences.Climbing.due": "Until when a conference was to be held",
    "conferences.Climbing.told": "Who was told",
    "conferences.Climbing.ask": "Who led your case then",
    "conferences.PlannedAction.word": "What became of it",
    "referrals.ReferenceGiven.text": "The reference",
    "people.Case.found_at_kind": "Where you were met",
    "people.Case.age_status": "Adult or child",
    "people.Case.recorded": "Written down",
    "people.Case.identified_day_only": "Only the day is known",
    "people.Fact.known": "Was it answered?",
    "people.Fact.said_by": "Who said so",
    "people.ContactRule.how": "How to use it safely",
    "people.ContactMade.from_person": "It came from you",
    "people.IndicatorSeen.code": "The sign",
    "people.KeyWorker.word": "Word to the next one",
    "people.CaseLink.other": "Their case",
    "people.PossibleMatch.earlier": "The other case",
    "people.NoteMove.to_case": "To",
    "conferences.Conference.ground": "On what ground it may talk about you",
    "conferences.Conference.starts": "When",
    "beds.Stay.occupancy": "From and until",
    "beds.Stay.most_nights": "Nights at most",
    "beds.Ride.pick_up_time": "When you were to be picked up",
    "beds.NextPlace.agreed_despite": "Why you moved there all the same",
    "beds.NextPlace.moves_due": "When you were to move",
    "beds.NextPlace.outcode": "First half of the postcode",
    "beds.NextPlace.words": "What was said about it",
    "beds.PlaceTurnedDown.by_whom": "Who said no",
    "beds.SentBack.keep_away": "Whether you must keep away from there",
    "beds.AddressTold.late_why": "Why you were told so late",
    "beds.AspectFound.fit": "What was found",
    "beds.AfterMove.line": "What it was about",
    "beds.UnmetNight.lacking": "What every free bed lacked",
    "choices.Consent.said": "What you said",
    "choices.Consent.purpose": "What for",
    "choices.SharingDecision.told": "You were told",
    "referrals.Reach.other_not_exploiter": "Not the phone of somebody who hurt you",
}


def title_of(label: str) -> str:
    return TITLES.get(label) or _spaced(label.rpartition(".")[2])


def label_of(label: str, column: str) -> str:
    return LABELS.get(f"{label}.{column}") or _said(column)


def _said(column: str) -> str:
    if column.endswith("_at"):
        return f"{plainly(column.removesuffix('_at'))}, when"
    if column.endswith("_by"):
        return f"{plainly(column.removesuffix('_by'))} by"
    return plainly(column)


def _spaced(name: str) -> str:
    return plainly(
        "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).strip("_")
    )
