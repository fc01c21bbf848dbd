"""Text from an export, made safe to show: nothing in it can move a cursor or turn a line around."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_BLANKS: Final = re.compile(r"\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_LINE_END: Final = re.compile(r"\r\n?")
_CELL_KEEPS: Final = "\t\n"
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: ESC starts terminal sequences
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"  # bidirectional and line controls
    "\ud800-\udfff\ufffe\uffff]"  # cannot be encoded, or forbidden in XML
)
REPLACEMENT: Final = "\ufffd"
_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_PHONE: Final = re.compile(r"(?<![\d:./])\+?\d(?:[ ()-]*\d){9,14}(?![\d:.,/])")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LOOK_ALIKES: Final = str.maketrans("aceopxkmthby", "асеорхкмтнву")
_LATIN: Final = re.compile("[aceopxkmthby]")
_HEADER_TAIL: Final = "*:, "


def clean(text: str) -> str:
    """`text` on one line: line ends and tabs become blanks, other controls U+FFFD."""
    return _UNSAFE.sub(REPLACEMENT, _BLANKS.sub(" ", text))


def clean_lines(text: str) -> str:
    """`text` with its tabs kept and each line end a line feed; any other control becomes U+FFFD."""
    return _UNSAFE.sub(
        lambda found: found.group() if found.group() in _CELL_KEEPS else REPLACEMENT,
        _LINE_END.sub("\n", text),
    )


def masked(text: str) -> str:
    """A person's name, e-mail or phone as its form: the first letter of each word, no digit."""
    return _WORD.sub(
        lambda found: ("*" if found[0][0].isdigit() else found[0][0]) + "*" * (len(found[0]) - 1),
        text,
    )


def masked_note(text: str) -> str:
    """A value where it should not be, masked where it may speak of a person.

    That is an address, a phone, or several words: a remark typed into a field of dates. A single
    word or number stays: it tells what to correct.
    """
    is_personal = "@" in text or _PHONE.search(text) or len(_LETTERS.findall(text)) > 1
    return masked(text) if is_personal else text


def fold_header(text: str) -> str:
    """A header in the form in which headers are compared.

    Byte order mark and outer blanks go, runs of blanks become one, `*`, `:` and `,` at the end
    go, case is folded, ё is е, and in a word that holds Cyrillic letters the Latin look-alikes
    become Cyrillic (Bitrix24 ships «Cчёт на предоплату» with a Latin C).
    """
    bare = " ".join(text.replace("\ufeff", "").split())
    folded = bare.rstrip(_HEADER_TAIL).casefold().replace("ё", "е")
    if folded.isascii() or not _LATIN.search(folded):
        return folded  # no word of two scripts: every process folds thousands of headers
    return _WORD.sub(lambda found: _one_script(found.group()), folded)


def fold_value(text: str) -> str:
    """A value as smalign.toml may spell it: case, outer blanks and ё make no difference."""
    return text.lower().replace("ё", "е").strip()


def fold_words(text: str) -> str:
    """A name of several words as another table may spell it: runs of blanks are one, too."""
    return " ".join(fold_value(text).split())


@lru_cache(4096)  # asked for each pair of a source and a line of [channels]
def fold_source(text: str) -> str:
    """A source, or a pair "source / medium", as `[channels]` may spell it: blanks aside, too."""
    return " / ".join(map(fold_words, text.split("/")))


def alike(text: str) -> str:
    """A text in the form in which it looks the same: case, ё and look-alike letters are one."""
    return text.casefold().replace("ё", "е").translate(_LOOK_ALIKES)


def _one_script(word: str) -> str:
    return word.translate(_LOOK_ALIKES) if _CYRILLIC.search(word) else word
