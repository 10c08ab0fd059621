class LetterKey:
    """A file name of the outbox, and nothing that could lead out of it."""

    regex = r"[0-9T]{15,30}-[0-9a-f]{8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
