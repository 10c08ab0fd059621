"""Files of the statistics office, read by the names of their columns; a line that cannot be right is named."""

from pathlib import Path

import pytest

from alongside.config.postcodes import REACH_OF_HALF, read
from alongside.foundations.kernel.places import Spot
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.actions.postcodes import Placed

ONSPD = "pcd,pcd2,pcds,dointr,lat,long\n"


def a_file(folder: Path, text: str) -> Path:
    path = folder / "x.csv"
    path.write_text(text)
    return path


def test_both_files_and_one_of_first_halves(tmp_path: Path) -> None:
    onspd = a_file(tmp_path, f'\ufeff{ONSPD}"QZ1 1AA","QZ1  1AA","QZ1 1AA","202001",55.0,-3.25\n')
    assert list(read(onspd)) == [Placed("QZ11AA", Spot(55.0, -3.25))]
    newer = a_file(tmp_path, "PCD7,PCD8,LAT,LONG\nQZ11AA,QZ1 1AA,55.0,-3.25\n\n")
    assert list(read(newer)) == [Placed("QZ11AA", Spot(55.0, -3.25))]
    halves = a_file(tmp_path, "outcode,latitude,longitude,reach\nQZ1,55,-3,800\nQZ2,55,-3,\n")
    assert [row.spot.reach for row in read(halves)] == [800, REACH_OF_HALF]


def test_a_line_without_a_place_is_left_out(tmp_path: Path) -> None:
    text = ONSPD + "a,b,QZ1 1AA,1,99.999999,0.000000\na,b,QZ1 1AB,1,,\n"
    assert list(read(a_file(tmp_path, text))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: it needs columns"),
        ("pcds,lat\nQZ1 1AA,55\n", "line 1: it needs columns"),
        (ONSPD + "a,b,QZ1 1AA,1,55.0\n", "line 2: there are too few columns"),
        (ONSPD + "a,b,QZ1 1AA,1,55.0,-3\na,b,Mill Lane,1,55,-3\n", "line 3: 'Mill Lane' is no postcode"),
        (ONSPD + "a,b,QZ1 1AA,1,north,-3\n", "line 2: 'north' is no number"),
        (ONSPD + "a,b,QZ1 1AA,1,nan,-3\n", "line 2: 'nan' is no number"),
        (ONSPD + "a,b,QZ1 1AA,1,55,181\n", "line 2: '181' is no number between -180 and 180"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        list(read(a_file(tmp_path, text)))


def test_what_is_no_file_of_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        list(read(tmp_path / "none.csv"))
    path = tmp_path / "x.csv"
    path.write_bytes(b"pcds,lat,long\n\xff\xfe\n")
    with pytest.raises(Refused, match="not a CSV file"):
        list(read(path))
