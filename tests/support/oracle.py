"""Written down beside the program and never read from it: what each role may do, and which parts it may ever see."""

PARTS = (
    "identity", "contact", "whereabouts", "story", "health", "immigration", "justice", "support", "family", "referral",
)  # fmt: skip
_CASEWORK = (
    "break_glass open_case work_on_case read_case see_bed_board request_bed convene take_part refer "
    + ("record_decision")
)
_JOINS_IN = "read_case take_part break_glass"

MAY = {
    role: frozenset(words.split())
    for role, words in {
        "navigator": _CASEWORK,
        "service_manager": f"{_CASEWORK} manage_team_cases see_reports",
        "outreach_worker": _CASEWORK,
        "commissioner": f"{_JOINS_IN} see_bed_board approve_bed see_reports",
        "rough_sleeping_officer": _CASEWORK,
        "social_worker": _JOINS_IN,
        "hostel_manager": "see_bed_board run_beds",
        "conference_coordinator": f"{_JOINS_IN} convene see_reports",
        "first_responder": f"{_JOINS_IN} refer record_decision",
        "immigration_adviser": _JOINS_IN,
        "nurse": _JOINS_IN,
        "partnership_lead": "see_reports lead_area keep_retention",
        "administrator": "lead_area keep_directory keep_accounts keep_audit keep_retention",
    }.items()
}

REACHES = {
    role: frozenset(PARTS) if words == "all" else frozenset(words.split())
    for role, words in {
        "navigator": "all",
        "service_manager": "all",
        "outreach_worker": "all",
        "commissioner": "identity support whereabouts referral",
        "rough_sleeping_officer": "identity contact whereabouts support story family referral",
        "social_worker": "identity support health family story referral",
        "hostel_manager": "whereabouts",
        "conference_coordinator": "identity support referral health family",
        "first_responder": "identity support story justice referral",
        "immigration_adviser": "identity support immigration referral",
        "nurse": "identity support health",
        "partnership_lead": "",
        "administrator": "",
    }.items()
}
