"""The little language of sentences: {fact} and {fact:how}, filled from facts of any origin.

How a fact is shown:
    {x}                     text on one line, shortened when it is long
    {x:whole}               12 345
    {x:quantity}            a number that may have a fraction: 12, 12.50
    {x:signed}              a whole number with its sign
    {x:count row|rows}      12,345 rows: a number and the form it asks for
    {x:word is|are}         the form alone
    {x:money}               in the currency of the fact `currency`
    {x:rate}                a fraction as a percentage
    {x:duration}            minutes as people say them: 2 h 05 min
    {x:points}              a difference of two fractions as points of per cent, with its sign
    {x:days}                a number with one digit
    {x:ratio}               a number with two digits
    {x:day}                 a date
    {x:iso}                 a date as options take it
    {x:amounts}             pairs of a name and an amount, with commas, at most six
    {x:sums}                options of the bonus with amounts, all of them
    {x:rates}               pairs of a first day and a rate: 20.0% from 01/01/2026
    {x:reasons}             pairs of a reason and a count: fresh touch: 3; never called: 41
    {x:list}                quoted, with commas, at most six; of a pair its second part
    {x:segments}            triples of a kind of card ("" where there is one), a field and a value
    {x:changes}             triples of a word and a fraction before and after, or words alone
    {x:wanted}, {x:measure} what a value should have been, what was measured, in words
    {x:unread}              why a file that is known is not read
    {x:explained_by}, {x:definitions} a definition of reconcile in words, several of them
    {x:created_how}         the way a lead came in
    {x:result}, {x:level}   what periods are judged by, what segments are
    {x:side}                whose tasks they are
    {x:command}             the command that gives the answer of a metric
    {x:cause}, {x:causes}   whose matter a change is, in words; several of them
    {x:table}, {x:pipeline} the name of a canonical table, of a pipeline
    {x:clicks}              how the system `crm` exports what the fact x aims at; may be nothing
    {x:tables}, {x:qualifiers}, {x:fields} the names of canonical tables, of conditions, of fields
    {x:of field|fields}     names of fields in quotes after the form their number asks for
    {x:under}               lines of smalign.toml on one line: " under [stages]: won = …"
    {x:toml}                a text as smalign.toml quotes it
    {x:without}             ", leave amounts out (x)", or nothing when there is no x
    {x:maybe}               " Did you mean …?", or nothing when there is no x
    {where}                 "file, sheet, line, column: ", as far as they are known
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from string import Formatter
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.base.parts import command_of
from smalign.base.toml import string
from smalign.render.clicks import clicks
from smalign.render.language import (
    day,
    decimals,
    duration,
    minute,
    money,
    percent,
    plural,
    points,
    signed,
    whole,
)
from smalign.render.money import number
from smalign.render.titles import Pair, value_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LONGEST: Final = 200
_MOST: Final = 6
_QUOTES: Final = Pair("“”", "«»")
_PLACES: Final = {
    "sheet": Pair("sheet ", "лист "),
    "line": Pair("line ", "строка "),
    "column": Pair("column ", "столбец "),
}
_IF_KNOWN: Final = {
    "maybe": Pair(" Did you mean {}?", " Может быть, {}?"),
    "without": Pair(", leave amounts out ({})", ", обойдитесь без сумм ({})"),
}
_MORE: Final = Pair(" and {} more", " и ещё {}")
_AND: Final = Pair(" and ", " и ")
_SINCE: Final = Pair("{} from {}", "{} с {}")
_UNDER: Final = Pair(" under {}: {}", " в {}: {}")
_UNSAID: Final = "…"
_LISTS: Final = ("list", "amounts")
_CODED: Final = (
    *("wanted", "measure", "table", "pipeline", "unread", "explained_by"),
    *("result", "level", "created_how", "cause", "side"),
)
_CODED_LISTS: Final = {
    "tables": ("table", ", "),
    "pipelines": ("pipeline", ", "),
    "qualifiers": ("qualifier", ", "),
    "bases": ("base_of", ", "),
    "definitions": ("explained_by", "; "),
    "causes": ("cause", ", "),
    "fields": ("field", ", "),
}


def fill(template: str, facts: Mapping[str, object], lang: str, *, inside: bool = False) -> str:
    """`template` with its facts in, a capital first unless a place or other words precede it."""
    pieces: list[str] = []
    for literal, name, how, _ in Formatter().parse(template):
        pieces.append(literal)
        if name == "where":
            pieces.append(where(facts, lang))
        elif name is not None:
            pieces.append(_shown(facts, name, how or "", lang))
    text = "".join(pieces)
    first = next(iter(Formatter().parse(template)), ("", None, None, None))
    placed = first[1] == "where" and facts.get("file") is not None
    follows = inside or (not first[0] and (placed or first[1] in _AS_WRITTEN))
    return text if follows else text[:1].upper() + text[1:]


def where(facts: Mapping[str, object], lang: str) -> str:
    """The place in a file, ending in a colon; nothing when no file, line or column is known."""
    named = [_text(facts["file"])] if facts.get("file") is not None else []
    for name, word in _PLACES.items():
        value = facts.get(name)
        if value is not None:
            shown = str(value) if name == "line" else quoted(value, lang)
            named.append(word.in_(lang) + shown)
    return ", ".join(named) + ": " if named else ""


def quoted(value: object, lang: str) -> str:
    """A user's own word in the quotation marks of the language, or ours for a missing one."""
    marks = _QUOTES.in_(lang)
    return f"{marks[0]}{_text(value_word('missing', str(value), lang))}{marks[1]}"


