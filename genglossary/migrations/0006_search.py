
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('genglossary', '0005_run_step_inputs'),
    ]

    operations = [
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pipeline', models.CharField(max_length=64)),
                ('data', models.BinaryField()),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='search', to='genglossary.project')),
            ],
            options={
                'verbose_name_plural': 'searches',
            },
        ),
    ]
