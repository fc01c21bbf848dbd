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
_SIGNS: Final = frozenset("«»„“”‘’–—…№•·©®™€₽°§±×\u00a0")
_COMMON: Final = """
аб ав аг ад ае аз ак ал ам ан ап ар ас ат ах ац ая ба бе бо бр бу бы ва ве ви во вы га ге го гр гу
да де ди дн до ду ев ег ед еж ез ей ек ел ем ен ер ес ет же за зв зн ив иг ид ие из ий ик ил им ин
ип ис ит их иц ич ия ка ке ки кл ко кр кт ку ла ле ли лк лл ло ль ля ма ме ми мо му мя на не ни нк
нн но нт ну ны ню об ов ог од ое оз ой ок ол ом он оп ор ос от оч ощ па пе пи пл по пр пу ра рг ре
ри рк рн ро рт ру ры ря св се си ск сл сн со сп сс ст су сы ся та тв те ти тк то тр ту ть ук ул ун
уп ур ус ут уч ую фи фо ха хо ца це ци ча че чт ша ше шт ще щи ыв ые ый ых ыл эл юр яв яз ям ян ят
"""
_PAIRS: Final = frozenset(_COMMON.split())
_SHORT: Final = frozenset("авикосуя")
_GOOD_LATIN: Final = 0.8
_SINGLE: Final = 0.2
_ODD: Final = -1.0


def cyrillic_score(text: str) -> float:
    """From -1 (no words) to 1: the mean over the words with letters beyond ASCII.

    A word of Cyrillic letters in one of the usual cases scores the share of its letter pairs
    that are common in Russian.
    """
    return _mean(text, _cyrillic_word)


def latin_score(text: str) -> float:
    """The same for Western Latin text with accents."""
    return _mean(text, _latin_word)


def is_cyrillic_word(word: str) -> bool:
    """Whether a word is of Cyrillic letters only, in one of the usual cases."""
    return bool(_CYRILLIC.fullmatch(word))


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
        return _SINGLE if low in _SHORT else -_SINGLE
    pairs = [low[i : i + 2] in _PAIRS for i in range(len(low) - 1)]
    return sum(pairs) / len(pairs)


def _latin_word(word: str) -> float | None:
    if word in _SIGNS:
        return None
    accents = len(_ACCENTED.findall(word))
    if not _LATIN.fullmatch(word) or 2 * accents > len(word):
        return _ODD
    capital_inside = not word.isupper() and not word[1:].islower()
    return _ODD if capital_inside else _GOOD_LATIN
