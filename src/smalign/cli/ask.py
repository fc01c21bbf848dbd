"""Asking on a terminal: one question, its numbered choices, an answer or Enter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from smalign.base.clean import clean
from smalign.base.errors import UsageError
from smalign.cli.talk import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.cli.talk import Language
    from smalign.session.asking import Question

    Ask = Callable[[Question], tuple[str, ...] | None]


def asker(lang: Language) -> Ask | None:
    """What asks, where both the questions and the answers go through a terminal; else None."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    has_begun = False
    has_ended = False

    def ask(question: Question) -> tuple[str, ...] | None:
        nonlocal has_begun, has_ended
        if has_ended:
            return None
        if not has_begun:
            say(_worded("intro", lang))
            has_begun = True
        _show(question, lang)
        while True:
            typed = _typed(question, lang)
            if typed is None:
                has_ended = True
                return None
            if not typed:
                return None
            answer = _answer(question, typed, lang)
            if answer:
                return answer

    return ask


def _show(question: Question, lang: Language) -> None:
    facts = {**question.facts, "of": _subject(question, lang)}
    sys.stderr.write(f"\n{_worded(question.code, lang, **facts)}\n")
    for number, choice in enumerate(question.choices, start=1):
        sys.stderr.write(f"  {number}  {clean(_called(question, choice, lang))}\n")


def _called(question: Question, choice: str, lang: Language) -> str:
    """A choice as the file will say it, a table also in words."""
    if question.code != "table":
        return choice
    from smalign.render.titles import value_word

    word = value_word("table", choice, lang)
    return choice if word == choice else f"{choice} ({word})"


def _subject(question: Question, lang: Language) -> str:
    """Whose stages are asked for."""
    if question.facts.get("funnel") is not None:
        return _worded("pipeline", lang, name=question.facts["funnel"])
    return _worded("leads" if question.facts.get("card") == "lead" else "deals", lang)


def _typed(question: Question, lang: Language) -> str | None:
    """The line typed, None at the end of input."""
    code = "type"
    if question.choices:
        code = "choose_several" if question.takes_several else "choose"
    sys.stderr.write(_worded(code, lang))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stderr.write("\n")
        return None
    return line.strip()


def _answer(question: Question, typed: str, lang: Language) -> tuple[str, ...] | None:
    """The answer, or None after saying why it is none."""
    if not question.choices:
        return _checked(question, typed, lang)
    found = []
    for part in typed.split(",") if question.takes_several else [typed]:
        word = part.strip()
        is_number = word.isascii() and word.isdigit()
        if not is_number or not 1 <= int(word[:9]) <= len(question.choices):
            say(_worded("not_a_choice", lang, found=word))
            return None
        found.append(question.choices[int(word) - 1])
    if question.code == "order" and sorted(found) != sorted(question.choices):
        say(_worded("not_all", lang))
        return None
    return tuple(dict.fromkeys(found))


def _checked(question: Question, typed: str, lang: Language) -> tuple[str, ...] | None:
    """A zone or a currency that is one."""
    from smalign.base.config import Config
    from smalign.render.sentences import sentence
    from smalign.session.asking import answered

    word = typed.upper() if question.code == "currency" else typed
    try:
        answered(Config(), question, (word,))
    except UsageError as error:
        say(sentence(error, lang))
        return None
    return (word,)


def _worded(code: str, lang: str, **facts: object) -> str:
    from smalign.render.sentences import say as worded

    return worded("prompt", code, facts, lang)
