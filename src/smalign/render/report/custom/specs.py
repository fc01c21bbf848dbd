"""Chart specifications of a folder: they draw the rows they are given and load nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from smalign.base.clean import clean
from smalign.base.errors import UsageError
from smalign.render.report.custom.records import THEME
from smalign.render.report.templates import chart_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOADS: Final = ("url", "href", "sequence", "graticule", "sphere", "usermeta")
"""Keys that fetch, link, or make rows of nothing."""
_DEEPEST: Final = 60


def specification(file: str, text: str) -> dict[str, Any]:
    """A chart; its rows are put into `data` under the name "rows".

    Raises:
        UsageError: template_json; template_chart_loads; template_chart_rows.

    """
    spec = _loaded(file, text)
    data = spec.get("data")
    if not isinstance(data, dict) or data.get("name") != "rows":
        raise UsageError("template_chart_rows", file=file)
    return spec | {"data": {"name": "rows", "values": []}}


def themed(file: str, text: str) -> dict[str, Any]:
    """Our theme with the keys of the folder's; what it does not name stays.

    Raises:
        UsageError: template_json; template_chart_loads.

    """
    return _merged(chart_file(THEME), _loaded(file, text))


def _loaded(file: str, text: str) -> dict[str, Any]:
    try:
        spec = _cleaned(json.loads(text, parse_constant=_no_constant))
    except json.JSONDecodeError as error:
        raise UsageError("template_json", file=file, line=error.lineno, why=error.msg) from error
    except (ValueError, RecursionError) as error:
        raise UsageError("template_json", file=file, why=type(error).__name__) from error
    if not isinstance(spec, dict):
        raise UsageError("template_json", file=file, why="{…} expected")
    for key in _keys(spec, file):
        if key.lower() in _LOADS:
            at = text.find(f'"{key}"')
            line = text.count("\n", 0, at) + 1 if at >= 0 else None
            raise UsageError("template_chart_loads", file=file, line=line, found=key)
    return spec


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The same without control characters: they would end the process inside the converter.

    Before keys are looked at: one of them inside a key would hide what it is.
    """
    if isinstance(value, dict):
        return {clean(key): _cleaned(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return clean(value) if isinstance(value, str) else value


def _no_constant(name: str) -> object:
    """JSON knows no NaN and no infinity."""
    raise ValueError(name)


def _keys(value: object, file: str, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        raise UsageError("template_json", file=file, why=f"deeper than {_DEEPEST}")
    if isinstance(value, dict):
        yield from value
    inner: Iterable[object] = value.values() if isinstance(value, dict) else ()
    for one in value if isinstance(value, list) else inner:
        yield from _keys(one, file, depth + 1)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    found = dict(base)
    for key, value in over.items():
        old = found.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        found[key] = _merged(dict(old or {}), value) if both else value
    return found
