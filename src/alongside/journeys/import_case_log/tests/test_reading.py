from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from odfdo import Cell, Document, Table

from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.entries import LoggedCase
from alongside.journeys.import_case_log.reading import Row, read_log
from alongside.journeys.import_case_log.reading.sheets import as_typed
from alongside.journeys.import_case_log.rules import check
from alongside.journeys.import_case_log.tests.logs import MET, NOW, WESTMINSTER, text_of

HEADER = ["case", "at", "event", "who", "value"]


def read(folder: Path, content: bytes | str, name: str = "log.csv") -> list[Row]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_log(path)


def refused(folder: Path, content: bytes | str, name: str = "log.csv") -> str:
    with pytest.raises(Refused) as refusal:
        read(folder, content, name)
    return str(refusal.value)


def test_one_event_a_row(tmp_path: Path) -> None:
    assert read(tmp_path, text_of(MET)) == [
        Row(2, "A1", "2026-03-02T14:05", "identified", "The Passage", "rough_sleeping")
    ]


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf" + text_of(MET).encode()) == read(tmp_path, text_of(MET))


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    log = text_of("A1,,found,,", "", 'A1,,closed,"The\nPassage",', "A1,,disengaged,,")
    assert [(row.line, row.event) for row in read(tmp_path, log)] == [
        (2, "found"),
        (4, "closed"),
        (6, "disengaged"),
    ]


def test_a_line_break_in_a_cell_is_a_space(tmp_path: Path) -> None:
    assert read(tmp_path, text_of('A1,,closed,"The\nPassage",'))[0].who == "The Passage"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(tmp_path: Path, ending: str) -> None:
    log = text_of(MET, "A1,,found,,").replace("\n", ending)
    assert [row.line for row in read(tmp_path, log)] == [2, 3]


def test_a_short_row_ends_in_empty_cells(tmp_path: Path) -> None:
    assert read(tmp_path, text_of("A1,2026-03-02,found"))[0] == Row(2, "A1", "2026-03-02", "found")


def test_columns_are_found_by_name(tmp_path: Path) -> None:
    row = read(tmp_path, "Event,CASE,at,value,who\nfound,A1,2026-03-02,,Crisis\n")[0]
    assert (row.case, row.event, row.who) == ("A1", "found", "Crisis")


def test_cells_beyond_the_columns_are_noticed(tmp_path: Path) -> None:
    assert read(tmp_path, text_of(f"{MET}, and more"))[0].spill
    assert not read(tmp_path, text_of(f"{MET},,"))[0].spill


WHOLE_FILE = [
    ("", "is empty"),
    ("\n\n", "is empty"),
    (text_of(), "no rows"),
    (MET, "header case,at,event,who,value is missing"),
    ("case,at,event,who\nA1,,,\n", "no column value"),
    ("case,at,event,who,value,notes\nA1,,,,,x\n", "'notes'"),
    ("case,at,event,who,value,case\nA1,,,,,x\n", "'case'"),
    (text_of(MET).encode("utf-16"), "UTF-8"),
    (text_of("A1,,found,Café,").encode("latin-1"), "line 2"),
    (text_of(MET) + "\0", "NUL"),
    (text_of('A1,,found,"Crisis,', MET), "line 2: the quotation marks"),
    (text_of('A1,,found,"Crisis" Centre,', MET), "line 2: the quotation marks"),
]


@pytest.mark.parametrize(("content", "said"), WHOLE_FILE, ids=[said for _, said in WHOLE_FILE])
def test_what_is_no_case_log_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes | str, said: str
) -> None:
    reason = refused(tmp_path, content)
    assert said in reason
    assert "\n" not in reason


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read_log(tmp_path / "none.csv")
    with pytest.raises(Refused, match="is a folder"):
        read_log(tmp_path)


@pytest.mark.parametrize("name", ["log.xlsx", "log.ods"])
@pytest.mark.parametrize("content", [b"", b"PK\3\4 and so on", text_of(MET).encode()])
def test_what_is_no_spreadsheet(tmp_path: Path, name: str, content: bytes) -> None:
    assert "is not a spreadsheet" in refused(tmp_path, content, name)


def excel(path: Path, lines: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.create_sheet("Other").append(["not", "this", "one"])
    book.save(path)
    return path


def open_document(path: Path, lines: list[list[Any]]) -> Path:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Log")
    for place, line in enumerate(lines):
        for column, value in enumerate(line):
            table.set_cell((column, place), Cell(value))
    document.body.append(table)
    document.body.append(Table("Other"))
    document.save(path)
    return path


@pytest.mark.parametrize(("write", "name"), [(excel, "log.xlsx"), (open_document, "log.ods")])
def test_the_first_sheet_of_a_spreadsheet(tmp_path: Path, write: Any, name: str) -> None:
    lines = [
        HEADER,
        [17, datetime(2026, 3, 2, 14, 5), "identified", "The Passage", "hostel"],  # noqa: DTZ001
        [None] * 5,
        [17, date(2026, 3, 9), "rg_decision", None, "positive"],
        ["17", "2026-03-03T10:00", "bed_started", "Kingsway", 6],
    ]
    assert read_log(write(tmp_path / name, lines)) == [
        Row(2, "17", "2026-03-02T14:05:00", "identified", "The Passage", "hostel"),
        Row(4, "17", "2026-03-09", "rg_decision", "", "positive"),
        Row(5, "17", "2026-03-03T10:00", "bed_started", "Kingsway", "6"),
    ]


def test_times_of_a_spreadsheet_are_rounded_to_the_second() -> None:
    """It keeps them as a fraction of a day, so that 14:05 may come as a hair before it."""
    assert as_typed(datetime(2026, 3, 2, 14, 4, 59, 999_900)) == "2026-03-02T14:05:00"  # noqa: DTZ001
    assert as_typed(6.5) == "6.5"


def test_a_log_kept_as_a_spreadsheet_says_the_same_as_its_text(tmp_path: Path) -> None:
    """With true dates in its cells. Midnight comes as the day, and is the same row all the same."""
    rows = read_log(WESTMINSTER)
    lines = [[row.case, datetime.fromisoformat(row.at), row.event, row.who, row.value] for row in rows]
    kept = read_log(excel(tmp_path / "log.xlsx", [HEADER, *lines]))
    assert fingerprints(kept) == fingerprints(rows)


def fingerprints(rows: list[Row]) -> dict[str, set[str]]:
    found = [case for case in check(rows, NOW) if isinstance(case, LoggedCase)]
    assert len(found) == 46
    return {case.reference: {entry.fingerprint for entry in case.entries} for case in found}
