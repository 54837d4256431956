"""A trigger that refuses to leave a final status, whoever writes: raw SQL, the admin, a stale object."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER genglossary_run_final BEFORE UPDATE OF status ON genglossary_run
WHEN OLD.status IN ('completed', 'failed', 'cancelled') AND NEW.status <> OLD.status
BEGIN SELECT RAISE(ABORT, 'the status of a finished run is final'); END
"""
POSTGRESQL = """
CREATE FUNCTION genglossary_run_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the status of a finished run is final' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER genglossary_run_final BEFORE UPDATE OF status ON genglossary_run FOR EACH ROW
WHEN (OLD.status IN ('completed', 'failed', 'cancelled') AND NEW.status IS DISTINCT FROM OLD.status)
EXECUTE FUNCTION genglossary_run_final();
"""
CREATE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
DROP = {
    "sqlite": "DROP TRIGGER IF EXISTS genglossary_run_final",
    "postgresql": """
        DROP TRIGGER IF EXISTS genglossary_run_final ON genglossary_run;
        DROP FUNCTION IF EXISTS genglossary_run_final();
    """,
}


def create(apps, schema_editor):
    """Call this again after any migration that alters the run table: SQLite rebuilds it without the trigger."""
    drop(apps, schema_editor)
    schema_editor.execute(CREATE[schema_editor.connection.vendor])


def drop(apps, schema_editor):
    schema_editor.execute(DROP[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("genglossary", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
