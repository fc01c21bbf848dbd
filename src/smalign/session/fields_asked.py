"""Which of the questions about fields is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.parts import part_named
from smalign.scope.question import Required

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable
    from smalign.session.options import Options

_ASKED_BY: Final = {"require": "required", "values": "contents", "suggest": "suggested"}
"""Option of `fields` → the metric that answers it."""
_CARDS: Final = frozenset({"leads", "deals"})


def fields_metric(metric: str, options: Options) -> str:
    """The metric whose part answers `fields` with these options; any other metric answers itself.

    With `--show burden` what `--require` names is what the burden is made of.

    Raises:
        UsageError: option_choice; fields_one_of, when two of the options are given.

    """
    if metric != "fields":
        return metric
    part = part_named("fields", options.get("show", "empty"))
    given = [option for option in _ASKED_BY if options.get(option)]
    if part == "burden" and given == ["require"]:
        return metric
    shown = [] if part == "empty" else [f"--show {part}"]
    if len(given) + len(shown) > 1:
        raise UsageError("fields_one_of", options=[*(f"--{one}" for one in given), *shown])
    return _ASKED_BY[given[0]] if given else metric


def owner_if_known(files: Sequence[tuple[RawTable, Recognition]]) -> tuple[str, ...]:
    """What stopped cards are cut by: whose they are, where the cards say so."""
    known = any("owner" in found.columns for _, found in files if found.table in _CARDS)
    return ("owner",) if known else ()


def asked_required(texts: Sequence[str]) -> list[Required]:
    """`budget@Demo` as a requirement of whichever cards have that stage and that field.

    Raises:
        UsageError: require_option.

    """
    found = []
    for text in texts:
        field, sign, stage = text.rpartition("@")
        if not (sign and field.strip() and stage.strip()):
            raise UsageError("require_option", found=text)
        found.append(Required(field.strip(), stage.strip()))
    return found
