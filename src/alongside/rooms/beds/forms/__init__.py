from alongside.rooms.beds.forms.by_the_night import OfferForm, OutOfServiceForm, filled_in
from alongside.rooms.beds.forms.places import (
    ROOM_TRAITS,
    BedForm,
    ChangeBedForm,
    ChangeHouseForm,
    HouseForm,
    NewHouseForm,
)
from alongside.rooms.beds.forms.stays import (
    AbsenceForm,
    AnswerForm,
    AwayForm,
    DeclineForm,
    DoorForm,
    LeaveForm,
    MoreNightsForm,
    MoveForm,
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
