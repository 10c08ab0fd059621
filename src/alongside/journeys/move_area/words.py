from enum import StrEnum


class Said(StrEnum):
    """The answer to a parcel. `released`: it is not responsible any more; `again`: a newer case comes."""

    TAKEN = "taken"
    RELEASED = "released"
    AGAIN = "again"
    WITHDRAWN = "withdrawn"
