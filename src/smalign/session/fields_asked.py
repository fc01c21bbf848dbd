"""Which of the questions about fields is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.scope.question import Required

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable
    from smalign.session.options import Options

_ASKED_BY: Final = {"require": "required", "values": "contents", "suggest": "suggested"}
"""Option of `fields` → the metric that answers it."""
_CARDS: Final = frozenset({"leads", "deals"})


def fields_metric(metric: str, options: Options) -> str:
    """The metric that answers `fields` with these options; any other metric answers itself.

    Raises:
        UsageError: fields_one_of, when two of the options are given.

    """
    given = [option for option in _ASKED_BY if options.get(option)]
    if metric != "fields" or not given:
        return metric
    if len(given) > 1:
        raise UsageError("fields_one_of", options=[f"--{option}" for option in given])
    return _ASKED_BY[given[0]]


def owner_if_known(files: Sequence[tuple[RawTable, Recognition]]) -> tuple[str, ...]:
    """What stopped cards are cut by: whose they are, where the cards say so."""
    known = any("owner" in found.columns for _, found in files if found.table in _CARDS)
    return ("owner",) if known else ()


def asked_required(texts: Sequence[str]) -> Iterator[Required]:
    """`budget@Demo` as a requirement of whichever cards have that stage and that field.

    Raises:
        UsageError: require_option.

    """
    for text in texts:
        field, sign, stage = text.rpartition("@")
        if not (sign and field.strip() and stage.strip()):
            raise UsageError("require_option", found=text)
        yield Required(field.strip(), stage.strip())
