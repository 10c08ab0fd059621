from django.conf import settings

from alongside.foundations.parcels.keys import OwnKeys


def own_keys() -> OwnKeys:
    """Those of this deployment."""
    return OwnKeys.read(settings.PARCEL_KEYS)
