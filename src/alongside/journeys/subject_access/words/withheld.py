"""What a person is not given, by rule, each with its reason. Everything else is in the pack."""

# Tables that say nothing to anybody about the person, or are about somebody else.
TABLES: dict[str, str] = {
    "people.LogRow": "Marks by which the program knows a row of an old list again; they say nothing",
    "people.ShutOutReason": "Why a worker must not see your case: it is about the worker",
    "people.GivenPack": "What you were given before, which says the same as this did then",
    "people.LeftOut": "What was left out of this, which would tell what it was",
    "people.MaskedWords": "What was struck out of this, which would tell what it was",
    "clocks.ClockEvent": "That a deadline passed, which stands with the deadline itself",
    "conferences.GuestEntry": "The keys by which a guest came in",
    "conferences.Chaser": "That somebody was written to about a step, which stands with the step itself",
    "conferences.Reminder": "That somebody was reminded of a meeting, which stands with the meeting itself",
}
# Columns that name or lead to somebody else: what stands in their place.
SOMEBODY = "[somebody else]"
A_WORKER = "[a worker]"
MASKED: dict[str, str] = {
    "conferences.Invitation.guest_name": "[a guest]",
    "conferences.Invitation.guest_email": "[address of a guest]",
    "conferences.Invitation.deputy": SOMEBODY,
    "conferences.Attendance.name": SOMEBODY,
    "conferences.Attendance.deputy": SOMEBODY,
    "choices.InformationSession.explained_by": A_WORKER,
    "choices.Consent.explained_by": A_WORKER,
    "referrals.Referral.contact_name": A_WORKER,
    "referrals.Referral.contact_phone": "[phone of a worker]",
    "referrals.Referral.contact_email": "[address of a worker]",
    "referrals.Referral.second_contact_email": "[address of a worker]",
    "referrals.Referral.children_services_name": SOMEBODY,
    "referrals.Reach.other_phone": "[phone of somebody else]",
    "referrals.Reach.other_phone_whose": SOMEBODY,
    "referrals.Reach.decision_name": SOMEBODY,
    "beds.AbsenceAnswer.tries_next": SOMEBODY,
    "beds.Ride.ask_for": A_WORKER,
}
# Of those, columns that hold no name but a word such as "sister": it is not struck out wherever else it stands.
NO_NAMES = frozenset({"referrals.Reach.other_phone_whose", "beds.AbsenceAnswer.tries_next"})
# Columns of the program's own, which count or mark and say nothing.
TECHNICAL = frozenset({
    "version", "sequence", "posted", "tries", "number", "look_again", "guest_mark", "policy_version", "fingerprint",
    "code_hash", "about_id", "reach_gaps", "quorum_gaps", "protocol", "size",
    "clocks.Clock.rule", "clocks.Clock.kind", "clocks.Clock.due_on", "clocks.Clock.jurisdiction",
    "conferences.WrittenReturn.line", "conferences.Contradiction.one", "conferences.Contradiction.other",
    "people.SubjectAccess.word",  # what has to change, said between two workers
})  # fmt: skip
