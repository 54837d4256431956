from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('genglossary', '0021_review_queue'),
    ]

    operations = [
        migrations.AddField(
            model_name="alignment",
            name="kept",
            field=models.BinaryField(default=bytes),
        ),
    ]
