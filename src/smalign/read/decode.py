"""Bytes to text: whole, in chunks, with what cannot be decoded marked and never guessed."""

from __future__ import annotations

import codecs
import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.progress import Progress

MARK: Final = "\udcff"
"""Stands for bytes that cannot be decoded; text decoded strictly never holds it."""

CHUNK: Final = 1 << 18  # fits a processor's cache
_MARKING: Final = "smalign.mark"


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return MARK, error.end
    raise error


codecs.register_error(_MARKING, _mark)


def lines(path: str, encoding: str) -> Iterator[str]:
    """Physical lines with their ends (LF, CRLF or CR), undecodable bytes as MARK."""
    with open(path, encoding=encoding, errors=_MARKING, newline="") as text:  # noqa: PTH123 - a descriptor's path
        first = next(text, "")
        yield first.removeprefix("\ufeff")
        yield from text


def head_text(data: bytes, encoding: str) -> str:
    """The beginning of a text, whole lines only when `data` was cut; undecodable bytes as MARK."""
    decoder = codecs.getincrementaldecoder(encoding)(_MARKING)
    return decoder.decode(data).removeprefix("\ufeff")


def check_codec(encoding: str) -> str:
    """The codec's own name.

    Raises:
        UsageError: encoding_unknown.

    """
    try:
        codecs.getincrementaldecoder(encoding)(_MARKING).decode(b"a")
        "".encode(encoding)
    except (LookupError, ValueError, TypeError) as error:
        raise UsageError("encoding_unknown", encoding=encoding) from error
    return encoding.strip().lower().replace("_", "-")


def transcode(path: str, encoding: str, target: Path, progress: Progress = silent) -> bool:
    """Write a text as UTF-8; False (and a useless target) when some bytes cannot be decoded."""
    total = Path(path).stat().st_size
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        with open(path, "rb") as source, target.open("wb") as sink:  # noqa: PTH123 - a descriptor's path
            while chunk := source.read(CHUNK):
                sink.write(decoder.decode(chunk).encode())
                progress(target.name, source.tell(), total)
            sink.write(decoder.decode(b"", final=True).encode())
    except UnicodeError:
        return False
    return True


def text_of(data: bytes, encoding: str) -> io.StringIO:
    """Decoded bytes as lines, for pieces small enough to hold."""
    return io.StringIO(head_text(data, encoding), newline="")
