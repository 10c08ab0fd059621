from collections.abc import Collection
from uuid import UUID

from django.apps import AppConfig
from django.urls import reverse


class ConferencesConfig(AppConfig):
    name = "alongside.rooms.conferences"
    label = "conferences"

    def ready(self) -> None:
        from alongside.rooms.conferences.actions.guests import forget_guests
        from alongside.rooms.conferences.actions.inviting import withdraw_from_worker
        from alongside.rooms.conferences.queries.grounds import handovers_that_wait, that_open_something
        from alongside.rooms.people import bases, grounds, tabs
        from alongside.rooms.people.actions.retention import when_erased
        from alongside.rooms.people.actions.shut_out import when_shut_out
        from alongside.rooms.people.words import Basis

        grounds.tell_by_row(Basis.CONFERENCE, that_open_something)
        grounds.tell_by_row(Basis.GUEST, that_open_something)
        grounds.tell_by_row(Basis.HANDOVER, handovers_that_wait)
        bases.add(Basis.CONFERENCE, _addresses)
        bases.add(Basis.HANDOVER, _addresses_of_handovers)
        when_shut_out(withdraw_from_worker)
        when_erased(forget_guests)

        tabs.add(
            tabs.Tab(50, "Conferences", "conferences:of_case", tabs.Group.STEPS),
            tabs.Tab(55, "Actions", "conferences:actions", tabs.Group.STEPS),
            tabs.Tab(58, "Another area", "conferences:handovers", tabs.Group.STEPS),
        )


def _addresses(ids: Collection[UUID]) -> dict[UUID, str]:
    from alongside.rooms.conferences.models import Conference

    seen = Conference.objects.filter(pk__in=ids).values_list("pk", flat=True)
    return {key: reverse("conferences:conference", args=[key]) for key in seen}


def _addresses_of_handovers(ids: Collection[UUID]) -> dict[UUID, str]:
    from alongside.rooms.conferences.models import Handover

    seen = Handover.objects.filter(pk__in=ids).values_list("pk", flat=True)
    return {key: reverse("conferences:handover", args=[key]) for key in seen}
