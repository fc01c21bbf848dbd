"""`[sources]` and `[sources.tables]`: the files, their zone and currency, and what they hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from smalign.base.toml import header, is_sayable, key, string
from smalign.render.draft.lines import Entry, aligned, block, phrase, told
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.draft import Draft, DraftFile


def sources(draft: Draft, folder: Path, lang: str) -> list[str]:
    """The section of the files."""
    lines = ["[sources]", *_files(draft, folder, lang)]
    lines += _zone(draft, lang) + _currency(draft, lang)
    return [*lines, "", *_tables(draft, lang), *_read(draft, lang), *_lookups(draft, lang)]


def _files(draft: Draft, folder: Path, lang: str) -> list[str]:
    """Every file once, also where it holds several sheets."""
    entries: dict[str, dict[str, str]] = {}
    unsayable = []
    for file in draft.files:
        if file.path is None:
            continue
        path = _relative(file.path, folder)
        if is_sayable(path):
            entries.setdefault(path, {})[file.file] = _evidence(file, lang)
        else:
            unsayable += told("file_unsayable", lang, file=file.file)
    if not entries:
        return unsayable + told("no_files", lang)
    return [
        *unsayable,
        *block(
            "files",
            [Entry(string(path), _by_sheet(said)) for path, said in entries.items()],
            is_active=True,
        ),
    ]


def _by_sheet(said: Mapping[str, str]) -> str:
    """What is said of a file; of several sheets each under its name."""
    if len(said) == 1:
        return next(iter(said.values()))
    return "; ".join(f"{name.rpartition('!')[2]}: {text}" for name, text in said.items())


def _relative(path: str, folder: Path) -> str:
    """As seen from the folder of the file; as it is on another drive."""
    try:
        return Path(os.path.relpath(path, folder.resolve())).as_posix()
    except ValueError:
        return Path(path).as_posix()


def _evidence(file: DraftFile, lang: str) -> str:
    system = value_word("system", file.crm, lang)
    if file.table is None:
        return phrase("file_unread" if file.reason else "file_unknown", lang, system=system)
    facts = {
        "system": system,
        "table": file.table,
        "rows": file.rows,
        "known": file.known,
        "headers": len(file.headers),
        "rejected": file.rejected,
    }
    return phrase("file_rejected" if file.rejected else "file", lang, **facts)


def _zone(draft: Draft, lang: str) -> list[str]:
    if draft.timezone is not None:
        return [*told("zone_told", lang), f"timezone = {string(draft.timezone)}"]
    return [*told("zone_open", lang), '# timezone = "Europe/Moscow"']


def _currency(draft: Draft, lang: str) -> list[str]:
    if draft.currency is not None:
        return [*told("currency_told", lang), f"currency = {string(draft.currency)}"]
    if draft.has_unsigned_money:
        code = "currency_partly" if draft.currencies else "currency_open"
        example = draft.currencies[0] if draft.currencies else "RUB"
        known = told(code, lang, currencies=list(draft.currencies))
        return [*known, f"# currency = {string(example)}"]
    if draft.currencies:
        return told("currency_known", lang, currencies=list(draft.currencies))
    return told("currency_none", lang)


def _tables(draft: Draft, lang: str) -> list[str]:
    entries = []
    lookups = {one.key for one in draft.lookups}
    for file in draft.files:
        if (file.path is None and not file.is_told) or not is_sayable(file.key):
            continue
        table = file.table or ("lookup" if file.key in lookups else "…")
        said = f"{string(file.key)} = {string(table)}"
        evidence = phrase("table_lookup", lang) if file.key in lookups else _certainty(file, lang)
        entries.append(Entry(said, evidence, file.is_written))
    tables = told("tables", lang)
    return ["[sources.tables]", *tables, *aligned(entries)]


def _certainty(file: DraftFile, lang: str) -> str:
    if file.is_told:
        return phrase("as_told", lang)
    if file.table is None:
        return phrase("table_unread" if file.reason else "table_unknown", lang)
    sure = round(file.confidence * 100)
    return phrase("table_likely" if file.is_written else "table_sure", lang, sure=sure)


def _read(draft: Draft, lang: str) -> list[str]:
    """How the files were told to be read, so that it need not be told again."""
    if not draft.options:
        return []
    said = [f"{option} = {string(given)}" for option, given in draft.options.items()]
    return ["", *told("read", lang), header(("sources", "read", "*")), *said]


def _lookups(draft: Draft, lang: str) -> list[str]:
    """Files that could add fields to the cards."""
    lines: list[str] = []
    for one in draft.lookups:
        facts = {
            "name": one.file,
            "header": one.own,
            "table": one.table,
            "found": one.found,
            "values": one.values,
        }
        lines += [
            "",
            *told("lookup_of_part" if one.is_part else "lookup", lang, **facts),
            "# " + header(("lookups", one.key)),
            f"# table = {string(one.table)}",
            f"# on = {{ {key(one.theirs)} = {string(one.own)} }}",
        ]
    return lines
