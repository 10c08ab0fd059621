from django.apps import AppConfig


class MoveAreaConfig(AppConfig):
    name = "alongside.journeys.move_area"
    label = "move_area"

    def ready(self) -> None:
        from alongside.journeys.move_area.queries import of_beds, of_choices, of_dates, of_meetings, of_people
        from alongside.rooms.conferences.queries import parts

        for telling in (
            of_people.met, of_people.names, of_people.contacts, of_people.facts, of_people.notes, of_people.signs,
            of_people.calls, of_people.papers, of_beds.where, of_beds.unsafe, of_choices.talks, of_choices.answers,
            of_choices.advice, of_dates.clocks, of_dates.consents, of_meetings.steps, of_meetings.decisions,
            of_meetings.referrals,
        ):  # fmt: skip
            parts.tells(telling)
