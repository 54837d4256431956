from django.db import migrations, models

# The sentences of findings that were kept as a code, what fills its gaps, and a note.
SENTENCES = {
    'nothing-ignored': 'Nothing is ignored here.',
    'nothing-ignored-for': 'Nothing is ignored here for %(codes)s.',
    'unknown-codes': 'This comment ignores nothing: %(codes)s is not known.',
    'unknown-comment': 'This comment ignores nothing: what it says is not known.',
    'ends-nothing': 'This comment ends nothing: no region begins above it.',
    'forbidden': '“%(written)s” is forbidden.',
    'forbidden-instead': '“%(written)s” is forbidden: write “%(right)s”.',
    'deprecated': '“%(written)s” is deprecated.',
    'deprecated-instead': '“%(written)s” is deprecated: write “%(right)s”.',
    'not-preferred': '“%(written)s” is not the preferred spelling.',
    'not-preferred-instead': '“%(written)s” is not the preferred spelling: write “%(right)s”.',
    'drift': '“%(written)s” (%(here)s×) is also written “%(often)s” (%(there)s×).',
    'unknown-spelling': '“%(written)s” is not in the glossary, which has “%(right)s”: is that meant?',
    'capitals': '“%(written)s” has other capitals than the name: write “%(right)s”.',
    'without-long-form': '“%(written)s” stands without its long form, “%(long)s”.',
    'before-long-form': '“%(written)s” stands before its long form, “%(long)s”.',
    'early': '“%(written)s” is used here before it is defined, in line %(line)s.',
    'unused': '“%(term)s” is defined, and no document uses it.',
    'twice': '“%(term)s” is defined twice in the glossary, in different words.',
    'otherwise': '“%(term)s” is defined otherwise elsewhere: “%(other)s”',
    'changed': 'The definition of “%(term)s” quotes this sentence, which was changed: it said “%(before)s”.',
    'definition-gone': 'The sentence that defines “%(term)s” is gone from %(document)s.',
    'passage-gone': 'The passage of “%(term)s” is gone from %(document)s.',
    'document-gone': '“%(term)s” points at %(document)s, which is not there.',
    'likely-term': '“%(term)s” looks like a term, and has no entry (%(count)s× in the documents).',
    'undefined-once': '“%(term)s” is used 1 time and defined nowhere.',
    'undefined': '“%(term)s” is used %(count)s times and defined nowhere.',
    'stands-on': 'The definition of “%(term)s” uses “%(other)s”, which has none.',
    'no-equivalent': '“%(written)s” is not the accepted translation of “%(term)s”.',
    'no-equivalent-instead': '“%(written)s” is not the accepted translation of “%(term)s”: write “%(right)s”.',
    'section-without': 'The original names “%(term)s” in this section, which has no “%(right)s”.',
}


def stated(row):
    """The parts of a sentence (`genglossary.pipeline.text.stated`); empty where the row is none."""
    try:
        code, gaps, note = row
        parts = {'stated': SENTENCES[code], 'gaps': dict(gaps)}
    except (KeyError, TypeError, ValueError):
        return {}
    return {'stated': '%(message)s %(note)s', 'gaps': {'message': parts, 'note': note}} if note else parts


def restate(apps, schema_editor):
    findings = apps.get_model('genglossary', 'InspectionFinding').objects
    batch = []
    for row in findings.only('said').iterator(500):
        row.said = stated(row.said)
        batch.append(row)
        if len(batch) == 500:
            findings.bulk_update(batch, ['said'])
            batch = []
    findings.bulk_update(batch, ['said'])


class Migration(migrations.Migration):

    dependencies = [
        ('genglossary', '0033_feed_addresses'),
    ]

    operations = [
        migrations.AlterField(
            model_name='inspectionfinding',
            name='said',
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(restate, migrations.RunPython.noop, elidable=True),
    ]
