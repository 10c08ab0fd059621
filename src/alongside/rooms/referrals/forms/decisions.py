from alongside.foundations.design.fields import ConfirmField, DayField, MomentField, RadiosField, SelectField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.people.languages import languages
from alongside.rooms.referrals.words import Authority, Outcome, Stage, ToldHow


class DecisionForm(Form):
    stage = RadiosField(
        label="What was decided on?",
        choices=choices_of(Stage),
        hints={
            Stage.REASONABLE_GROUNDS: "The first decision.",
            Stage.CONCLUSIVE_GROUNDS: "The second and final decision.",
        },
        missing="Choose what was decided on",
    )
    outcome = RadiosField(
        label="What is the decision?",
        choices=choices_of(Outcome),
        hints={Outcome.SUSPENDED: "Nothing is decided: the authority waits."},
        missing="Choose what was decided",
    )
    decided = DayField(
        label="Date on the decision",
        hint="The days to ask again are counted from this day.",
        missing="Enter the date on the decision",
    )
    heard = DayField(label="Day it reached you", required=False)
    authority = RadiosField(label="Who decided?", choices=choices_of(Authority), required=False)
    no_reconsideration = ConfirmField(
        label="Removal is planned to a state that signed both European conventions",
        hint="Only for a negative decision: it can then not be asked to be looked at again. Speak with a lawyer.",
        required=False,
    )


class ToldForm(Form):
    told = MomentField(label="When did they hear it?", missing="Enter when they heard it")
    how = RadiosField(label="How?", choices=choices_of(ToldHow), required=False)
    language = SelectField(
        label="In which language?", choices=languages, blank="Not recorded", required=False
    )
