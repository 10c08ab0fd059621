from collections.abc import Mapping
from typing import Any

from alongside.foundations.design.fields import LongTextField, RadiosField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.beds.actions.assessments import Looked
from alongside.rooms.beds.moving_on import Aspect, Fit, Reconnect, Tied


class AssessForm(Form):
    """Six questions, each with words of its own. None has to be answered: what nobody knows is not known."""

    def __init__(self, *args: Any, hints: Mapping[Aspect, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for aspect in Aspect:
            hint = " ".join(filter(None, (aspect.asks, hints.get(aspect, ""))))
            self.fields[aspect] = RadiosField(
                label=aspect.words,
                hint=hint,
                choices=choices_of(Fit),
                initial=Fit.NOT_KNOWN,
                coerce=Fit,
                size="m",
                small=True,
                required=False,
            )
            self.fields[f"{aspect}_words"] = LongTextField(
                label=f"What was said or seen: {aspect.words.lower()}", rows=2, required=False
            )

    @property
    def looked(self) -> dict[Aspect, Looked]:
        given = self.cleaned_data
        return {aspect: Looked(given[aspect] or Fit.NOT_KNOWN, given[f"{aspect}_words"]) for aspect in Aspect}


class AfterMoveForm(Form):
    """One line of the list."""

    answer = RadiosField(label="How is it?", choices=choices_of(Tied), size="m", coerce=Tied)
    words = LongTextField(
        label="In a few words", hint="Like where, or who does it by when", rows=2, required=False
    )

    def __init__(self, line: Reconnect, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].label = line.words
