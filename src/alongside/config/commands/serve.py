import argparse
import os
from collections.abc import Sequence

from alongside.config.running import application
from alongside.config.serving import address, listening, make_ready, serve

EXAMPLES = """\
examples:
  alongside serve
  alongside serve --port 8010
  ALONGSIDE_DATA=/srv/alongside alongside serve      (another data folder is another deployment)

Behind a web server that speaks https, set ALONGSIDE_URL to the address that people use.
"""


def run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="alongside serve",
        description="Serve the pages and run the jobs, until Ctrl-C or SIGTERM.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=port, default=8000, help="default: 8000")
    parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1, for this machine only")
    chosen = parser.parse_args(arguments)
    with listening(chosen.host, chosen.port) as listener:
        os.environ.setdefault("ALONGSIDE_URL", address(listener))
        with application() as database:
            make_ready()
            return serve(listener, database)


def port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError
    return number
