"""A case log as rows of text, each with its line as a person counts it. Anything else about it comes later."""

from pathlib import Path

from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.reading.sheets import sheet_lines
from alongside.journeys.import_case_log.reading.table import Row, rows_of
from alongside.journeys.import_case_log.reading.text import text_lines

__all__ = ["Row", "read_log"]

SPREADSHEETS = {".xlsx", ".ods"}


def read_log(path: Path) -> list[Row]:
    """Refused, in one sentence, where the file as a whole is not a case log."""
    if not path.exists():
        raise Refused(f"There is no file {path}.", "Check the name and the folder.")
    if path.is_dir():
        raise Refused(f"{path} is a folder.", "Name the file of the case log.")
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise Refused(f"{path.name} cannot be read: {problem.strerror}.") from None
    read = sheet_lines if path.suffix.lower() in SPREADSHEETS else text_lines
    return rows_of(path.name, read(path.name, content))
