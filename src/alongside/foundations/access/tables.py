"""An operation of migrations of our own, since Django's are slow for many tables at once (ADR 49)."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel
from django.db.migrations.state import ProjectState


class Tables(Operation):
    """Django draws its picture of all models anew for each table, index and constraint that is added, which took most
    of a minute for an empty database. Here it draws it once, when all of them are known.

    `changes` are to tables that were there before, each to a part of its own: all are made from the same picture.
    """

    reversible = False
    serialization_expand_args = ["models", "changes"]

    def __init__(self, models: list[CreateModel], changes: Sequence[Operation] = ()) -> None:
        self.models, self.changes = models, list(changes)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        parts = {"models": self.models} | ({"changes": self.changes} if self.changes else {})
        return type(self).__name__, [], parts

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)
        for part in (*self.models, *self.changes):
            part.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for part in (*self.models, *self.changes):
            part.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.models)} tables, and change {len(self.changes)} parts of others"
