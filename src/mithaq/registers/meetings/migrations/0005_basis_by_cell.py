"""What a correction is held against: every cell, where it was the number of people."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_members_invited")]

    operations = [
        migrations.RemoveField(model_name="turnout", name="basis"),
        migrations.AddField(
            model_name="turnout",
            name="basis",
            field=models.JSONField(default=dict),
        ),
    ]
