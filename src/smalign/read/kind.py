"""What a file is, told from its bytes: an extension is never believed."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, Literal

from smalign.base.errors import InputError

if TYPE_CHECKING:
    from smalign.read.records import Input

FileKind = Literal["text", "gzip", "xlsx", "html", "parquet"]

HEAD: Final = 1 << 16
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BINARY: Final = (
    *(b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x7fELF", b"{\\rtf"),
    *(b"Rar!", b"7z\xbc\xaf", b"BZh9", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|meta|title|table|body|style|div|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(rb"\s*<\?xml\b")
_JSON: Final = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"[^\"\n]*\"\s*:|\})")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.02
_CONTROL_FEW: Final = 8


def kind_of(file: Input) -> FileKind:
    """The kind of an input; archives are opened before, so what is packed as a zip is a workbook.

    Raises:
        InputError: file_empty, file_binary, xls_legacy (old binary workbook), xlsx_encrypted,
            zip_not_workbook, xml_not_supported, json_not_supported, file_unreadable.

    """
    head = head_of(file, HEAD)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        _refuse_blank(file)
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "xlsx"
    if head.startswith(b"PAR1") and b"\0" in head:
        return "parquet"
    if head.startswith(_OLE):
        raise InputError(_ole(file), file=file.name)
    marked = _as_ascii(head)
    if _HTML.match(marked):
        return "html"
    if _XML.match(marked):
        raise InputError("xml_not_supported", file=file.name)
    if _JSON.match(marked):
        raise InputError("json_not_supported", file=file.name)
    if head.startswith(_BINARY) or _is_binary(head):
        raise InputError("file_binary", file=file.name)
    return "text"


def _as_ascii(head: bytes) -> bytes:
    """The head without its byte order mark, one byte a character where two are ASCII."""
    if head.startswith(_BOMS[1:]):
        return head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head.removeprefix(_BOMS[0])


def head_of(file: Input, size: int) -> bytes:
    """The first bytes of an input, whatever was read of it before."""
    try:
        return os.pread(file.descriptor, size, 0)
    except OSError as error:
        raise InputError("file_unreadable", file=file.name, why=error.strerror or "") from error


def _refuse_blank(file: Input) -> None:
    if os.fstat(file.descriptor).st_size <= HEAD:
        raise InputError("file_empty", file=file.name)


def _is_binary(head: bytes) -> bool:
    """Many control characters, and no byte order mark that would explain them."""
    if head.startswith(_BOMS) or looks_utf16(head):
        return False
    return len(_CONTROL.findall(head)) > max(_CONTROL_FEW, _CONTROL_SHARE * len(head))


def looks_utf16(head: bytes) -> bool:
    """Every other byte of plain text is NUL: UTF-16 without its mark, to be asked about."""
    even, odd = head[0::2], head[1::2]
    zeros = max(even.count(0), odd.count(0))
    few = min(even.count(0), odd.count(0))
    return zeros > len(head) // 5 and few * 20 < zeros


def _ole(file: Input) -> str:
    """An OLE container: a protected workbook, or the old binary format."""
    size = os.fstat(file.descriptor).st_size
    whole = head_of(file, min(size, 1 << 24))
    protected = "EncryptedPackage".encode("utf-16-le") in whole
    return "xlsx_encrypted" if protected else "xls_legacy"
