"""Texts of any length made to fit: cut between the characters a reader sees, never inside one."""

from __future__ import annotations

import unicodedata
from typing import Final

from smalign.base.clean import clean

_JOINER: Final = "\u200d"
_ZONE: Final = ("\U0001f1e6", "\U0001f1ff")
_TONES: Final = ("\U0001f3fb", "\U0001f3ff")
_TAGS: Final = ("\U000e0020", "\U000e007f")
_ELLIPSIS: Final = "…"


def cut(text: str, most: int) -> str:
    """`text` on one line, safe to show, with at most `most` visible characters."""
    pieces = clusters(clean(text))
    if len(pieces) <= most:
        return "".join(pieces)
    return "".join(pieces[: most - 1]).rstrip() + _ELLIPSIS


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
    if sign == _JOINER or piece.endswith(_JOINER):
        return True
    if unicodedata.category(sign) in ("Mn", "Me", "Mc"):
        return True
    if _TONES[0] <= sign <= _TONES[1] or _TAGS[0] <= sign <= _TAGS[1]:
        return True
    is_half = _ZONE[0] <= sign <= _ZONE[1] and _ZONE[0] <= piece[-1] <= _ZONE[1]
    return is_half and len(piece) % 2 == 1
