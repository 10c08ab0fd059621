from collections import defaultdict

from alongside.rooms.conferences.models import Conference, Dissent


def dissents_of(conference: Conference) -> dict[int, list[Dissent]]:
    """By the number of the item, oldest first, as far as the viewer may see them."""
    rows = Dissent.objects.filter(item__conference=conference, taken_back_at__isnull=True)
    found = defaultdict(list)
    for row in rows.select_related("item", "agency").order_by("noted_at", "id"):
        found[row.item.number].append(row)
    return dict(found)
