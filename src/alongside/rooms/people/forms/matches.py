from alongside.foundations.design.fields import RadiosField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.people.words import MatchAnswer


class MatchForm(Form):
    answer = RadiosField(
        label="After you two have talked: is it the same person?",
        choices=choices_of(MatchAnswer),
        missing="Choose one of the three",
        size="m",
    )
