"""Every code has its sentence in both languages, and every fact a sentence needs is given."""

from __future__ import annotations

import ast
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import smalign
from smalign.base.errors import InputError, QuestionError, UsageError
from smalign.base.results import Exclusion, InspectedReject, Note
from smalign.render.sentences import CATALOGUE, sentence
from smalign.render.template import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(smalign.__file__).parent
KINDS = {
    "SmalignError": "error",
    "InputError": "error",
    "BusyError": "error",
    "UsageError": "error",
    "QuestionError": "error",
    "Note": "note",
    "Exclusion": "exclusion",
    "Reject": "reject",
}
BANNED = re.compile(
    r"\bвин[аыуе]\b|виноват|качественный лид|влияет|влияют|fault|blame|стади", re.IGNORECASE
)
"""What accuses, what claims too much, and a second word («стадия») for what is «этап» elsewhere."""

INSIDE = {"exclusion", "evidence", "prompt", "finding", "unchecked", "unseen", "norm"}
OPTIONAL = {"where", "currency"}
ALL = [
    (kind, code, lang, template)
    for kind, codes in CATALOGUE.items()
    for code, pair in codes.items()
    for lang, template in zip(("en", "ru"), pair, strict=True)
]


def _placeholders(template: str) -> set[str]:
    named = Formatter().parse(template)
    return {name for _, name, how, _ in named if name and how != "maybe"} - OPTIONAL


