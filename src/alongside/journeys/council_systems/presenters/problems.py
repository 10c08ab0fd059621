from ninja import Schema


class Problem(Schema):
    """Why it was refused. `row` is the room that it was about, counted from 1."""

    detail: str
    next_step: str = ""
    row: int | None = None
