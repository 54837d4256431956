"""The Dockerfile by the rules of hadolint, and what an image must not have or be."""

import json
import re
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "docs" / "deploy"
TEXT = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
SECRET = re.compile(r"KEY|TOKEN|PASSWORD|SECRET|DATABASE_URL", re.IGNORECASE)


def instructions(text: str) -> list[tuple[str, str]]:
    """Each instruction with its words, continued lines joined and comments left out."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    whole = re.sub(r"\\\n\s*", " ", lines).splitlines()
    return [(name.upper(), rest.strip()) for name, _, rest in (line.partition(" ") for line in whole if line.strip())]


def complaints(text: str) -> set[str]:
    """The rules of hadolint, by their numbers, that matter here and that the text breaks."""
    found, all_ = set(), instructions(text)
    stages = {words.split()[-1] for name, words in all_ if name == "FROM" and " AS " in words}
    for name, words in all_:
        image = words.split()[0]
        if name == "FROM" and image not in stages and not re.search(r":[\w.-]*\d", image):
            found.add("DL3006/DL3007 the version of an image is not pinned")
        if name in ("CMD", "ENTRYPOINT") and not words.startswith("["):
            found.add("DL3025 not in exec form")
        if name == "HEALTHCHECK" and "CMD [" not in words:
            found.add("DL3025 not in exec form")
        if name == "RUN" and "apt-get install" in words and not {"-y", "--no-install-recommends"} <= set(words.split()):
            found.add("DL3014/DL3015 apt without -y, --no-install-recommends")
        if name == "RUN" and "pip install" in words and "--no-cache-dir" not in words:
            found.add("DL3042 pip keeps its cache")
        if name == "RUN" and re.search(r"\bsudo\b|\bcurl\b.*\|", words):
            found.add("DL3004/DL4006 sudo, or a script from elsewhere")
        if name == "WORKDIR" and not words.startswith("/"):
            found.add("DL3000 a relative folder")
        if name in ("ENV", "ARG") and SECRET.search(words):
            found.add("a secret in a layer")
        if name == "ADD":
            found.add("DL3020 ADD instead of COPY")
    users = [words for name, words in all_ if name == "USER"]
    if not users or users[-1].split(":")[0] in ("root", "0"):
        found.add("DL3002 runs as root")
    if "HEALTHCHECK" not in {name for name, _ in all_}:
        found.add("no health check")
    return found


def test_the_file_follows_the_rules():
    assert complaints(TEXT) == set()


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ("python:3.13.9-slim-bookworm AS build", "python:latest AS build", "DL3006"),
        ('ENTRYPOINT ["genglossary"]', "ENTRYPOINT genglossary", "DL3025"),
        ("USER 10001", "USER root", "DL3002"),
        ("--no-cache-dir ", "", "DL3042"),
        ("PYTHONUNBUFFERED=1", "SECRET_KEY=abc", "secret"),
        ("HEALTHCHECK", "LABEL", "no health check"),
        ("COPY docs docs", "ADD docs docs", "DL3020"),
        ("RUN python -m venv", "RUN apt-get install gcc && python -m venv", "DL3014"),
    ],
)
def test_each_rule_complains_about_what_breaks_it(good, bad, rule):
    assert good in TEXT
    assert any(rule in each for each in complaints(TEXT.replace(good, bad)))


def test_it_starts_our_command_and_stops_by_the_signal_that_it_hears():
    said = dict(instructions(TEXT))
    assert json.loads(said["ENTRYPOINT"]) == ["genglossary"]
    assert json.loads(said["CMD"])[0] == "serve"
    assert said["STOPSIGNAL"] == "SIGTERM"
    assert said["USER"].isdecimal()
    assert said["VOLUME"] == "/data"


def test_the_python_of_the_image_is_one_that_we_promise():
    versions = {words.split(":")[1].split("-")[0] for name, words in instructions(TEXT) if name == "FROM"}
    assert len(versions) == 1
    minor = versions.pop().rpartition(".")[0]
    project = (DEPLOY.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"Programming Language :: Python :: {minor}"' in project


def test_only_what_the_image_is_made_of_is_sent_to_whoever_builds_it():
    ignored = [line for line in (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines() if line[0] != "#"]
    copied = {word for name, words in instructions(TEXT) if name == "COPY" and "--from" not in words
              for word in words.split()[:-1]}  # fmt: skip
    assert ignored[0] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == copied
