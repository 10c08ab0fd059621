from alongside.rooms.beds.forms.beds import ROOM_TRAITS, BedForm, ChangeBedForm
from alongside.rooms.beds.forms.by_the_night import OfferForm, OutOfServiceForm, filled_in
from alongside.rooms.beds.forms.nights import AbsenceForm, AwayForm, DoorForm, MoveForm
from alongside.rooms.beds.forms.places import (
    ChangeHouseForm,
    HouseForm,
    NewHouseForm,
)
from alongside.rooms.beds.forms.stays import (
    AnswerForm,
    DeclineForm,
    LeaveForm,
    MoreNightsForm,
    ReasonForm,
    WentToForm,
)

__all__ = [
    "ROOM_TRAITS",
    "AbsenceForm",
    "AnswerForm",
    "AwayForm",
    "BedForm",
    "ChangeBedForm",
    "ChangeHouseForm",
    "DeclineForm",
    "DoorForm",
    "HouseForm",
    "LeaveForm",
    "MoreNightsForm",
    "MoveForm",
    "NewHouseForm",
    "OfferForm",
    "OutOfServiceForm",
    "ReasonForm",
    "WentToForm",
    "filled_in",
]
