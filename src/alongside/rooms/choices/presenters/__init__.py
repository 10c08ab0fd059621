from alongside.rooms.choices.presenters.choice import (
    Asks,
    answers,
    asks_of,
    badge_of,
    standing_words,
    to_explain,
)

__all__ = ["Asks", "answers", "asks_of", "badge_of", "standing_words", "to_explain"]
