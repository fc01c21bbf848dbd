"""One pass over the bytes of a UTF-8 text, before any other reader sees them.

DuckDB checks UTF-8 only in the columns a query selects, skips blank lines without a word, and
forgives blanks around quotes. So every byte is decoded strictly here, and a text in which DuckDB
and a strict tokenizer could differ silently is not `plain`: it takes the slow path.

A text without a quote is one record a line. There it is enough to count the lines: where the
engine finds fewer records, it skipped blank ones, and the slow path reads the text again.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.progress import silent

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    from smalign.base.progress import Progress

_CHUNK: Final = 1 << 20
_BLOCK: Final = 1 << 18  # fits a processor's cache
_LONGEST_LINE: Final = 2_000_000  # bytes; longer ones are beyond DuckDB's default
_BLANK_FIRST: Final = re.compile(rb'[\t\x0b-\r\x1c-\x20;,|"\x80-\xbf\xc2\xe1-\xe3]*(?:\n|\Z)')
_BLANK: Final = re.compile(rb'\n[\t\x0b-\r\x1c-\x20;,|"\x80-\xbf\xc2\xe1-\xe3]*(?:\n|\Z(?<!\n))')
_BEFORE_QUOTE: Final = re.compile(rb' "(?<=[;,|\t\n ] ")')
_AFTER_QUOTE: Final = re.compile(rb'" (?:[;,|\t\r\n ]|\Z)')
_BETWEEN_QUOTES: Final = re.compile(rb'" "')


class Survey(Struct, frozen=True):
    """What one pass over the bytes found.

    bad_at: offset of (about) the first byte that is not UTF-8, None = all are.
    plain: no blank lines, lone carriage returns, overlong lines or blanks around quotes.
    ends_with_line: the last line has its line end.
    lines: physical lines, where no line holds a quote: blank ones are still among them.
    """

    bad_at: int | None
    plain: bool
    ends_with_line: bool
    lines: int | None = None


def survey(
    path: str, name: str = "", progress: Progress = silent, *, is_ours: bool = False
) -> Survey:
    """Decode every byte strictly and look at the shape of the lines.

    is_ours: the text was encoded here, so that its bytes need no second proof.
    """
    decoder = _Proven() if is_ours else codecs.getincrementaldecoder("utf-8")("strict")
    found = _without_quotes(path, name, decoder, progress)
    decoder.reset()
    return found or _line_by_line(path, name, decoder, progress)


class _Proven(codecs.IncrementalDecoder):
    """Finds no fault in a text that was encoded here."""

    def decode(self, data: ReadableBuffer, final: bool = False) -> str:  # noqa: FBT001, FBT002 - its parent's
        """Nothing: the text itself is not asked for."""
        del data, final
        return ""


def _without_quotes(
    path: str, name: str, decoder: codecs.IncrementalDecoder, progress: Progress
) -> Survey | None:
    """The survey of a text without quotes and carriage returns; None for any other.

    Only what is fast over whole blocks: each byte is touched by a few searches in C.
    """
    total = Path(path).stat().st_size
    block = bytearray(_BLOCK)
    done = lines = 0
    longest = line = 0  # bytes since the last line end that was seen, at least
    ends = True
    with open(path, "rb", buffering=0) as source:  # noqa: PTH123 - a descriptor's path
        while size := source.readinto(block):
            piece = block if size == _BLOCK else block[:size]
            if b'"' in piece or b"\r" in piece:
                return None
            if (bad := _bad_byte(decoder, piece)) is not None:
                return Survey(done + bad, plain=False, ends_with_line=True)
            found = piece.count(b"\n")
            lines += found
            line = size if found else line + size
            longest = max(longest, line)
            ends = piece.endswith(b"\n")
            done += size
            progress(name, done, total)
    if _bad_byte(decoder, b"", final=True) is not None:
        return Survey(max(0, done - 3), plain=False, ends_with_line=False)
    return Survey(None, longest < _LONGEST_LINE, ends, lines + (not ends))


def _line_by_line(
    path: str, name: str, decoder: codecs.IncrementalDecoder, progress: Progress
) -> Survey:
    """The survey of any text."""
    total = Path(path).stat().st_size
    plain, done, carry, last = True, 0, b"", b""
    with open(path, "rb") as source:  # noqa: PTH123 - a descriptor's path
        while chunk := source.read(_CHUNK):
            if (bad := _bad_byte(decoder, chunk)) is not None:
                return Survey(done + bad, plain=False, ends_with_line=True)
            if plain:
                piece, carry = _whole_lines(carry + chunk)
                plain = _is_plain(piece) and len(carry) < _LONGEST_LINE
            done += len(chunk)
            last = chunk
            progress(name, done, total)
    if _bad_byte(decoder, b"", final=True) is not None:
        return Survey(max(0, done - 3), plain=False, ends_with_line=False)
    plain = plain and (not carry or _is_plain(carry))
    return Survey(None, plain, last.endswith((b"\n", b"\r")))


def _bad_byte(
    decoder: codecs.IncrementalDecoder, chunk: bytes | bytearray, *, final: bool = False
) -> int | None:
    """Where in the chunk decoding fails, up to three bytes off at its start."""
    if chunk.isascii() and not final and not decoder.getstate()[0]:
        return None  # told fifty times faster than by decoding
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _whole_lines(data: bytes) -> tuple[bytes, bytes]:
    end = data.rfind(b"\n") + 1
    return data[:end], data[end:]


def _is_plain(piece: bytes) -> bool:
    """Whether whole lines hold nothing that DuckDB would read in its own way."""
    if not piece:
        return True
    if b"\r" in piece and piece.count(b"\r") != piece.count(b"\r\n"):
        return False
    if _BLANK_FIRST.match(piece) or _BLANK.search(piece):
        return False
    return not _has_loose_quotes(piece)


def _has_loose_quotes(piece: bytes) -> bool:
    """Whether a quote may stand beside a blank that DuckDB would take away."""
    if b'"' not in piece:
        return False
    if piece.startswith(b" ") or (b' "' in piece and _BEFORE_QUOTE.search(piece)):
        return True
    if b'" ' not in piece:
        return False
    if _AFTER_QUOTE.search(piece):
        return True
    return any(_closes(piece, found.start()) for found in _BETWEEN_QUOTES.finditer(piece))


def _closes(piece: bytes, at: int) -> bool:
    """Whether the quote at `at` may close a field: it ends an odd run, or a run that is a field."""
    before = piece[max(0, at - 64) : at + 1]
    run = len(before) - len(before.rstrip(b'"'))
    return run % 2 == 1 or before[: len(before) - run][-1:] in b";,|\t\n"