def _shown(facts: Mapping[str, object], name: str, how: str, lang: str) -> str:
    value = facts.get(name)
    if how == "maybe":
        value = value or facts.get("did_you_mean")
    if how in _IF_KNOWN:
        told = _listed(_several(value), lang) if how == "maybe" else _text(value)
        return _IF_KNOWN[how].in_(lang).format(told) if value else ""
    if how == "clicks":
        return clicks(str(facts.get("crm")), str(value), lang)
    if value is None:
        return _UNSAID
    if how in _LISTS:
        return _listed(_several(value), lang, str(facts.get("currency") or "") or None)
    if how in _TOGETHER:
        currency = str(facts.get("currency") or "") or None
        return _BETWEEN.get(how, ", ").join(
            _TOGETHER[how](one, lang, currency) for one in _several(value)
        )
    if how in _CODED_LISTS or how.startswith("of "):
        return _named(_several(value), how, lang)
    if how in _CODED:
        return clean(value_word(how, str(value), lang))
    return _number(value, how, facts.get("currency"), lang)


def _named(codes: list[object], how: str, lang: str) -> str:
    """Several codes in words; of `of field|fields`: the fields “Channel” and “Owner”."""
    if how in _CODED_LISTS:
        column, between = _CODED_LISTS[how]
        return between.join(clean(value_word(column, str(one), lang)) for one in codes)
    one, several = how.removeprefix("of ").split("|")
    *most, last = (quoted(value_word("field", str(code), lang), lang) for code in codes)
    known = _AND.in_(lang).join((", ".join(most), last)) if most else last
    return f"{several if most else one} {known}".lstrip()


def _under(lines: str, lang: str) -> str:
    """Lines of smalign.toml, each section before its keys: nobody shall paste both as one line."""
    sections: list[tuple[str, list[str]]] = []
    for line in lines.splitlines():
        if line.startswith("[") or not sections:
            sections.append((line, []))
        else:
            sections[-1][1].append(line)
    told = (_UNDER.in_(lang).format(name, ", ".join(keys)) for name, keys in sections)
    return clean(";".join(told))  # whole: half a line of it answers nothing


