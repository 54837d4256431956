"""Settings that a repository gives once for all calls: `[tool.genglossary]` in pyproject.toml, or .genglossary.toml."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, cast

from genglossary.checking.rules import RULES, is_on
from genglossary.checking.types import LEVELS, Finding, Level, Options, Setting
from genglossary.pipeline.text.stated import stated

_FILES = (".genglossary.toml", "pyproject.toml")


class BadConfiguration(ValueError):
    """The settings are wrong; the message names the file and the key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Configuration:
    """Keys of the file, with - for _. Paths and globs are relative to `folder`."""

    folder: Path
    glossary: str = ""
    baseline: str = ""
    rules: Mapping[str, Setting] = field(default_factory=dict[str, Setting])
    per_path: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict[str, Mapping[str, Setting]])
    exclude: tuple[str, ...] = ()
    fail_on: Level = "note"
    often: int = 5
    suggest: bool = False

    def excludes(self, name: str) -> bool:
        """Whether a file, by its name from `folder` on, is left out."""
        return any(_matches(name, glob) for glob in self.exclude)

    def options(self, given: Mapping[str, Setting], *, whole: bool = False) -> Options:
        """The options of a check with the settings that were `given` for this time; `whole` as in `Options`.

        Rules that are on in some paths look at all of them: `levelled` leaves out what they find elsewhere."""
        return Options(rules={**self.rules, **given, **self._raised(given)}, often=self.often, whole=whole)

    def _raised(self, given: Mapping[str, Setting]) -> dict[str, Setting]:
        """The rules that are on in some paths alone; who `gave` a setting for this time decides for all paths."""
        usual = Options(rules={**self.rules, **given})
        return {
            code: level
            for rules in self.per_path.values()
            for code, level in rules.items()
            if level != "off" and code not in given and not is_on(code, usual)
        }

    def levelled(self, found: Iterable[tuple[Finding, str]], given: Mapping[str, Setting]) -> Iterator[Finding]:
        """The findings with the levels that they have in the files of these names, without those whose rule is off
        there. `given` are the settings for this time."""
        raised = self._raised(given)
        for finding, name in found:
            level = self._setting(finding.rule, name, "off" if finding.rule in raised else finding.level)
            if level != "off":
                yield finding if level == finding.level else replace(finding, level=level)

    def _setting(self, rule: str, name: str, usual: Setting) -> Setting:
        """The level of a rule in the file called `name`: the last glob that matches it counts, or else the `usual`."""
        level = usual
        for glob, rules in self.per_path.items():
            level = rules.get(rule, level) if _matches(name, glob) else level
        return level

    @property
    def baseline_file(self) -> Path | None:
        return self.folder / self.baseline if self.baseline else None


def candidates(start: Path) -> Iterator[Path]:
    """The files that may have the settings of `start`, the nearest first."""
    for folder in (start, *start.parents):
        for name in _FILES:
            yield folder / name


def _matches(name: str, glob: str) -> bool:
    return fnmatch(name, glob) or fnmatch(name, f"{glob.rstrip('/')}/*")


def configuration(start: Path) -> Configuration:
    """The nearest one in `start` or above it; without one, nothing is set. Raises BadConfiguration."""
    for file in candidates(start):
        if file.is_file() and (table := _table(file)) is not None:
            return _read(file, table)
    return Configuration(folder=start)


def _table(file: Path) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfiguration(stated("%(file)s is no TOML: %(why)s.", file=file, why=error)) from None
    except OSError as error:
        raise BadConfiguration(stated("%(path)s cannot be read: %(why)s.", path=file, why=error.strerror)) from None
    if file.name != "pyproject.toml":
        return content
    tools = content.get("tool")
    return cast("dict[str, Any]", tools).get("genglossary") if isinstance(tools, dict) else None


_SAID = {
    str: stated("a text"), dict: stated("a table"), list: stated("a list"), int: stated("a number"),
    bool: stated("true or false"),
}  # fmt: skip
_TYPES: Mapping[str, type] = {
    "glossary": str, "baseline": str, "rules": dict, "per_path": dict, "exclude": list, "fail_on": str, "often": int,
    "suggest": bool,
}  # fmt: skip


def _read(file: Path, table: Mapping[str, Any]) -> Configuration:
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _TYPES:
            known = ", ".join(_TYPES).replace("_", "-")
            raise _wrong(file, stated("%(key)s is not known. Known: %(known)s.", key=repr(key), known=known))
        if not isinstance(value, _TYPES[name]) or (isinstance(value, bool) and _TYPES[name] is not bool):
            raise _wrong(
                file, stated("%(key)s is of another type: %(type)s is needed.", key=key, type=_SAID[_TYPES[name]])
            )
        values[name] = value
    if values.get("fail_on", "note") not in LEVELS:
        raise _wrong(file, stated("fail-on is one of %(levels)s.", levels=", ".join(LEVELS)))
    if values.get("often", 1) < 1:
        raise _wrong(file, stated("often is at least 1."))
    values["rules"] = _settings(file, "rules", values.get("rules", {}))
    values["per_path"] = {
        _glob(file, "per-path", glob): _settings(file, f"per-path of {glob!r}", rules)
        for glob, rules in values.get("per_path", {}).items()
    }
    values["exclude"] = tuple(_glob(file, "exclude", glob) for glob in values.get("exclude", ()))
    return Configuration(folder=file.parent, **values)


def _wrong(file: Path, why: str) -> BadConfiguration:
    return BadConfiguration(stated("%(file)s: %(why)s", file=file, why=why))


def _glob(file: Path, key: str, glob: Any) -> str:
    """A pattern for paths, as it is compared. Raises BadConfiguration for one that can match nothing."""
    if not isinstance(glob, str) or not glob.strip("./"):
        raise _wrong(
            file, stated("%(key)s needs paths or globs, as texts, but has %(glob)s.", key=key, glob=repr(glob))
        )
    if glob.startswith(("/", "../", "~")):
        raise _wrong(
            file,
            stated(
                "%(glob)s in %(key)s can match nothing: paths are relative to %(folder)s.",
                glob=repr(glob), key=key, folder=file.parent,
            ),
        )  # fmt: skip
    if glob.count("[") > glob.count("]"):
        raise _wrong(file, stated("%(glob)s in %(key)s is no glob: a bracket has no end.", glob=repr(glob), key=key))
    return glob.removeprefix("./")


def _settings(file: Path, key: str, rules: Any) -> dict[str, Setting]:
    if not isinstance(rules, dict):
        raise _wrong(
            file,
            stated(
                '%(key)s is a table of rules, such as { GG101 = "off" }, but no %(rules)s.', key=key, rules=repr(rules)
            ),
        )
    try:
        return settings_of(cast("Mapping[str, Any]", rules).items())
    except ValueError as error:
        raise _wrong(file, error.args[0]) from None


def settings_of(pairs: Any) -> dict[str, Setting]:
    """Rules with their settings. Raises ValueError for unknown ones."""
    found: dict[str, Setting] = {}
    for code, setting in pairs:
        if code not in RULES:
            raise ValueError(stated("There is no rule %(code)s: %(rules)s.", code=repr(code), rules=", ".join(RULES)))
        if setting not in ("off", *LEVELS):
            raise ValueError(
                stated(
                    "%(code)s can be off, %(levels)s, but not %(setting)s.",
                    code=code, levels=", ".join(LEVELS), setting=repr(setting),
                )
            )  # fmt: skip
        found[code] = setting
    return found
