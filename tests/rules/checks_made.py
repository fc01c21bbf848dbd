"""Exports written by hand, and what `check` finds in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.handmade import opened

from smalign.session.checking import CheckAsk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smalign.base.findings import Checked, Finding

TODAY = date(2026, 7, 1)


def check(
    folder: Path, files: Mapping[str, str], *rules: str, toml: str = "", **options: object
) -> Checked:
    """What these rules find in files with this text; `options` as of CheckAsk."""
    given = {"today": TODAY, "select": rules, **options}
    with opened(folder, files, toml) as session:
        return session.check(CheckAsk(**given))  # type: ignore[arg-type]


def found(
    folder: Path, files: Mapping[str, str], *rules: str, toml: str = "", **options: object
) -> list[tuple[object, ...]]:
    """(rule, severity, table, column, failing, of, lines) of each finding."""
    return [shown(one) for one in check(folder, files, *rules, toml=toml, **options).findings]


def shown(one: Finding) -> tuple[object, ...]:
    """A finding as a test writes it down."""
    lines = [place.line for place in one.places]
    return one.rule, one.severity, one.table, one.column, one.failing, one.of, lines
