"""Damages files: the same seed does the same damage for ever."""

import io
import random
import zipfile

from tests.readers.archives import archive


def damaged(data: bytes, seed: int) -> bytes:
    """`data` after one to eight accidents. In an archive every other seed damages the parts and packs them again, for
    else its checksums would refuse nearly everything before a reader sees it."""
    chance = random.Random(seed)
    if data.startswith(b"PK") and seed % 2:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        victim = chance.choice([*parts])
        return archive(parts | {victim: _damaged(parts[victim], chance)})
    return _damaged(data, chance)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        accident = chance.choice([_flip, _cut, _drop, _repeat, _insert, _swap, _number])
        data = accident(data, chance) or b"\0"
    return data


def _place(data: bytes, chance: random.Random, longest: int = 64) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.randint(1, longest))


def _flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    """The end is missing; most files lose only a little."""
    return data[: len(data) - chance.randint(1, max(1, len(data) // chance.choice([2, 10, 50])))]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice([1, 1, 3, 500]) + data[end:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    junk = chance.choice(
        [b"\0\0\0\0", b"\xff\xfe", b"<", b"&#x110000;", b"]]>", b"`", b"((((", b"\x82\xa0", b"\r", b"9" * 30]
    )
    return data[:at] + junk + data[at:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[start:end][::-1] + data[end:]


def _number(data: bytes, chance: random.Random) -> bytes:
    """Sizes and references in binary formats are digits: another number in place of one."""
    digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + chance.choice([b"0", b"9", b"-1", b"99999999999", b"1e9"]) + data[at + 1 :]
