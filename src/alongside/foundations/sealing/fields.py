"""Columns for words about a person. What the database keeps of them is sealed; nothing can be searched in them."""

import base64
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

from alongside.foundations.sealing.envelope import CaseKey, seal, unseal
from alongside.foundations.sealing.keyring import key_of, unwrap

ERASED = "(erased)"


class Token(str):
    """A sealed text as the database keeps it: the seal in base64."""

    __slots__ = ()


if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField


class SealedTextField(TextField):
    """A text sealed with the key of the row's `case_id` when the row is saved, and opened when it is read.

    The database hands the wrapped key of that case out with the text, so reading asks no second question, and a
    text lifted into a row of another case does not open. An empty text stays empty: that nothing was said is no
    secret. There is no way to compare it in a query, nor to set it with `update`.
    """

    @property
    def place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        words = super().pre_save(model_instance, add)
        if not words or isinstance(words, Token):
            return words
        return sealed_text(model_instance.case_id, self.place, str(words))  # type: ignore[attr-defined]

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, Token):
            raise self._no_search()
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in {"exact", "isnull"}:
            raise self._no_search()
        return super().get_lookup(lookup_name)

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """`sql` is the column itself; the case of its row stands beside it."""
        table, _, column = sql.rpartition(".")
        if not table or column.strip('"') != self.column:
            raise self._no_search()
        return f'sealing_with_key({sql}, {table}."case_id")', params

    def _no_search(self) -> TypeError:
        return TypeError(f"{self.place} is sealed: save the row, and do not search for its words.")

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value:
            return value
        case_id, wrapped, token = value.split("|")
        return opened_text(UUID(case_id), wrapped, self.place, token)


def sealed_text(case_id: UUID, place: str, words: str) -> Token:
    return sealed_with(key_of(case_id), place, words)


def sealed_with(key: CaseKey, place: str, words: str) -> Token:
    sealed = seal(key, place, words.encode())
    return Token(base64.b64encode(sealed).decode())


def opened_text(case_id: UUID, wrapped: str, place: str, token: str) -> str:
    if not wrapped:
        return ERASED
    return unseal(unwrap(case_id, wrapped), place, base64.b64decode(token)).decode()
