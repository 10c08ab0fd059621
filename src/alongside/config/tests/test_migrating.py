import pytest
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from alongside.config.migrating import bring_up_to_date, is_up_to_date


@pytest.mark.usefixtures("own_database")
def test_a_migration_that_broke_off_before_the_wall_goes_on_the_next_time() -> None:
    assert is_up_to_date()
    with connections["owner"].cursor() as cursor:
        cursor.execute("COMMENT ON FUNCTION alongside_at() IS NULL")
        cursor.execute("REVOKE ALL ON django_migrations FROM PUBLIC")
        program = connections["default"].ops.quote_name(connections["default"].settings_dict["USER"])
        cursor.execute(f"REVOKE ALL ON django_migrations FROM {program}")
    assert not is_up_to_date()
    bring_up_to_date()
    assert is_up_to_date()


@pytest.mark.usefixtures("own_database")
def test_a_database_made_by_the_steps_that_were_joined_has_nothing_left_to_do() -> None:
    """Only its list of steps is of before; the tables are the same."""
    owner = connections["owner"]
    joined = {key: step for key, step in MigrationLoader(owner).disk_migrations.items() if step.replaces}
    assert {"accounts", "people", "beds", "conferences"} <= {app for app, _ in joined}
    record = MigrationRecorder(owner)
    for (app, name), step in joined.items():
        record.record_unapplied(app, name)
        for before in step.replaces:
            record.record_applied(*before)
    bring_up_to_date()
    assert is_up_to_date()