def _calls() -> Iterator[tuple[str, str, set[str] | None, str]]:
    """(kind, code, names of facts or None when they are not literal, place) of the whole source."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            kind = KINDS.get(node.func.id)
            place = f"{path.relative_to(SOURCE)}:{node.lineno}"
            if node.func.id == "known" and isinstance(node.args[-1], ast.Constant):
                yield "error", str(node.args[-1].value), {"found", "known"}, place
            if node.func.id == "Mistake" and isinstance(node.args[1], ast.Constant):
                yield "error", str(node.args[1].value), None, place
            if kind is None:
                continue
            yield from _literal(node, kind, place)


def _literal(
    node: ast.Call, kind: str, place: str
) -> Iterator[tuple[str, str, set[str] | None, str]]:
    named = {word.arg: word.value for word in node.keywords}
    code = {"reject": named.get("reason"), "exclusion": named.get("reason")}.get(
        kind, named.get("code")
    )
    at = 2 if kind == "reject" else 0
    code = node.args[at] if code is None and len(node.args) > at else code
    if not isinstance(code, ast.Constant) or not isinstance(code.value, str):
        return
    facts: set[str] | None = None
    if kind == "error":
        facts = None if None in named else {str(name) for name in named}
    elif kind == "exclusion":
        facts = {"count", "amount"}
    else:
        given = named.get("facts") or (node.args[at + 1] if len(node.args) > at + 1 else None)
        facts = _keys(given)
    yield kind, code.value, facts, place


def _keys(node: ast.expr | None) -> set[str] | None:
    if node is None:
        return set()
    if isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant) for key in node.keys):
        return {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
    return None


def test_every_code_of_the_source_has_a_sentence():
    """No error, note, exclusion or reject reaches a reader as a bare code."""
    shared = CATALOGUE["error"]
    missing = [
        f"{place} {kind} {code}"
        for kind, code, _, place in _calls()
        if code not in CATALOGUE[kind] and not (kind == "note" and code in shared)
    ]
    assert missing == []


def test_every_fact_a_sentence_needs_is_given():
    """Where facts are literal in the source, every placeholder is among them."""
    missing = []
    for kind, code, facts, place in _calls():
        for template in CATALOGUE[kind].get(code, CATALOGUE["error"].get(code, ())):
            absent = _placeholders(template) - (facts or set())
            if facts is not None and absent:
                missing.append(f"{place} {code}: {sorted(absent)}")
    assert missing == []


@pytest.mark.parametrize(("kind", "code", "lang", "template"), ALL)
def test_a_wording_is_complete(kind, code, lang, template):
    """Not empty, in its language, accusing no one, ending like its kind."""
    assert template.strip()
    assert not BANNED.search(template), (kind, code)
    forms = re.sub(r"\{\w+:(count|word) ", "{", template)  # words of a language, as the rest
    bare = re.sub(r"\{\w*(:[^}]*)?\}|`[^`]*`", "", forms)
    assert bool(re.search("[а-яё]", bare)) == (lang == "ru"), (kind, code)
    assert kind in INSIDE or template[-1] in (".", "}", "?", ":"), (kind, code)


@pytest.mark.parametrize("kind", sorted(CATALOGUE))
def test_both_languages_rest_on_the_same_facts(kind):
    """A fact said in one language is said in the other; plurals have two and three forms."""
    for code, (english, russian) in CATALOGUE[kind].items():
        assert _placeholders(english) == _placeholders(russian), code
        for template, forms in ((english, 2), (russian, 3)):
            for _, _, how, _ in Formatter().parse(template):
                if how and how.split(" ")[0] in ("count", "word"):
                    assert how.count("|") == forms - 1, code


def test_a_sentence_says_where_what_and_what_to_do():
    """File, sheet, line, column, then what was found."""
    error = QuestionError(
        "date_order_unclear",
        file="deals.csv",
        sheet="Лист1",
        line=12,
        column="Дата",
        examples=["01/02/2025"],
        toml='[formats]\n"Дата" = "day first"',
    )
    assert sentence(error, "ru") == (
        "deals.csv, лист «Лист1», строка 12, столбец «Дата»: «01/02/2025» можно прочесть и как "
        "день-месяц, и как месяц-день; укажите порядок в smalign.toml в "
        '[formats]: "Дата" = "day first"'
    )
    assert sentence(InputError("file_missing", file="x.csv"), "en") == (
        "x.csv: there is no such file or folder; check the path."
    )


def test_lines_of_several_sections_each_follow_their_own():
    """On one line no section may look like the beginning of a line that can be pasted."""
    toml = '[sources]\ncurrency = "RUB"\n[rates.USD]\n"2026-01-01" = …'
    error = QuestionError("two_currencies", currencies=["RUB", "USD"], where_one="x", toml=toml)
    wanted = 'smalign.toml under [sources]: currency = "RUB"; under [rates.USD]: "2026-01-01" = …'
    assert sentence(error, "en").endswith(wanted)


@pytest.mark.parametrize(
    ("metric", "command"),
    [
        ("process", "process"),
        ("load", "process --show load"),
        ("suggested", "fields --suggest"),
        ("unworked", "reasons --unworked"),
    ],
)
def test_a_refusal_names_the_command_that_was_asked(metric, command):
    """Nobody has typed the name of the metric behind an option."""
    refused = InputError("nothing_to_count", metric=metric, tables=["stage_log"], needed=["leads"])
    assert sentence(refused, "en").startswith(f"`{command}` has nothing to count")
    assert f"`{command}`" in sentence(refused, "ru")


def test_a_hint_is_said_only_when_there_is_one():
    """Did you mean … appears with a hint or a list of near names, and not without."""
    one = UsageError("config_unknown_key", file="smalign.toml", key="stage", hint="stages")
    assert "Did you mean “stages”?" in sentence(one, "en")
    with_hint = UsageError("unknown_field", field="chanel", did_you_mean=["channel"])
    assert "Did you mean “channel”?" in sentence(with_hint, "en")
    assert "Может быть" not in sentence(
        UsageError("unknown_field", field="x", did_you_mean=[]), "ru"
    )


def test_numbers_in_sentences_follow_the_language():
    """Counts take the form their language asks for, amounts the currency of the result."""
    note = Note("unlinked_deals", {"count": 21, "revenue": Decimal(1234567)})
    told = sentence(note, "ru", currency="RUB").replace("\xa0", " ")
    assert told.startswith("21 сделка без лида в этом периоде, выручка 1 234 567 ₽")
    assert sentence(Exclusion("undated", 1200), "en") == "1,200 cards without a creation date"
    open_quote = InspectedReject((3, 4), "quote_never_closed")
    assert sentence(open_quote, "en").startswith("a quote is opened")
    reject = InspectedReject((3,), "field_count", {"found": 2, "expected": 1200})
    assert sentence(reject, "ru").replace("\xa0", " ").startswith("2 поля вместо 1 200;")


def test_rates_are_said_with_their_first_day():
    """The rate of VAT that was taken out, and since when another one."""
    rates = [("2019-01-01", Decimal("0.2")), ("2026-01-01", Decimal("0.22"))]
    note = Note("vat_taken_out_spend", {"rates": rates})
    told = sentence(note, "ru").replace("\xa0", " ")
    assert told.endswith("по ставке 20,0 % с 01.01.2019, 22,0 % с 01.01.2026.")


def test_an_unknown_code_still_reaches_the_reader():
    """A code without wording is shown with its facts, never lost and never a traceback."""
    assert sentence(InputError("brand_new", file="a\x1b.csv"), "ru") == "brand_new (file: a�.csv)"


def test_a_question_carried_as_a_note_has_its_sentence():
    """What would be an error for one result is a note on another, in the same words."""
    note = Note("zone_unknown", {"toml": "[stages]"})
    assert sentence(note, "en").startswith("It is not known which stages are marketing's")


def test_long_and_hostile_facts_are_tamed():
    """A found value of ten thousand characters is shortened; no escape gets through."""
    error = QuestionError("number_sign_unclear", examples=["\x1b[2J" + "9" * 10_000], toml="x")
    told = sentence(error, "en")
    assert len(told) < 400
    assert "\x1b" not in told


@pytest.mark.parametrize(
    ("template", "facts", "lang", "told"),
    [
        ("{x:iso}", {"x": date(2025, 3, 1)}, "ru", "2025-03-01"),
        ("{x:day}", {"x": datetime(2025, 3, 1, 9, 5)}, "ru", "01.03.2025"),  # noqa: DTZ001 - UTC by contract
        ("{x}", {"x": datetime(2025, 3, 1, 9, 5)}, "en", "2025-03-01 09:05"),  # noqa: DTZ001 - UTC by contract
        ("{x:rate}", {"x": 0.0686}, "en", "6.9%"),
        ("{x:days}", {"x": Decimal("12.25")}, "ru", "12,3"),
        ("{x:word is|are}", {"x": 2}, "en", "Are"),
        ("{x:list}", {"x": [*"abcdefgh"]}, "ru", "«a», «b», «c», «d», «e», «f» и ещё 2"),
        ("{x:list}", {"x": [("dd.mm", "31.12"), ("", "n")]}, "en", "“31.12”, “n”"),
        ("{x:wanted}", {"x": "date"}, "ru", "Дата"),
        ("{x:table}", {"x": "stage_log"}, "en", "Stage history"),
        ("{x:money}", {"x": Decimal(5), "currency": None}, "en", "5.00"),
        ("{x:whole}", {"x": "many"}, "en", "Many"),
        ("{x}", {}, "en", "…"),
        ("{where}no", {"file": "a.csv", "line": 3}, "en", "a.csv, line 3: no"),
    ],
)
def test_facts_are_shown_as_their_kind(template, facts, lang, told):
    """Each way of showing a fact, on one fact."""
    assert fill(template, facts, lang) == told


def test_why_the_first_record_was_refused_is_said_in_words():
    """The reason of a reject inside an error is its sentence, not its code."""
    error = InputError(
        "all_rejected", file="a.csv", line=2, count=7, reason="field_count", found=5, expected=4
    )
    assert sentence(error, "en") == (
        "a.csv, line 2: none of 7 records could be read, and here is the first: "
        "5 fields instead of 4; check for a stray separator or quote."
    )


def test_romi_without_its_base_stands_in_no_russian_sentence():
    """Whether it is by revenue or by margin depends on the answer; its column says which."""
    said = [russian for known in CATALOGUE.values() for _, russian in known.values()]
    bare = re.compile(r"ROMI(?! считается по выручке| по выручке)")
    assert [text for text in said if bare.search(text)] == []
