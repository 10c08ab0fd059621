from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "alongside.rooms.people"
    label = "people"

    def ready(self) -> None:
        from alongside.foundations.access import grants
        from alongside.foundations.sealing import sweeping
        from alongside.rooms.people import bases, glass, grounds, queries, tabs
        from alongside.rooms.people.grant_book import CaseGrantBook
        from alongside.rooms.people.words import Basis

        grants.keep(CaseGrantBook())
        grounds.tell(Basis.OWNER, grounds.owners)
        sweeping.tell(queries.files_of_attachments)
        bases.add(Basis.BREAK_GLASS, glass.addresses_of)
        tabs.add(
            tabs.Tab(10, "Facts", "people:facts", tabs.Group.PERSON),
            tabs.Tab(20, "Contact", "people:contact", tabs.Group.PERSON),
            tabs.Tab(30, "Notes", "people:notes", tabs.Group.PERSON),
            tabs.Tab(35, "Documents", "people:attachments", tabs.Group.PERSON),
            tabs.Tab(40, "Signs", "people:indicators", tabs.Group.PERSON),
            tabs.Tab(90, "Who sees this", "people:sight", tabs.Group.SIGHT),
        )
