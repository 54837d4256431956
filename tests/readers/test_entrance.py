import os
from pathlib import Path

import pytest

from genglossary.readers.entrance import FoundFile, RefusedFile, load, refusal, walk


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("lamp\n")


def names(*paths: Path, **options: int) -> tuple[list[str], dict[str, str]]:
    found = list(walk(paths, **options))
    return [f.name for f in found if isinstance(f, FoundFile)], {
        r.name: r.reason for r in found if isinstance(r, RefusedFile)
    }


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path):
    write(tmp_path, "b.md", "a.txt", "part/c.md", "part/a.md")
    assert names(tmp_path) == (["a.txt", "b.md", "part/a.md", "part/c.md"], {})


def test_a_name_that_a_terminal_would_obey_is_shown_instead(tmp_path: Path):
    write(tmp_path, "a\x1b[31m\n.md", "b\u202ecod.exe")
    found, refused = names(tmp_path)
    assert found == ["a␛[31m␊.md"]
    assert list(refused) == ["b\ufffdcod.exe"]


def test_what_stays_outside_is_named_with_its_reason(tmp_path: Path):
    write(
        tmp_path,
        "a.md",
        ".env",
        ".env.md",
        ".git/config.md",
        "lamp.exe",
        "server.pem",
        "credentials.txt",
        ".hidden.md",
    )
    found, refused = names(tmp_path)
    assert found == ["a.md"]
    assert set(refused) == {
        ".env",
        ".env.md",
        ".git/",
        "lamp.exe",
        "server.pem",
        "credentials.txt",
        ".hidden.md",
    }
    assert "secrets" in refused[".env"]
    assert "hidden folder" in refused[".git/"]
    assert "kind" in refused["lamp.exe"]


@pytest.mark.parametrize(
    "name",
    [
        ".env",
        "prod.env",
        ".ENV.local",
        ".netrc",
        "id_rsa",
        "id_ed25519.pub",
        "tls.key",
        "a.pem",
        "x/.env.md",
        "secrets.txt",
        "passwords.csv",
        "aws-credentials.json",
        "tokens.txt",
        ".git/readme.md",
        "service-account-1.json",
    ],
)
def test_secret_looking_names_are_refused(name: str):
    assert refusal(name)


@pytest.mark.parametrize(
    "name", ["secrets.md", "env.md", "env.ja.rst", "tokens/a.md", "key.md", "environment.txt", "netrc.html"]
)
def test_chapters_about_secrets_are_documents(name: str):
    assert refusal(name) is None


def test_a_link_that_leaves_its_folder_is_refused(tmp_path: Path):
    write(tmp_path, "outside.md", "docs/inside.md", "docs/part/x.md")
    (tmp_path / "docs/out.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "docs/again.md").symlink_to("inside.md")
    (tmp_path / "docs/loop").symlink_to(tmp_path / "docs")
    (tmp_path / "docs/broken.md").symlink_to("nowhere.md")
    found, refused = names(tmp_path / "docs")
    assert found == ["again.md", "part/x.md"]  # each file once
    assert "leaves" in refused["out.md"]
    assert "link" in refused["loop/"]
    assert "not exist" in refused["broken.md"]


def test_a_link_is_no_way_around_the_names_of_secrets(tmp_path: Path):
    write(tmp_path, ".env")
    (tmp_path / "notes.md").symlink_to(".env")
    assert "secrets" in names(tmp_path)[1]["notes.md"]


def test_files_above_the_limit_are_refused_and_the_rest_goes_on(tmp_path: Path):
    write(tmp_path, "a.md", "z.md")
    (tmp_path / "big.md").write_bytes(b"x" * 1025)
    found, refused = names(tmp_path, limit=1024)
    assert found == ["a.md", "z.md"]
    assert "larger" in refused["big.md"]
    with pytest.raises(OSError, match="larger"):
        load(tmp_path / "big.md", limit=1024)
    assert load(tmp_path / "a.md", limit=5) == b"lamp\n"


def test_several_paths_have_names_that_tell_them_apart(tmp_path: Path):
    write(tmp_path, "a/index.md", "b/index.md")
    assert names(tmp_path / "a", tmp_path / "b")[0] == ["a/index.md", "b/index.md"]
    assert names(tmp_path / "a/index.md", tmp_path / "b/index.md")[0] == ["a/index.md", "b/index.md"]
    assert names(tmp_path / "a/index.md")[0] == ["index.md"]
    assert names(tmp_path / "a", tmp_path / "a/index.md")[0] == ["index.md"]


def test_pipes_and_missing_files_are_refused_without_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.md")
    assert "regular" in names(tmp_path)[1]["pipe.md"]
    assert "not exist" in names(tmp_path / "nowhere.md")[1]["nowhere.md"]


def test_a_name_in_another_encoding_can_be_stored(tmp_path: Path):
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff\xfe.md", os.O_CREAT))
    assert names(tmp_path)[0] == ["\ufffd\ufffd.md"]
