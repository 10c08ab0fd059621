"""The forms of a choice. Nothing in them is required but what is being recorded."""

from typing import Any

from alongside.foundations.design.fields import (
    CheckboxesField,
    ConfirmField,
    LongTextField,
    MomentField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.choices.actions import SessionFacts
from alongside.rooms.choices.models import InformationSession
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.words import AdviceKind, InterpreterNeed, LegalAdvice, Point, RefusalReason
from alongside.rooms.people.forms.facts import SeenForm
from alongside.rooms.people.languages import languages

YES_NO = [("yes", "Yes"), ("no", "No")]
FROM_YES_NO: dict[str, bool | None] = {"yes": True, "no": False}
TO_YES_NO: dict[bool | None, str] = {True: "yes", False: "no"}


def points_to_tick() -> list[tuple[str, str]]:
    return [(point.value, f"({point.letter}) {point.words}") for point in Point]


class SessionForm(Form):
    held = MomentField(label="When did you speak?", missing="Enter when you spoke")
    explained_by = TextField(label="Who explained it?", required=False, width=20)
    language = SelectField(
        label="In which language?", choices=languages, blank="Not recorded", required=False
    )
    points = CheckboxesField(
        label="What was explained?",
        hint="Tick what was said today. Short talks add up: nothing has to be said all at once.",
        choices=points_to_tick(),
        required=False,
    )
    interpreter_need = RadiosField(
        label="Is an interpreter needed?", choices=choices_of(InterpreterNeed), required=False
    )
    interpreter_present = RadiosField(
        label="Was an interpreter there?", choices=YES_NO, inline=True, required=False
    )
    interpreter_service = TextField(
        label="Which interpreting service?",
        hint="The service, not the name of the interpreter. Never a friend or a companion.",
        required=False,
        width=20,
    )
    gender_choice_offered = RadiosField(
        label="Could they choose a man or a woman as interpreter?",
        choices=YES_NO,
        inline=True,
        required=False,
    )
    breaks_taken = RadiosField(label="Were breaks taken?", choices=YES_NO, inline=True, required=False)
    legal_advice = RadiosField(
        label="Legal advice before they choose",
        hint="What is said in a referral has legal consequences. Advice comes first where it can be had.",
        choices=choices_of(LegalAdvice),
        required=False,
    )
    understanding = LongTextField(
        label="How they told it back, in their own words",
        hint="Ask them to say it back to you. Write it as they say it.",
        rows=4,
        required=False,
    )

    @property
    def facts(self) -> SessionFacts:
        given = self.cleaned_data
        return SessionFacts(
            explained_by=given["explained_by"],
            language=given["language"],
            points=frozenset(Point(point) for point in given["points"]),
            interpreter_need=InterpreterNeed(given["interpreter_need"])
            if given["interpreter_need"]
            else None,
            interpreter_present=FROM_YES_NO.get(given["interpreter_present"]),
            interpreter_service=given["interpreter_service"],
            gender_choice_offered=FROM_YES_NO.get(given["gender_choice_offered"]),
            breaks_taken=FROM_YES_NO.get(given["breaks_taken"]),
            legal_advice=LegalAdvice(given["legal_advice"]) if given["legal_advice"] else None,
            understanding=given["understanding"],
        )


class CorrectSessionForm(SessionForm, SeenForm):
    """Carries which telling of the talk stood on the page."""


def initial_of(session: InformationSession) -> dict[str, Any]:
    """The form as it would have been filled in for this session."""
    return {
        "held": session.held_at,
        "explained_by": session.explained_by,
        "language": session.language,
        "points": session.points,
        "interpreter_need": session.interpreter_need,
        "interpreter_present": TO_YES_NO.get(session.interpreter_present, ""),
        "interpreter_service": session.interpreter_service,
        "gender_choice_offered": TO_YES_NO.get(session.gender_choice_offered, ""),
        "breaks_taken": TO_YES_NO.get(session.breaks_taken, ""),
        "legal_advice": session.legal_advice,
        "understanding": session.understanding,
    }


BEFORE_A_YES = {
    Said.YES: "Yes, they want to be referred",
    Said.NOT_YET: "Not yet, they want more time",
    Said.NO: "No, they do not want to be referred",
}
AFTER_A_YES = {
    Said.YES: "Yes, still",
    Said.NOT_YET: "Not yet after all, they want more time",
    Said.WITHDRAWN: "No longer: they take their yes back",
}


def answers_after(standing: Said) -> list[tuple[str, str]]:
    words = AFTER_A_YES if standing is Said.YES else BEFORE_A_YES
    return [(said.value, text) for said, text in words.items()]


class NewSessionForm(SessionForm):
    """With the answer, where they gave one in the same talk."""

    said = RadiosField(
        label="Did they answer today?",
        hint="Nobody has to answer at once. “Not yet” is a good answer.",
        choices=[],
        required=False,
    )

    def __init__(self, standing: Said, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["said"].choices = [*answers_after(standing), ("", "Not asked, or no answer today")]  # type: ignore[attr-defined]


class AnswerForm(Form):
    said = RadiosField(label="What did they say?", choices=[], missing="Choose what they said")
    reasons = CheckboxesField(
        label="Reasons, if they gave any",
        hint="For “no” and “not yet”. Do not ask for reasons.",
        choices=choices_of(RefusalReason),
        small=True,
        required=False,
    )
    own_words = LongTextField(label="In their own words", rows=3, required=False)
    home_office = ConfirmField(
        label="Before they answered, I said plainly: a referral goes to the Home Office", required=False
    )
    given = MomentField(label="When did they say it?", missing="Enter when they said it")

    def __init__(self, standing: Said, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["said"].choices = answers_after(standing)  # type: ignore[attr-defined]


class AdviceForm(Form):
    kind = RadiosField(
        label="What was it about?", choices=choices_of(AdviceKind), missing="Choose what it was about"
    )
    agency = SelectField(label="Who gave it?", choices=[], blank="Somebody else", required=False)
    given = MomentField(label="When?", missing="Enter when it was given")

    def __init__(self, agencies: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]
