from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('genglossary', '0022_kept_alignments'),
    ]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="defined_first",
            field=models.BooleanField(default=False, verbose_name="entries with a definition first"),
        ),
    ]
