from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("design", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="formreceipt",
            name="words",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
