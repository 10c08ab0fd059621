from alongside.foundations.accounts.models import DeploymentStamp
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.models import Partnership

ANOTHER = "Choose another data folder with ALONGSIDE_DATA, or another DATABASE_URL."


def check_nothing_stands() -> None:
    """A start is made once. A demo never becomes a real place, and a real place is never started over."""
    if DeploymentStamp.objects.filter(kind=DeploymentStamp.DEMO).exists():
        raise Refused("This is a demo, which never becomes a real place.", ANOTHER)
    standing = Partnership.objects.order_by("name").first()
    if standing is not None:
        raise Refused(f"The partnership {standing} has been started here already.", ANOTHER)
    if DeploymentStamp.objects.exists():
        raise Refused("A start has been made here already.", ANOTHER)
