"""Times by the clock of whoever reads them: what they chose, else what their browser says."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from genglossary.models import Preferences, RunStatus
from genglossary.templatetags.times import exactly, when
from tests.factories import make_run
from tests.web.test_reader import url

# Twenty past five in the afternoon in Tokyo.
AT = datetime(2026, 3, 2, 8, 20, tzinfo=UTC)


@pytest.fixture
def runs(project: Any) -> str:
    run = make_run(project, RunStatus.COMPLETED)
    type(run).objects.filter(pk=run.pk).update(created_at=AT)
    return url("runs", project)


def test_the_zone_of_the_browser_is_that_of_the_page(as_, runs):
    reader = as_("reader")
    assert "2026-03-02 08:20" in reader.get(runs).content.decode()
    reader.cookies["time_zone"] = "Asia/Tokyo"
    page = reader.get(runs).content.decode()
    assert 'datetime="2026-03-02T17:20:00+09:00" title="2026-03-02 17:20:00 JST">2026-03-02 17:20</time>' in page


def test_what_somebody_chose_prevails_over_their_browser(as_, runs):
    reader = as_("reader")
    reader.cookies["time_zone"] = "America/New_York"
    reader.post(reverse("web:preferences"), {"language": "", "time_zone": "Asia/Tokyo"})
    assert Preferences.objects.get().time_zone == "Asia/Tokyo"
    assert "2026-03-02 17:20" in reader.get(runs).content.decode()


def test_a_page_says_whether_it_knows_the_zone_so_that_the_first_one_is_mended_by_the_browser(as_, runs):
    reader = as_("reader")
    assert 'data-known=""' in reader.get(runs).content.decode()
    reader.cookies["time_zone"] = "No/Where"
    assert 'data-known=""' in reader.get(runs).content.decode()
    reader.cookies["time_zone"] = "Asia/Tokyo"
    assert 'data-known="1"' in reader.get(runs).content.decode()


def test_operators_have_their_zone_too(admin_client, runs):
    admin_client.cookies["time_zone"] = "Asia/Tokyo"
    assert "2026-03-02 17:20</time>" in admin_client.get(reverse("admin:genglossary_run_changelist")).content.decode()


def test_a_time_of_today_is_told_by_how_long_ago_with_the_exact_one_beside_it():
    at = timezone.now() - timedelta(minutes=3, seconds=1)
    with timezone.override("Asia/Tokyo"), translation.override("ja"):
        told = when(at)
    assert " data-ago>3分前</time>" in told
    assert f'title="{at + timedelta(hours=9):%Y-%m-%d %H:%M:%S} JST"' in told


def test_older_and_coming_times_are_exact():
    with timezone.override("UTC"):
        assert when(AT).endswith(">2026-03-02 08:20</time>")
        assert "data-ago" not in when(timezone.now() + timedelta(hours=1))
        assert exactly(AT).endswith(">2026-03-02 08:20:00</time>")
    assert when(None) == exactly(None) == ""
