from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.reading.table import Line

Cell = int | float | str | bool | time | date | datetime | timedelta


def sheet_lines(name: str, content: bytes) -> Iterator[Line]:
    """The first sheet of a workbook; its rows are counted from 1, empty ones too."""
    for number, cells in enumerate(_first_sheet(name, content), start=1):
        yield number, [as_typed(cell) for cell in cells]


def _first_sheet(name: str, content: bytes) -> list[list[Cell]]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        rows: list[list[Cell]] = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError):
        raise Refused(
            f"{name} is not a spreadsheet that can be read.", "Save it as .xlsx, .ods or .csv."
        ) from None
    return rows


def as_typed(cell: Cell) -> str:
    """What a person would have typed for this cell in a text file.

    A spreadsheet keeps no difference between a day and its midnight: both come as the day.
    """
    if isinstance(cell, datetime):
        return (cell + timedelta(microseconds=500_000)).isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
