"""What looks like one owner in two spellings, or like a test, spam or not the target."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.clean import alike
from smalign.base.draft import DraftAlias, DraftRule
from smalign.engine.compose import fill, listed, name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_DOMAIN: Final = re.compile(r"(test\d*|example|mailinator|yopmail|temp-?mail)\.[a-z]{2,}\Z")
_REASONS: Final = {
    "test": re.compile(r"тест|\btest", re.IGNORECASE),
    "spam": re.compile(r"спам|spam|реклам", re.IGNORECASE),
    "non_target": re.compile(
        r"ваканси|соискател|поставщик|конкурент|не\s?целев|ошиб\w+ номер"
        r"|vacanc|job seek|supplier|competitor|non.?target|wrong number",
        re.IGNORECASE,
    ),
}
_WORDS: Final = {
    "test": re.compile(r"(?<!\w)(тест|тестов\w\w|test)(?!\w)"),
    "spam": re.compile(r"(?<!\w)(спам|spam)(?!\w)"),
}
_NO_REMARKS: Final = frozenset(
    {"owner", "team", "stage", "status", "source", "channel", "loss_reason", "email", "phone"}
)
"""Columns in which a word is a name, not a remark."""
_LEAST: Final = 2
_MOST: Final = 8
_CARDS: Final = ("leads", "deals")


def aliases_of(engine: Engine, model: Model) -> tuple[DraftAlias, ...]:
    """Owners who differ in case, ё, look-alike letters, blanks or the order of words.

    The usual one is the name.
    """
    spelled: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for owner, cards in _counted(engine, model, "owner").items():
        words = alike(owner).split()
        spelled.setdefault(tuple(sorted(words)), []).append((-cards, owner))
    found: list[DraftAlias] = []
    for one in spelled.values():
        (most, owner), *others = sorted(one)
        found += [DraftAlias(alias, owner, -cards, -most) for cards, alias in others]
    return tuple(sorted(found, key=lambda one: (-one.cards, one.alias)))[:_MOST]


def rules_of(
    engine: Engine, model: Model, files: Sequence[tuple[RawTable, Recognition]]
) -> tuple[DraftRule, ...]:
    """What `[exclude]` could say: test domains, reasons of losses, words in remarks."""
    domains: Counter[str] = Counter()
    emails = {} if model.has_hashed_keys else _counted(engine, model, "email")
    for email, cards in emails.items():
        domain = email.lower().strip().rpartition("@")[2]
        if _DOMAIN.match(domain):
            domains[domain] += cards
    found = [
        DraftRule("test", "email_domains", "email", domain, cards)
        for domain, cards in domains.items()
    ]
    for reason, cards in _counted(engine, model, "loss_reason").items():
        kinds = [kind for kind, like in _REASONS.items() if like.search(reason)]
        if kinds:
            found.append(DraftRule(kinds[0], "values", "loss_reason", reason, cards))
    words = Counter(word for raw, one in files for word in _remarks(raw, one))
    found += [
        DraftRule(kind, "words", header, word, cells)
        for (kind, header, word), cells in words.items()
        if cells >= _LEAST
    ]
    return tuple(sorted(found, key=lambda one: (-one.cards, one.field, one.value)))[:_MOST]


def _counted(engine: Engine, model: Model, column: str) -> dict[str, int]:
    """Value → cards of a column, of leads and deals together."""
    tables = [table for table in _CARDS if column in model.mapped.get(table, ())]
    if not tables:
        return {}
    queries = [
        fill("select {column} as v from m_{table}", column=name(column), table=name(table))
        for table in tables
    ]
    query = fill(
        "select v, count(*) from ({queries}) where v is not null group by v order by v",
        queries=listed(queries, " union all "),
    )
    return {str(row[0]): int(str(row[1])) for row in engine.rows(query)}


def _remarks(raw: RawTable, recognition: Recognition) -> Iterator[tuple[str, str, str]]:
    """Kind, header and word of every remark in the rows looked at that has one."""
    if recognition.table not in _CARDS:
        return
    named = {
        place
        for column, source in recognition.columns.items()
        if column in _NO_REMARKS
        for place in source.places
    }
    for row in raw.sample:
        for place, cell in enumerate(row[: len(raw.headers)]):
            if place in named or not cell:
                continue
            for kind, like in _WORDS.items():
                if word := like.search(cell.lower()):
                    yield kind, raw.headers[place], word[0]
