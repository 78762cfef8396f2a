from django.db import migrations, models


def keep(apps, schema_editor):
    """What was kept in English alone stays readable in English."""
    clock = apps.get_model("clocks", "Clock")
    for pk, law in clock._base_manager.exclude(law_before="").values_list("pk", "law_before"):
        clock._base_manager.filter(pk=pk).update(law={"en": law})


class Migration(migrations.Migration):
    dependencies = [("clocks", "0001_initial")]

    operations = [
        migrations.RenameField("clock", "law", "law_before"),
        migrations.AddField(
            "clock",
            "law",
            models.JSONField(blank=True, default=dict, verbose_name="source of the term"),
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.RemoveField("clock", "law_before"),
    ]
