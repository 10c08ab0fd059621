from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE people_case_number", "DROP SEQUENCE people_case_number"),
    ]
