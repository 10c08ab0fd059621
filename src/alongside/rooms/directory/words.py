"""The coded words of the directory."""

from enum import StrEnum


class Scope(StrEnum):
    """What the system of an agency may do here with its key. Nothing else is open to it."""

    VACANCIES = "vacancies"
    STAYS = "stays"
    ADDRESSES = "addresses"

    @property
    def words(self) -> str:
        return {
            Scope.VACANCIES: "Read which beds are free, and offer rooms for some nights",
            Scope.STAYS: "Read stays: house, bed, nights and where they led to, and nobody's name",
            Scope.ADDRESSES: "Be told the addresses of those houses too",
        }[self]
