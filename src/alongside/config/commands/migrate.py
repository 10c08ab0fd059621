import argparse
from collections.abc import Sequence

from alongside.config.running import application


def run(arguments: Sequence[str]) -> int:
    argparse.ArgumentParser(
        prog="alongside migrate", description="Bring the database to this release."
    ).parse_args(arguments)
    with application():
        from alongside.config.migrating import bring_up_to_date

        bring_up_to_date(verbosity=1)
    return 0
