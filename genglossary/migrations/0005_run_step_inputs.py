from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('genglossary', '0004_definition_superseded_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='runstep',
            name='inputs',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
    ]
