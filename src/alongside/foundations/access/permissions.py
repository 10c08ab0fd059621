from enum import StrEnum


class Permission(StrEnum):
    """What a role may do at all. Whether it may be done to this case, now, is asked of the room's policies."""

    OPEN_CASE = "open_case"
    WORK_ON_CASE = "work_on_case"
    READ_CASE = "read_case"
    MANAGE_TEAM_CASES = "manage_team_cases"
    SEE_BED_BOARD = "see_bed_board"
    REQUEST_BED = "request_bed"
    APPROVE_BED = "approve_bed"
    RUN_BEDS = "run_beds"
    CONVENE = "convene"
    TAKE_PART = "take_part"
    BREAK_GLASS = "break_glass"
    REFER = "refer"
    RECORD_DECISION = "record_decision"
    SEE_REPORTS = "see_reports"
    LEAD_AREA = "lead_area"
    KEEP_DIRECTORY = "keep_directory"
    KEEP_ACCOUNTS = "keep_accounts"
    KEEP_AUDIT = "keep_audit"
    KEEP_RETENTION = "keep_retention"
