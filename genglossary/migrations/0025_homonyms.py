from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('genglossary', '0024_findings_said'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='term',
            name='term_unique_in_project',
        ),
        migrations.AddField(
            model_name='term',
            name='sense',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('project', 'text', 'sense'), name='term_unique_in_project'),
        ),
    ]
