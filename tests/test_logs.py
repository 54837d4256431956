"""Logs for programs: one object a line, whatever is logged, and nothing that was not said."""

import json
import logging

from hypothesis import given
from hypothesis import strategies as st

from genglossary.logs import REQUEST_ID, AsJson, configured


def record(message: str, *arguments: object, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("genglossary.x", logging.WARNING, "x.py", 1, message, arguments, None)
    made.__dict__.update(more)
    return made


@given(st.text())
def test_every_record_is_one_object_on_one_line(words):
    line = AsJson().format(record("said: %s", words))
    assert len(line.splitlines()) == 1 or "\n" not in line
    assert json.loads(line)["message"] == f"said: {words}"


def test_a_line_says_when_how_bad_and_of_which_request():
    token = REQUEST_ID.set("a1b2c3d4")
    try:
        line = json.loads(AsJson().format(record("Hm.")))
    finally:
        REQUEST_ID.reset(token)
    assert line.keys() == {"time", "level", "logger", "message", "request_id"}
    assert line["time"].endswith("+00:00")
    assert (line["level"], line["request_id"]) == ("WARNING", "a1b2c3d4")


def test_a_failure_is_on_the_same_line_and_what_hangs_on_the_record_is_not():
    try:
        raise ValueError("broken")
    except ValueError as error:
        failed = record("Failed.", request={"Authorization": "Bearer hunter2"})
        failed.exc_info = (ValueError, error, error.__traceback__)
    line = AsJson().format(failed)
    assert "ValueError: broken" in json.loads(line)["exception"]
    assert "\n" not in line
    assert "hunter2" not in line


def test_people_get_sentences_unless_they_ask_for_objects():
    assert "formatter" not in configured("INFO", "text")["handlers"]["console"]
    assert configured("INFO", "json")["handlers"]["console"]["formatter"] == "json"
