"""Reading `smalign.toml`: every mistake becomes one error with the file, the line and the key."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.config import ByAttempts, Config, Lookup, ReadAs, Stages, TaskSeries
from smalign.base.config_agreement import Decision
from smalign.base.config_check import mistakes
from smalign.base.config_checks import Waiver
from smalign.base.config_lines import dotted, line_of
from smalign.base.config_mistakes import Mistake, near
from smalign.base.config_money import Fee, MonthlyCost
from smalign.base.config_texts import text_mistakes
from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from pydantic import ValidationError

_SYNTAX_LINE: Final = re.compile(r"at line (\d+)")
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Duplicate")
"""How tomllib begins to say that a key or a section is there already."""
_MAX_FOUND: Final = 60
_COLUMN: Final = 3
_REASON: Final = 2
_FORMS: Final = ("mapping", "reasons")
_UNKNOWN: Final = "extra_forbidden"
_BOUND: Final = ("int", "str")
"""What pydantic calls the two forms of a bound, below its key."""
_CODES: Final = {
    _UNKNOWN: "config_unknown_key",
    "missing": "config_missing_key",
    "tuple_type": "config_list",
    "string_type": "config_text",
    "mapping_type": "config_section",
    "dict_type": "config_section",
    "int_parsing": "config_integer",
    "int_type": "config_integer",
    "int_from_float": "config_integer",
    "decimal_parsing": "config_number",
    "decimal_type": "config_number",
    "finite_number": "config_number",
    "float_parsing": "config_number",
    "float_type": "config_number",
}
"""Type of a pydantic mistake → our code."""


def load(path: Path | None) -> Config:
    """The configuration in `path`; without a path, the defaults (and no pydantic import).

    Raises:
        UsageError: config_missing, config_encoding, config_syntax, and the
            codes of `_CODES` and of `config_check`; each with `file`, and with `line`, `key`,
            `found` and `hint` where they are known.

    """
    if path is None:
        return Config()
    text = _text(path)
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), path, text) from error
    config = _validated(raw, path, text)
    for one in chain(mistakes(config), text_mistakes(raw)):
        raise _error(one, path, text)
    return config


def _syntax(found: str, path: Path, text: str) -> UsageError:
    """What is no TOML; at the end of the document is on its last line."""
    at = _SYNTAX_LINE.search(found)
    line = int(at[1]) if at else text.rstrip().count("\n") + 1
    if found.startswith(_TWICE):
        return UsageError("config_twice", file=str(path), line=line)
    return UsageError("config_syntax", file=str(path), line=line, found=found)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise UsageError("config_missing", file=str(path), found=error.strerror) from error
    except UnicodeDecodeError as error:
        raise UsageError("config_encoding", file=str(path)) from error


def _validated(raw: dict[str, object], path: Path, text: str) -> Config:
    from pydantic import TypeAdapter, ValidationError

    rest = {name: said for name, said in raw.items() if name != "bonus"}
    try:
        config = TypeAdapter(Config).validate_python(rest)
    except ValidationError as error:
        raise _error(_first(error), path, text) from error
    if "bonus" not in raw:
        return config
    from smalign.base.bonus_mistakes import keys_of
    from smalign.base.config_bonus import Bonus

    try:
        return replace(config, bonus=TypeAdapter(Bonus).validate_python(raw["bonus"]))
    except ValidationError as error:
        raise _error(_first(error, ("bonus",), keys_of), path, text) from error


def _first(
    error: ValidationError,
    section: tuple[str, ...] = (),
    known: Callable[[tuple[str, ...]], Iterable[str]] | None = None,
) -> Mistake:
    """The first mistake pydantic found, in our words.

    section: what was checked alone; known: the keys below it.
    """
    errors = error.errors(include_url=False, include_context=False)
    # A misspelt key is missing, too. The forms of a mapping and of a reason have keys of their own.
    misspelt = (one for one in errors if one["type"] == _UNKNOWN and one["loc"][0] not in _FORMS)
    first = next(misspelt, errors[0])
    key = (*section, *_written_key(first["loc"]))
    found = _written(first["input"])[:_MAX_FOUND]
    if key[0] == "mapping" and len(key) > _COLUMN:
        # Below the column pydantic names the three forms a mapping may have: one mistake to us.
        return Mistake(key[:_COLUMN], "config_mapping", found)
    if key[0] == "reasons" and len(key) > _REASON:
        return _of_reason(error, key[:_REASON])
    if key[0] == "checks" and key[-1] in _BOUND:
        return Mistake(key[:-1], "config_bound", found)
    code = _CODES.get(first["type"], "config_value")
    if code == "config_text" and isinstance(first["loc"][-1], int):
        code = "config_list"
    if key in _LISTED and isinstance(first["input"], dict):
        code = "config_tables"
    if code == "config_unknown_key":
        return Mistake(key, code, hint=near(key[-1], (known or _known)(key[:-1])))
    return Mistake(key, code, None if code == "config_missing_key" else found)


def _written_key(loc: Sequence[str | int]) -> Iterator[str]:
    """A key as it is told: of tables in double brackets with its place, of a list's items without.

    pydantic counts places from 0, people from 1.
    """
    for depth, part in enumerate(loc):
        if not isinstance(part, int):
            yield part
        elif tuple(loc[:depth]) in _LISTED:
            yield str(part + 1)


def _of_reason(error: ValidationError, key: tuple[str, ...]) -> Mistake:
    """A reason's value is a class or a table; pydantic complains of both, we of what was meant."""
    found = error.errors(include_url=False, include_context=False)
    inside = {
        _CODES.get(one["type"], "config_value"): one
        for one in found
        if len(one["loc"]) > len(key) + 1
    }
    for code in sorted(inside, key="config_unknown_key".__ne__):  # a misspelt key is missing, too
        name = str(inside[code]["loc"][-1])
        hint = near(name, _known(key)) if code == "config_unknown_key" else None
        is_said = code not in ("config_unknown_key", "config_missing_key")
        value = _written(inside[code]["input"])[:_MAX_FOUND] if is_said else None
        return Mistake((*key, name), code, value, hint)
    return Mistake(key, "config_reason")


