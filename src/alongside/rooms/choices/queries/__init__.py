from alongside.rooms.choices.queries.choice import (
    Choice,
    advice_of,
    answers_of,
    choice_of,
    had_advice,
    sees,
    sessions_of,
    standing_answer,
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
]
