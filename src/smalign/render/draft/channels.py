"""`[channels]`: each raw source with its channel, its cards and the rule that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.toml import string
from smalign.render.draft.lines import Entry, aligned, phrase, told
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.draft import Draft, DraftChannel

_MOST: Final = 80


def channels(draft: Draft, lang: str) -> list[str]:
    """What is in force, then what would catch more than it names, then what is no channel."""
    lines = ["[channels]", *told("channels", lang)]
    if not draft.channels:
        return [*lines, *told("channels_none", lang)]
    written = [row for row in draft.channels if row.is_written]
    plain = [row for row in draft.channels if row.key and row.channel and not row.is_written]
    ways = [row for row in draft.channels if row.key and not row.channel]
    if written:
        lines += _rows(written, lang)
    if plain:
        lines += [*told("channels_plain", lang), *_rows(plain, lang)]
    if ways:
        lines += [*told("ways_in", lang), *_rows(ways, lang)]
    for row in draft.channels:
        if not row.key:
            name = row.channel
            code = "channel_by_medium" if name else "no_source"
            lines += told(code, lang, counts=_counted(row, lang), channel=name)
    return lines


def _rows(rows: Sequence[DraftChannel], lang: str) -> list[str]:
    said: dict[str, list[DraftChannel]] = {}
    for row in rows:  # a source of cards may be a channel of costs, too: one line, for TOML has one
        said.setdefault(f"{string(row.key)} = {string(row.channel or '…')}", []).append(row)
    lines = aligned(
        Entry(
            line,
            "; ".join(f"{_counted(row, lang)}; {_rule(row, lang)}" for row in of),
            of[0].is_written,
        )
        for line, of in list(said.items())[:_MOST]
    )
    rest = len(said) - len(lines)
    return [*lines, *told("more_sources", lang, rest=rest)] if rest else lines


def _counted(row: DraftChannel, lang: str) -> str:
    return ", ".join(
        phrase(f"counted_{table}", lang, rows=count) for table, count in row.counts.items()
    )


def _rule(row: DraftChannel, lang: str) -> str:
    if row.created_how and not row.channel:
        return phrase("rule_way_in", lang, how=value_word("created_how", row.created_how, lang))
    if row.rule.startswith("ga4:"):
        return phrase("rule_added" if row.rule.endswith("+added") else "rule_ga4", lang)
    codes = {
        "direct": "rule_direct",
        "traffic source": "rule_traffic",
        "source": "rule_source",
        "as exported": "rule_exported",
        "[channels]": "as_told",
    }
    return phrase(codes.get(row.rule, "rule_none"), lang)
