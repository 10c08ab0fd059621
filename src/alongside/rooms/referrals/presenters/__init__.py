from alongside.rooms.referrals.presenters.decisions import DecisionCard, decision_cards
from alongside.rooms.referrals.presenters.papers import (
    PaperCard,
    draft_rows,
    not_referred_words,
    notice_rows,
    paper_card,
    reach_rows,
)
from alongside.rooms.referrals.presenters.steps import Step, in_progress, next_step, where_it_stands

__all__ = [
    "DecisionCard",
    "PaperCard",
    "Step",
    "decision_cards",
    "draft_rows",
    "in_progress",
    "next_step",
    "not_referred_words",
    "notice_rows",
    "paper_card",
    "reach_rows",
    "where_it_stands",
]
