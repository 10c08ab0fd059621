"""Bring the page components' style sheet into the repository. For maintainers; needs Node, once a release.

Takes `govuk-frontend`, without the typeface and the crest that belong to gov.uk alone, and makes the copy
for languages written from right to left. What it writes is committed: nobody else needs Node.
Run it with `python scripts/vendor_assets.py`.
"""

import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

COMPONENTS = "govuk-frontend@6.3.0"
MIRROR = "rtlcss@4.3.0"
TARGET = Path(__file__).parents[1] / "src/alongside/foundations/design/static/design"
TYPEFACE = "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Ubuntu,Helvetica Neue,Arial,sans-serif"
LICENCE = """\
{package}, from which govuk-frontend.min.css and govuk-frontend.rtl.min.css were made.
Changed: typeface, crest and source map removed; a mirrored copy added.

The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR
THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

REMOVED = [
    re.compile(r"@font-face\{[^}]*\}"),
    re.compile(r"/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/", re.DOTALL),
    re.compile(r"/\*# sourceMappingURL=.*?\*/"),
    re.compile(r"(?:\.govuk-footer__copyright-logo[^{},]*,?)+\{[^{}]*\}"),
    re.compile(r"@media [^{}]*\{\s*\}"),
    re.compile(r"@supports [^{}]*\{\s*\}"),
]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        plain, mirrored = work / "plain.css", work / "mirrored.css"
        plain.write_text(cleaned(fetched(work)))
        run(work, "npm", "install", "--silent", "--no-fund", "--no-audit", MIRROR)
        run(work, "npx", "rtlcss", "--silent", str(plain), str(mirrored))
        keep(plain.read_text(), mirrored.read_text())


def fetched(work: Path) -> str:
    packed = json.loads(run(work, "npm", "pack", "--json", COMPONENTS))
    with tarfile.open(work / packed[0]["filename"]) as tarball:
        sheet = tarball.extractfile("package/dist/govuk/govuk-frontend.min.css")
        assert sheet is not None
        return sheet.read().decode()


def cleaned(css: str) -> str:
    for pattern in REMOVED:
        css = pattern.sub("", css)
    css = css.replace("GDS Transport,arial,sans-serif", TYPEFACE)
    left_over = re.findall(r"url\([^)]*\)|GDS Transport|crest", css)
    if left_over:
        raise SystemExit(f"Still in the style sheet: {sorted(set(left_over))}. Teach this script about them.")
    return css.strip() + "\n"


def keep(plain: str, mirrored: str) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "govuk-frontend.min.css").write_text(plain)
    (TARGET / "govuk-frontend.rtl.min.css").write_text(mirrored)
    (TARGET / "LICENCE-govuk-frontend.txt").write_text(LICENCE.format(package=COMPONENTS))


def run(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
