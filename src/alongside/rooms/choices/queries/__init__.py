from alongside.rooms.choices.queries.choice import (
    Choice,
    advice_of,
    answers_of,
    choice_of,
    had_advice,
    sees,
    sessions_of,
    standing_answer,
    standing_in_place_of,
)

__all__ = [
    "Choice",
    "advice_of",
    "answers_of",
    "choice_of",
    "had_advice",
    "sees",
    "sessions_of",
    "standing_answer",
    "standing_in_place_of",
]
