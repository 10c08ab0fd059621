from django.db import models
from django.db.models import Q


def by_somebody(act: str, *, name: str) -> models.CheckConstraint:
    """`x_at` and `x_by` of an act are both set, or neither: whatever was done, somebody did it."""
    nobody = Q(**{f"{act}_at__isnull": True, f"{act}_by__isnull": True})
    somebody = Q(**{f"{act}_at__isnull": False, f"{act}_by__isnull": False})
    return models.CheckConstraint(condition=nobody | somebody, name=name)
