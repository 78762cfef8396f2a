"""What a correction is held against: every cell, where it was the number of people."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="release", name="basis"),
        migrations.AddField(
            model_name="release",
            name="basis",
            field=models.JSONField(default=dict),
        ),
    ]
