"""How much a decoded text looks like words: the judge between 8-bit code pages.

Cyrillic pages differ by where they put the letters and their case, so a wrong page turns
«Привет» into «оПХБЕР» or into signs; Latin text under a Cyrillic page mixes scripts in a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_Judge = Callable[[str], float | None]
_WORD: Final = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_CYRILLIC: Final = re.compile("[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]+")
_LATIN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]+")
_ACCENTED: Final = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
_SIGNS: Final = frozenset("«»„“”‘’–—…№•·©®™€₽°§±× ")
_PAIRS: Final = frozenset(
    [
        "ст",
        "но",
        "то",
        "на",
        "ен",
        "ов",
        "ни",
        "ра",
        "во",
        "ко",
        "ро",
        "ре",
        "ер",
        "по",
        "го",
        "пр",
        "ос",
        "не",
        "от",
        "ли",
        "ал",
        "ан",
        "ол",
        "ла",
        "те",
        "ет",
        "ор",
        "ль",
        "де",
        "ка",
        "ва",
        "ле",
        "ат",
        "ти",
        "ел",
        "ом",
        "ес",
        "та",
        "ск",
        "ит",
        "од",
        "ин",
        "ой",
        "ие",
        "ны",
        "ло",
        "об",
        "ри",
        "ил",
        "ма",
        "им",
        "ем",
        "ве",
        "ия",
        "ам",
        "ий",
        "ог",
        "ки",
        "ис",
        "ме",
        "ак",
        "мо",
        "ди",
        "тр",
        "да",
        "ви",
        "зн",
        "ть",
        "ед",
        "ев",
        "за",
        "до",
        "ми",
        "ыл",
        "ся",
        "ав",
        "ас",
        "му",
        "со",
        "ру",
        "ус",
        "че",
        "ик",
        "сл",
        "ча",
        "чт",
        "бо",
        "ид",
        "же",
        "св",
        "ив",
        "тв",
        "ры",
        "ар",
        "ег",
        "ей",
        "ич",
        "уд",
        "ок",
        "из",
        "бы",
        "вы",
        "оч",
        "кт",
        "ку",
        "ае",
        "кл",
        "ст",
        "сс",
        "ци",
        "ац",
        "па",
        "пе",
        "си",
        "се",
        "са",
        "ус",
        "уп",
        "ук",
        "ун",
        "ум",
        "бе",
        "об",
        "аз",
        "ус",
        "ус",
        "зв",
        "ок",
        "лк",
        "лл",
        "нн",
        "нт",
        "рг",
        "рк",
        "рн",
        "рт",
        "ря",
        "ям",
        "мя",
        "ах",
        "ых",
        "их",
        "ый",
        "ая",
        "ое",
        "ые",
        "ую",
        "яв",
        "ел",
        "ек",
        "еж",
        "ез",
        "еб",
        "иц",
        "ич",
        "нд",
        "дн",
        "ду",
        "гр",
        "га",
        "ге",
        "ба",
        "бу",
        "бр",
        "ту",
        "тн",
        "ну",
        "нк",
        "пл",
        "фи",
        "фо",
        "ха",
        "хо",
        "це",
        "ша",
        "ще",
        "щи",
        "эл",
        "юр",
        "яз",
        "ят",
        "ян",
        "аб",
        "аг",
        "ад",
        "ап",
        "ая",
        "ив",
        "иг",
        "ип",
        "кр",
        "ки",
        "ля",
        "ме",
        "му",
        "ню",
        "ощ",
        "оп",
        "оз",
        "он",
        "от",
        "пи",
        "пу",
        "ры",
        "сп",
        "сн",
        "су",
        "сы",
        "тс",
        "тк",
        "уг",
        "ул",
        "ур",
        "ус",
        "ут",
        "уч",
        "шт",
    ]
)
_SHORT: Final = frozenset("авикосуя")
_GOOD_LATIN: Final = 0.8
_ODD: Final = -1.0


def cyrillic_score(text: str) -> float:
    """From -1 (no words) to 1: the mean over the words with letters beyond ASCII."""
    return _mean(text, _cyrillic_word)


def latin_score(text: str) -> float:
    """The same for Western Latin text with accents."""
    return _mean(text, _latin_word)


def _mean(text: str, judge: _Judge) -> float:
    scores = [judge(word) for word in _WORD.findall(text) if not word.isascii()]
    counted = [score for score in scores if score is not None]
    return sum(counted) / len(counted) if counted else 0.0


def _cyrillic_word(word: str) -> float | None:
    if word in _SIGNS:
        return None
    if not _CYRILLIC.fullmatch(word):
        return _ODD
    low = word.lower()
    if len(low) == 1:
        return 0.2 if low in _SHORT else -0.2
    pairs = [low[i : i + 2] in _PAIRS for i in range(len(low) - 1)]
    return sum(pairs) / len(pairs)


def _latin_word(word: str) -> float | None:
    if word in _SIGNS:
        return None
    accents = len(_ACCENTED.findall(word))
    if not _LATIN.fullmatch(word) or 2 * accents > len(word):
        return _ODD
    if not word.isupper() and not word[1:].islower():
        return _ODD  # a capital inside a word
    return _GOOD_LATIN
