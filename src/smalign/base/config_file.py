"""Reading `smalign.toml`: every mistake becomes one sentence with the file, the line and the key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from smalign.base.config import LATER, LOOKUP, Config, First, Stages, hours
from smalign.base.errors import UsageError
from smalign.base.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydantic import ValidationError

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+\Z")
_CURRENCY: Final = re.compile(r"[A-Z]{3}\Z")
_MAX_FOUND: Final = 60
_LATER_KEYS: Final = frozenset({("money", "vat")})
_EXPECTED: Final = {
    "tuple_type": "list",
    "string_type": "text",
    "dataclass_type": "section",
    "mapping_type": "section",
    "dict_type": "section",
    "int_parsing": "integer",
    "int_type": "integer",
    "int_from_float": "integer",
    "decimal_parsing": "number",
    "decimal_type": "number",
}


def load(path: Path | None) -> Config:
    """The configuration in `path`; without a path, the defaults (and no pydantic import).

    Raises:
        UsageError: config_missing, config_encoding, config_syntax, config_unknown_key,
            config_unsupported, config_value; each with `file`, and `line` and `key` where known.

    """
    if path is None:
        return Config()
    text = _text(path)
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("config_syntax", file=str(path), line=None, found=str(error)) from error
    _refuse_later(raw, path, text)
    config = _validate(raw, path, text)
    for key, code, facts in _mistakes(config):
        raise UsageError(
            code, file=str(path), line=_line(text, key), key=_dotted(key), **facts
        )
    return config


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise UsageError("config_missing", file=str(path), found=error.strerror) from error
    except UnicodeDecodeError as error:
        raise UsageError("config_encoding", file=str(path)) from error


def _refuse_later(raw: dict[str, object], path: Path, text: str) -> None:
    """Sections of the design that do nothing yet are refused, never ignored."""
    for name, value in raw.items():
        keys = value if isinstance(value, dict) else {}
        for key in ((name,), *((name, inner) for inner in keys)):
            if (len(key) == 1 and name in LATER) or key in _LATER_KEYS:
                line = _line(text, key)
                raise UsageError(
                    "config_unsupported", file=str(path), line=line, key=_dotted(key)
                )


def _validate(raw: dict[str, object], path: Path, text: str) -> Config:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Config).validate_python(raw)
    except ValidationError as error:
        raise _usage_error(error, path, text) from error


def _usage_error(error: ValidationError, path: Path, text: str) -> UsageError:
    """The first mistake pydantic found, in our words; `more` counts the others."""
    details = error.errors(include_url=False, include_context=False)
    first = details[0]
    key = tuple(str(part) for part in first["loc"])
    if key[0] == "mapping" and len(key) > 3:  # noqa: PLR2004 - mapping, table, column, then union arms
        key = key[:3]
        kind, expected = "config_value", "mapping"
        more = len({detail["loc"][:3] for detail in details}) - 1
    else:
        kind, expected = "config_value", _EXPECTED.get(first["type"], first["type"])
        more = len(details) - 1
    facts: dict[str, object] = {
        "file": str(path),
        "line": _line(text, key),
        "key": _dotted(key),
        "more": more,
    }
    if first["type"] == "unexpected_keyword_argument" and expected != "mapping":
        kind = "config_unknown_key"
        facts |= {"did_you_mean": _near(key[-1], _known(key[:-1]))}
    elif first["type"] == "missing":
        kind = "config_missing_key"
    else:
        facts |= {"found": str(first["input"])[:_MAX_FOUND], "expected": expected}
    return UsageError(kind, **facts)


def _known(section: tuple[str, ...]) -> Iterable[str]:
    """Keys a section may have, read from the records themselves."""
    record: object = Config()
    for name in section:
        if is_dataclass(record):
            record = getattr(record, name, None)
    match section:
        case ("pipelines", _):
            record = Stages()
        case ("lookups", _):
            return ("table", "on")
    return [item.name for item in fields(record)] if is_dataclass(record) else ()


def _mistakes(config: Config) -> Iterator[tuple[tuple[str, ...], str, dict[str, object]]]:
    """What the types cannot say: (key, error code, facts) of each mistake, in file order."""
    yield from _source_mistakes(config)
    for table, columns in config.mapping.items():
        if table not in TABLES:
            yield ("mapping", table), "config_unknown_key", {"did_you_mean": _near(table, TABLES)}
            return
        names = TABLES[table].names
        for column, value in columns.items():
            key = ("mapping", table, column)
            if column not in names:
                yield key, "config_unknown_key", {"did_you_mean": _near(column, names)}
            if isinstance(value, First) and not value.first:
                yield key, "config_value", {"found": "[]", "expected": "headers"}
    for file, lookup in config.lookups.items():
        if lookup.table not in TABLES:
            yield ("lookups", file, "table"), "config_value", _one_of(lookup.table, TABLES)
        if not lookup.on:
            yield ("lookups", file, "on"), "config_value", {"found": "{}", "expected": "headers"}
    for section, stages in (
        (("stages",), config.stages),
        (("lead_stages",), config.lead_stages),
        *((("pipelines", name), stages) for name, stages in config.pipelines.items()),
    ):
        yield from _stage_mistakes(section, stages)
    yield from _number_mistakes(config)


def _source_mistakes(config: Config) -> Iterator[tuple[tuple[str, ...], str, dict[str, object]]]:
    sources = config.sources
    if sources.timezone is not None and not _is_zone(sources.timezone):
        near = _near(sources.timezone, available_timezones())
        facts = {"found": sources.timezone, "expected": "timezone", "did_you_mean": near}
        yield ("sources", "timezone"), "config_value", facts
    if sources.currency is not None and not _CURRENCY.match(sources.currency):
        facts = {"found": sources.currency, "expected": "currency"}
        yield ("sources", "currency"), "config_value", facts
    for file, table in sources.tables.items():
        if table not in TABLES and table != LOOKUP:
            yield ("sources", "tables", file), "config_value", _one_of(table, TABLES)
        if table == LOOKUP and file not in config.lookups:
            yield ("lookups", file), "config_missing_key", {"more": 0}


def _stage_mistakes(
    section: tuple[str, ...], stages: Stages
) -> Iterator[tuple[tuple[str, ...], str, dict[str, object]]]:
    for name in ("lost", "order"):
        for stage in getattr(stages, name):
            if stage in stages.won and name == "lost":
                yield (*section, "lost"), "config_value", {"found": stage, "expected": "not won"}
            if stage in stages.lost and name == "order":
                yield (*section, "order"), "config_value", {"found": stage, "expected": "not lost"}
    zones = [*stages.marketing, *stages.shared, *stages.system]
    for stage in zones:
        if zones.count(stage) > 1:
            yield (*section, "marketing"), "config_value", {"found": stage, "expected": "one zone"}
    for stage, term in stages.sla.items():
        try:
            hours(term)
        except ValueError:
            yield (*section, "sla", stage), "config_value", {"found": term, "expected": "term"}


def _number_mistakes(config: Config) -> Iterator[tuple[tuple[str, ...], str, dict[str, object]]]:
    margin = config.money.margin
    if margin is not None and not 0 < margin <= 1:
        yield ("money", "margin"), "config_value", {"found": str(margin), "expected": "share"}
    least = config.thresholds.min_n
    if least < 1:
        yield ("thresholds", "min_n"), "config_value", {"found": str(least), "expected": "count"}


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _one_of(found: str, known: Iterable[str]) -> dict[str, object]:
    return {"found": found, "expected": "table", "did_you_mean": _near(found, known)}


def _near(found: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(found, sorted(known), n=1, cutoff=0.6)), None)


def _dotted(key: tuple[str, ...]) -> str:
    """The key as TOML writes it: mapping.deals.amount, pipelines."Опт".order."""
    return ".".join(part if _BARE.match(part) else f'"{part}"' for part in key)


def _line(text: str, key: tuple[str, ...]) -> int | None:
    """The line where `key` stands, as far as a look at the lines tells; None when it does not."""
    header, best = "", None
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            header = stripped.strip("[] \t").replace("'", '"')
            if header == _dotted(key):
                return number
        for depth in range(len(key)):
            names = {_dotted(key[depth:]), _dotted(key[depth : depth + 1])}
            start = stripped.partition("=")[0].strip().replace("'", '"')
            if header == _dotted(key[:depth]) and start in names and "=" in stripped:
                best = best or number
    return best
