"""How others know that a supervisor is there."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from genglossary.models import Worker
from genglossary.serving.attendance import Attendance

pytestmark = pytest.mark.django_db


def test_a_supervisor_signs_on_beats_and_signs_off():
    attendance = Attendance(processes=3)
    attendance.beat()
    attendance.beat()
    row = Worker.objects.get()
    assert (row.processes, row.beat, row.stopped_at) == (3, 1, None)
    attendance.sign_off()
    assert Worker.objects.get().stopped_at


def test_a_row_that_somebody_deleted_comes_back():
    attendance = Attendance(processes=1)
    attendance.beat()
    Worker.objects.all().delete()
    attendance.beat()
    assert Worker.objects.count() == 1


def test_supervisors_not_seen_for_a_day_are_forgotten():
    Worker.objects.create(name="old", host="a", pid=1, seen_at=now() - timedelta(days=2))
    Attendance(processes=1).beat()
    assert not Worker.objects.filter(name="old").exists()
