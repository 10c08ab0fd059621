from alongside.rooms.referrals.forms.decisions import DecisionForm, ToldForm
from alongside.rooms.referrals.forms.drafts import DraftForm, ReachForm, StartForm
from alongside.rooms.referrals.forms.sending import NotReferredForm, ReasonForm, ReferenceForm, SendForm

__all__ = [
    "DecisionForm",
    "DraftForm",
    "NotReferredForm",
    "ReachForm",
    "ReasonForm",
    "ReferenceForm",
    "SendForm",
    "StartForm",
    "ToldForm",
]
