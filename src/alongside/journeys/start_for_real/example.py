from datetime import date, timedelta
from importlib.resources import files


def example(today: date) -> str:
    """The file of `alongside init`, explained. Its shifts are of this week, so that it could be used as it is."""
    text = (files(__package__) / "data" / "example.toml").read_text(encoding="utf-8")
    return text.replace("@today@", str(today)).replace("@tomorrow@", str(today + timedelta(days=1)))
