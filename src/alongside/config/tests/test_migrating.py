import pytest
from django.db import connections

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
