"""The compose file: read-only, without rights or secrets, and in the order in which things start."""

import re
from pathlib import Path

import pytest
import yaml

from genglossary.cli import COMMANDS
from tests.test_docs import SOURCES

FILE = Path(__file__).resolve().parents[2] / "docs" / "deploy" / "compose.yaml"
COMPOSE = yaml.safe_load(FILE.read_text(encoding="utf-8"))
OURS = {name: each for name, each in COMPOSE["services"].items() if each["image"] == "genglossary"}
EACH = pytest.mark.parametrize("service", OURS.values(), ids=OURS)


@EACH
def test_our_services_can_write_nothing_but_their_data_and_have_no_rights(service):
    assert service["read_only"] is True
    assert service["tmpfs"] == ["/tmp"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert "user" not in service or service["user"] != "root"


@EACH
def test_our_services_do_commands_of_ours(service):
    assert service.get("command", ["serve"])[0] in COMMANDS


@EACH
def test_our_services_have_the_time_that_they_need_to_give_runs_back(service):
    assert int(service["stop_grace_period"].rstrip("s")) > 10


@EACH
def test_every_variable_is_one_that_the_program_reads(service):
    known = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert {name for name in service["environment"] if f'"{name.removesuffix("_FILE")}"' not in known} == set()


def test_secrets_are_files_and_all_that_are_used_are_there():
    for service in COMPOSE["services"].values():
        secret = {name for name in service.get("environment", {}) if re.search("KEY|PASSWORD|DATABASE_URL", name)}
        assert all(name.endswith("_FILE") for name in secret)
        assert {service["environment"][name].removeprefix("/run/secrets/") for name in secret} == set(
            service.get("secrets", [])
        )
    assert {name for each in COMPOSE["services"].values() for name in each.get("secrets", [])} == set(
        COMPOSE["secrets"]
    )


def test_images_from_elsewhere_have_a_version():
    images = {each["image"] for each in COMPOSE["services"].values()} - {"genglossary"}
    assert images
    assert all(re.search(r":\d+\.\d+", image) for image in images)


def test_the_database_is_migrated_once_before_anything_uses_it():
    assert COMPOSE["services"]["migrate"]["command"] == ["migrate"]
    assert COMPOSE["services"]["migrate"]["restart"] == "no"
    for name in ("web", "worker"):
        assert COMPOSE["services"][name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert COMPOSE["services"]["migrate"]["depends_on"]["database"]["condition"] == "service_healthy"


def test_the_pages_are_for_this_machine_until_a_proxy_is_there():
    ports = [port for each in COMPOSE["services"].values() for port in each.get("ports", [])]
    assert ports == ["127.0.0.1:8000:8000"]


def test_it_is_built_from_the_file_beside_it():
    build = COMPOSE["services"]["migrate"]["build"]
    assert (FILE.parent / build["context"] / build["dockerfile"]).resolve() == FILE.with_name("Dockerfile")
