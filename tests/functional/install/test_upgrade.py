"""The embedded database of the first version comes up to date by itself."""

import pytest
from django.core.management import call_command
from django.db import connection

from genglossary import embedded

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def far_behind(settings, tmp_path):
    """The database as the first version left it: the trigger on final states is missing."""
    settings.DATA_DIR = tmp_path
    call_command("migrate", "genglossary", "0001", verbosity=0)
    yield
    call_command("migrate", verbosity=0)


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall()}


def test_every_migration_goes_back_and_forth(far_behind):
    assert triggers() == set()
    embedded.prepare()
    assert triggers() == {"genglossary_run_final"}
