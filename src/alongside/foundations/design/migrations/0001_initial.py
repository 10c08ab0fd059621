import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FormReceipt",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("user_id", models.UUIDField(null=True)),
                ("path", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
