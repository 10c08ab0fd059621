from django.db import migrations, models

WHO_IS_HERE = """
    UPDATE beds_occupancy SET in_use = true FROM beds_stay
    WHERE beds_stay.occupancy_id = beds_occupancy.id AND beds_stay.state = 'arrived'
"""


class Migration(migrations.Migration):
    dependencies = [("beds", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="occupancy",
            name="in_use",
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(WHO_IS_HERE, migrations.RunSQL.noop),
    ]
