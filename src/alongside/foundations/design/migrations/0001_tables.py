import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("design", "0001_initial"),
        ("design", "0002_receipts_tell_the_same_words"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FormReceipt",
            fields=[
                (
                    "key",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("user_id", models.UUIDField(null=True)),
                ("path", models.TextField()),
                ("words", models.CharField(blank=True, default="", max_length=64)),
                ("answer", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
