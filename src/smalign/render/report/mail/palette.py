"""A drawn chart as a PNG of few colours: a tenth of the bytes, and a mail has few."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    Pixels = np.ndarray[Any, np.dtype[Any]]

_SIGN: Final = b"\x89PNG\r\n\x1a\n"
_HEAD: Final = ">IIBBBBB"
_RGBA: Final = (8, 6, 0, 0, 0)
"""Eight bits, four channels, no interlacing: what the drawing engine writes."""
_COLOURS: Final = 256
_STEPS: Final = (1, 8, 17, 51)
"""Distances of levels, tried until all colours fit; text is edged in many greys."""


def with_palette(data: bytes) -> bytes:
    """The same picture on white in at most 256 colours; a PNG of another kind stays as it is.

    Sharp edges of text keep their place; a colour moves by half a step at most, 25 of 255 in a
    picture of very many.
    """
    import numpy as np

    pixels = _opaque(data)
    if pixels is None:
        return data
    height, width, _ = pixels.shape
    for step in _STEPS:
        levels = np.minimum((pixels + step // 2) // step * step, 255)
        codes = levels[:, :, 0] << 16 | levels[:, :, 1] << 8 | levels[:, :, 2]
        found, index = np.unique(codes, return_inverse=True)
        if len(found) <= _COLOURS:
            break
    colours = b"".join(int(code).to_bytes(3, "big") for code in found)
    rows = index.reshape(height, width).astype(np.uint8)
    plain = np.zeros((height, 1), np.uint8)  # each row begins with its filter: none
    packed = zlib.compress(np.hstack((plain, rows)).tobytes(), 9)
    head = struct.pack(_HEAD, width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", packed), (b"IEND", b""))
    return _SIGN + b"".join(_chunk(kind, body) for kind, body in chunks)


def _opaque(data: bytes) -> Pixels | None:
    """Red, green and blue of each dot over white; None of a kind that is not read here."""
    import numpy as np

    chunks = dict(_joined(data))
    width, height, *kind = struct.unpack(_HEAD, chunks[b"IHDR"])
    if tuple(kind) != _RGBA:
        return None
    lines = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)
    filters = lines[:, 0]
    if not np.isin(filters, (0, 1)).all():
        return None
    dots = lines[:, 1:].reshape(height, width, 4).astype(np.uint32)
    beside = filters == 1  # each dot as its distance from the one before it
    dots[beside] = np.cumsum(dots[beside], axis=1) % 256
    alpha = dots[:, :, 3:]
    mixed: Pixels = (dots[:, :, :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return mixed


def _joined(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each kind of chunk with its bytes, those of the picture in one."""
    at, picture = len(_SIGN), b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        picture += body if kind == b"IDAT" else b""
        yield kind, picture if kind == b"IDAT" else body
        at += size + 12


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