_INSIDE: Final[dict[tuple[str, ...], type]] = {
    ("pipelines",): Stages,
    ("lookups",): Lookup,
    ("sources", "read"): ReadAs,
    ("costs", "monthly"): MonthlyCost,
    ("costs", "fees"): Fee,
    ("tasks",): TaskSeries,
    ("reasons",): ByAttempts,
}
"""Section → the record of each of the names in it."""
_LISTED: Final[dict[tuple[str, ...], type]] = {
    ("checks", "waivers"): Waiver,
    ("actions",): Decision,
}
"""Section → the record of each of its tables in double brackets."""


def _known(section: tuple[str, ...]) -> Iterable[str]:
    """Keys a section may have, read from the records themselves."""
    record: object = _INSIDE.get(section[:-1]) or _LISTED.get(section[:-1])
    if record is None:
        record = Config()
        for name in section:
            record = getattr(record, name, None)
    if not hasattr(record, "__struct_fields__"):
        return ()
    return [name.rstrip("_") for name in record.__struct_fields__]


def _written(value: object) -> str:
    """What was found as TOML writes it; a text on its own is not quoted."""
    if isinstance(value, dict):
        pairs = (f"{dotted((str(key),))} = {_inside(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inside, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _inside(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else _written(value)


def _error(mistake: Mistake, path: Path, text: str) -> UsageError:
    facts = {
        "line": line_of(text, mistake.key),
        "found": mistake.found,
        "hint": mistake.hint,
    }
    known = {name: fact for name, fact in facts.items() if fact is not None}
    return UsageError(mistake.code, file=str(path), key=dotted(mistake.key), **known)
