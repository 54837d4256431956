from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("genglossary", "0021_review_queue")]

    operations = [
        migrations.AddField(
            model_name="alignment",
            name="kept",
            field=models.BinaryField(default=bytes),
        ),
        migrations.AlterField(
            model_name="equivalent",
            name="origin",
            field=models.CharField(
                choices=[
                    ("run", "found by a run"),
                    ("model", "proposed by a model"),
                    ("person", "entered by a person"),
                    ("import", "taken from a file"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="modelreply",
            name="judgement",
            field=models.CharField(help_text="classify, define, review, refine or translate.", max_length=12),
        ),
    ]