def _number(value: object, how: str, currency: object, lang: str) -> str:
    if isinstance(value, date):
        if how == "iso":
            return day(value, "en")
        if isinstance(value, datetime) and how != "day":
            return minute(value, lang)
        return day(value, lang)
    if how == "under":
        return _under(str(value), lang)
    if how == "toml":
        return string(str(value))
    known = number(value) if isinstance(value, int | float | Decimal) else None
    verb, _, forms = how.partition(" ")
    if known is None or not verb:
        return _text(value)
    shown = {
        "money": lambda: money(known, str(currency) if currency else None, lang),
        "rate": lambda: percent(known, lang),
        "duration": lambda: duration(known, lang),
        "points": lambda: points(known, lang),
        "days": lambda: decimals(known, 1, lang),
        "ratio": lambda: decimals(known, 2, lang),
        "whole": lambda: whole(int(known), lang),
        "quantity": lambda: decimals(known, 2 if known % 1 else 0, lang),
        "signed": lambda: signed(known, 0, lang),
        "count": lambda: f"{whole(int(known), lang)} {plural(int(known), forms.split('|'), lang)}",
        "word": lambda: plural(int(known), forms.split("|"), lang),
    }
    return shown[verb]() if verb in shown else _text(value)


def _reason(pair: object, lang: str, _currency: str | None) -> str:
    """A reason of a list of cards with how many carry it."""
    reason, count = pair if isinstance(pair, tuple) else (pair, 0)
    return f"{value_word('reason', str(reason), lang)}: {whole(int(str(count)), lang)}"


def _since(pair: object, lang: str, _currency: str | None) -> str:
    first, rate = pair if isinstance(pair, tuple) else (pair, None)
    if not isinstance(rate, Decimal):
        return _text(first)
    return _SINCE.in_(lang).format(percent(rate, lang), day(date.fromisoformat(str(first)), lang))


def _sum(pair: object, lang: str, currency: str | None) -> str:
    """An option of the bonus with what it comes to."""
    option, amount = pair if isinstance(pair, tuple) else (pair, None)
    if not isinstance(amount, Decimal):
        return _text(option)
    return f"{value_word('option', str(option), lang)} {money(amount, currency, lang, 2)}"


def _segment(found: object, lang: str, _currency: str | None) -> str:
    """«Канал: Avito» (лид)."""
    card, field, value = (str(one) for one in _several(found))
    named = quoted(f"{value_word('field', field, lang)}: {value}", lang)
    return f"{named} ({value_word('card', card, lang)})" if card else named


def _change(found: object, lang: str, _currency: str | None) -> str:
    """«Дорого» 9,0 % → 21,0 %."""
    word, *shares = _several(found)
    known = [percent(Decimal(str(one)), lang) for one in shares]
    return " ".join((quoted(word, lang), " → ".join(known))).rstrip()


def _command(metric: object, _lang: str, _currency: str | None) -> str:
    return _text(command_of(str(metric)))


_TOGETHER: Final[dict[str, Callable[[object, str, str | None], str]]] = {
    "segments": _segment,
    "changes": _change,
    "rates": _since,
    "sums": _sum,
    "reasons": _reason,
    "command": _command,
}
"""How facts of several parts are shown, one after another."""
_AS_WRITTEN: Final = frozenset({"path", "place", "key", "found", "crm", "file"})
"""Facts that keep their small letter at the beginning of a sentence: paths and names."""
_BETWEEN: Final = {"reasons": "; "}
"""What stands between them, where it is no comma."""


def _several(value: object) -> list[object]:
    return [*value] if isinstance(value, list | tuple) else [value]


def _listed(values: Iterable[object], lang: str, currency: str | None = None) -> str:
    words = [_word(value, lang, currency) for value in values]
    more = len(words) - _MOST
    text = ", ".join(words[:_MOST])
    return text + _MORE.in_(lang).format(more) if more > 0 else text


def _word(value: object, lang: str, currency: str | None) -> str:
    """A word in quotes, of a pair its second part; a pair that ends in an amount is both."""
    if not isinstance(value, tuple):
        return quoted(value, lang)
    if isinstance(value[-1], Decimal):
        return f"{quoted(value[0], lang)} {money(value[-1], currency, lang)}"
    return quoted(value[-1], lang)


def _text(value: object) -> str:
    text = clean(str(value))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
