"""Texts of any length made to fit: cut between the characters a reader sees, never inside one."""

from __future__ import annotations

import unicodedata
from typing import Final

from smalign.base.clean import clean

_JOINER: Final = "\u200d"
_ZONE: Final = ("\U0001f1e6", "\U0001f1ff")
_TONES: Final = ("\U0001f3fb", "\U0001f3ff")
_TAGS: Final = ("\U000e0020", "\U000e007f")
SENTENCE: Final = 500
"""Visible characters of a sentence."""
_ELLIPSIS: Final = "…"
_LEAST: Final = 4
_THIN: Final = frozenset(" .,:;·'|!/\\ijlftr()[]-\u00a0")
_BROAD: Final = frozenset("mwжшщюмфы@%—…")
_LONGEST_CLUSTER: Final = 16
"""Code points; the longest emoji in use has ten, a letter buried in marks has thousands."""
_WEIGHT: Final = 4
"""Code points a visible character may cost on the average."""


def cut(text: str, most: int) -> str:
    """`text` on one line, safe to show, with at most `most` visible characters.

    A text of characters that cost many code points each is cut earlier.
    """
    safe = clean(text)
    if len(safe) <= most:
        return safe
    pieces = clusters(safe[: most * _WEIGHT])
    if len(safe) > most * _WEIGHT:
        pieces = pieces[:-1]  # the last one may have been cut in two
    elif len(pieces) <= most:
        return safe
    return "".join(pieces[: most - 1]).rstrip() + _ELLIPSIS


def narrowed(text: str, room: float) -> str:
    """`text` cut to a width; `room` in widths of a square sign, of which a few are always there."""
    if span(text) <= room:
        return text
    pieces = clusters(text)
    left = max(room, _LEAST) - span(_ELLIPSIS)
    while pieces and span("".join(pieces)) > left:
        pieces.pop()
    return "".join(pieces).rstrip() + _ELLIPSIS


def span(text: str) -> float:
    """About how wide a text is drawn, in widths of a square sign, which those of Asia are."""
    return sum(_wide(piece) for piece in clusters(text))


def _wide(piece: str) -> float:
    sign = piece[0]
    if unicodedata.east_asian_width(sign) in ("W", "F") or sign >= _ZONE[0]:
        return 1.3 if sign >= _ZONE[0] else 1.0
    if sign in _THIN:
        return 0.3
    if sign.lower() in _BROAD:
        return 0.95 if sign.isupper() else 0.82
    return 0.72 if sign.isupper() else 0.57


def clusters(text: str) -> list[str]:
    """`text` in user-perceived characters: marks, joined emoji, skin tones and flags stay whole."""
    pieces: list[str] = []
    for sign in text:
        if pieces and _goes_on(pieces[-1], sign):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _goes_on(piece: str, sign: str) -> bool:
    if len(piece) >= _LONGEST_CLUSTER:
        return False
    if sign == _JOINER or piece.endswith(_JOINER):
        return True
    if unicodedata.category(sign) in ("Mn", "Me", "Mc"):
        return True
    if _TONES[0] <= sign <= _TONES[1] or _TAGS[0] <= sign <= _TAGS[1]:
        return True
    is_half = _ZONE[0] <= sign <= _ZONE[1] and _ZONE[0] <= piece[-1] <= _ZONE[1]
    return is_half and len(piece) % 2 == 1
