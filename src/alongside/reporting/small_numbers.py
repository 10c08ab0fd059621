"""R-STAT-03: what may leave the partnership has no number of people from 1 to 4, nor one worked out from such."""

from collections.abc import Mapping
from typing import Any

FEW = 5  # fewer people than this can be found out by who knows the area
UNDER_FEW = f"under {FEW}"


def hidden(value: Any) -> Any:
    if isinstance(value, dict):
        return _parts_hidden(value)
    return UNDER_FEW if isinstance(value, int) and is_few(value) else value


def is_few(number: int) -> bool:
    return 0 < number < FEW


def _parts_hidden(parts: Mapping[str, int]) -> dict[str, int | str]:
    """One small part alone could be worked out from the whole, so the next one is hidden with it."""
    small = {name for name, number in parts.items() if is_few(number)}
    if len(small) == 1 and len(parts) > 1:
        small.add(min(parts.keys() - small, key=lambda name: (parts[name], name)))
    return {name: "not shown" if name in small else number for name, number in parts.items()}
