"""An RFC 4180 tokenizer that exists only here: one character at a time, sharing no code.

It answers what a record is, so that nobody who reads can also be the one who counts.
"""

from __future__ import annotations

from typing import NamedTuple


class Record(NamedTuple):
    """A record: its fields (None = it cannot be cut) and its first and last physical line."""

    cells: tuple[str, ...] | None
    first_line: int
    last_line: int


def physical_lines(text):
    """Lines with their ends; LF, CRLF and a lone CR end a line."""
    lines, start, at = [], 0, 0
    while at < len(text):
        sign = text[at]
        at += 1
        if sign == "\r" and text[at : at + 1] == "\n":
            at += 1
        if sign in "\r\n":
            lines.append(text[start:at])
            start = at
    if start < len(text):
        lines.append(text[start:])
    return lines


def tokenize(text, delimiter):
    """All records; after one that cannot be cut, the next starts at the next physical line."""
    lines = physical_lines(text)
    records, at = [], 0
    while at < len(lines):
        cells, used = _record(lines, at, delimiter)
        records.append(Record(cells, at + 1, at + used))
        at += used
    return records


def _record(lines, start, delimiter):
    """Fields of the record that starts at a line, and how many lines it takes."""
    if not lines[start].rstrip("\r\n"):
        return (), 1
    cells, state = [[]], "start"
    for number in range(start, len(lines)):
        body = lines[number].rstrip("\r\n")
        for sign in body:
            state = _next(cells, state, sign, delimiter)
            if state is None:
                return None, 1
        if state != "quoted":
            return tuple(map("".join, cells)), number - start + 1
        cells[-1].append(lines[number][len(body) :])
    return None, 1


def _next(cells, state, sign, delimiter):
    """The state after one character, kept in the last cell; None when it may not stand there."""
    if state == "quoted" and sign == '"':
        return "quote"
    if state != "quoted" and sign == delimiter:
        cells.append([])
        return "start"
    if state == "start" and sign == '"':
        return "quoted"
    if state == "quote" and sign != '"':
        return None
    cells[-1].append(sign)
    return "quoted" if state in {"quoted", "quote"} else "bare"
