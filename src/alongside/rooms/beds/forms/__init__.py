from alongside.rooms.beds.forms.places import (
    ROOM_TRAITS,
    BedForm,
    ChangeBedForm,
    ChangeHouseForm,
    HouseForm,
    NewHouseForm,
)
from alongside.rooms.beds.forms.stays import AnswerForm, LeaveForm, MoreNightsForm, ReasonForm, WentToForm

__all__ = [
    "ROOM_TRAITS",
    "AnswerForm",
    "BedForm",
    "ChangeBedForm",
    "ChangeHouseForm",
    "HouseForm",
    "LeaveForm",
    "MoreNightsForm",
    "NewHouseForm",
    "ReasonForm",
    "WentToForm",
]
