"""PostgreSQL without installing PostgreSQL: the server of a wheel, started in the data folder."""

from alongside.config.embedded.places import OWNER
from alongside.config.embedded.server import EmbeddedPostgres
from alongside.config.embedded.user import CannotStart

__all__ = ["OWNER", "CannotStart", "EmbeddedPostgres"]
