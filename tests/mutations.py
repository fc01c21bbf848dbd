"""Good exports, and the ways they get damaged: by hand, by Excel, by a broken line, by chance.

A mutation takes the bytes of a file, its delimiter and a seeded random source. `cost` is how many
records of a file without line breaks inside quotes it may turn into rejects.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


class Good(NamedTuple):
    """A file without a fault; `lines` is how many physical lines its longest record takes."""

    name: str
    data: bytes
    delimiter: str
    lines: int = 1


class Mutation(NamedTuple):
    """A way to damage a delimited text."""

    cost: int
    apply: Callable[[bytes, bytes, Random], bytes]


NAMES = ("Иванов Иван", "ООО Ромашка", "Пётр", "Smith", "", "ИП Ким", "a b", "Ёлкин")
STAGES = ("Новая", "Переговоры", "Счёт выставлен", "Отказ", "Won")


def good_texts(random: Random) -> tuple[Good, ...]:
    """Delimited exports: separators, quotes, line ends, encodings, titles and totals."""
    rows = [
        [
            str(1000 + i),
            random.choice(NAMES),
            f"{random.randrange(10**6)}.{random.randrange(100):02}",
            f"{random.randrange(1, 29):02}.03.2026 10:{random.randrange(60):02}:00",
            random.choice(STAGES),
        ]
        for i in range(random.randrange(5, 60))
    ]
    bitrix = [["ID", "Название сделки", "Сумма", "Дата создания", "Стадия сделки"], *rows]
    plain = [["deal_id", "deal_name", "amount", "created_at", "stage"], *rows]
    long = [[*row[:4], f'{row[4]}\nвторая "строка"; {i}'] for i, row in enumerate(bitrix[1:])]
    return (
        Good("bitrix.csv", _quoted(bitrix, ";", "\r\n").encode(), ";"),
        Good("cp1251.csv", _quoted(bitrix, ";", "\n").encode("cp1251"), ";"),
        Good("bare.csv", _bare(plain, ",", "\n").encode("utf-8-sig"), ","),
        Good("tabs.tsv", _bare(plain, "\t", "\r\n").encode("utf-16"), "\t"),
        Good("long.csv", _quoted([bitrix[0], *long], ";", "\n").encode(), ";", 2),
        Good(
            "report.csv",
            f"Отчёт по сделкам\n\n{_bare(bitrix, ';', chr(10))}\nИтого;;;;\n".encode(),
            ";",
        ),
    )


def _quoted(rows, delimiter, end):
    return "".join(
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) + end for row in rows
    )


def _bare(rows, delimiter, end):
    return "".join(delimiter.join(row) + end for row in rows)


def good_files(random: Random) -> tuple[tuple[str, bytes], ...]:
    """Exports that are no text, with their names."""
    texts = good_texts(random)
    table = [line.split(",") for line in texts[2].data.decode("utf-8-sig").splitlines()]
    return (
        ("deals.xlsx", _xlsx(table)),
        ("deals.xls", _html(table)),
        ("deals.csv.gz", gzip.compress(texts[0].data, mtime=0)),
        ("deals.parquet", _parquet(table)),
        ("deals.zip", _zip({"a/deals.csv": texts[0].data, "a/leads.csv": texts[1].data})),
    )


def _xlsx(table):
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _html(table):
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>\n" for row in table)
    return f'<html><meta charset="utf-8"><body><table>\n{rows}</table></body></html>'.encode()


def _parquet(table):
    columns = {name: [row[i] for row in table[1:]] for i, name in enumerate(table[0])}
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def _zip(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _span(data, random, most=12):
    at = random.randrange(len(data) + 1)
    return at, min(len(data), at + random.randrange(1, most))


def _delete(data, _, random):
    at, end = _span(data, random)
    return data[:at] + data[end:]


def _duplicate(data, _, random):
    at, end = _span(data, random, 200)
    return data[:end] + data[at:end] + data[end:]


def _insert(*pieces):
    def apply(data, delimiter, random):
        piece = random.choice(pieces).replace(b"@", delimiter)
        at = random.randrange(len(data) + 1)
        return data[:at] + piece + data[at:]

    return apply


def _noise(data, _, random):
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.randrange(1, 9)) + data[at:]


def _flip(data, _, random):
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _cut(data, _, random):
    return data[: random.randrange(len(data) + 1)]


def _behead(data, _, random):
    return data[random.randrange(len(data) + 1) :]


def _replaced(old, new, *, all_=False):
    """Replace one of the places where `old` stands, or many of them."""

    def apply(data, delimiter, random):
        was, becomes = old.replace(b"@", delimiter), new.replace(b"@", delimiter)
        pieces = data.split(was)
        if len(pieces) == 1:
            return data
        chosen = random.randrange(1, len(pieces))
        out = pieces[0]
        for place, piece in enumerate(pieces[1:], 1):
            hit = random.random() < 0.5 if all_ else place == chosen
            out += (becomes if hit else was) + piece
        return out

    return apply


def _lines(change):
    """Change the list of lines, their ends kept."""

    def apply(data, delimiter, random):
        lines = data.splitlines(keepends=True)
        if len(lines) < 3:
            return data
        change(lines, random.randrange(1, len(lines)), delimiter, random)
        return b"".join(lines)

    return apply


def _header_again(lines, at, _, __):
    lines.insert(at, lines[0])


def _header_in_another_order(lines, at, delimiter, random):
    cells = lines[0].rstrip(b"\r\n").split(delimiter)
    lines.insert(at, delimiter.join(random.sample(cells, len(cells))) + b"\n")


def _same_header(lines, _, delimiter, random):
    cells = lines[0].rstrip(b"\r\n").split(delimiter)
    cells[random.randrange(len(cells))] = cells[0]
    lines[0] = delimiter.join(cells) + b"\n"


def _swap(lines, at, _, __):
    lines[at - 1], lines[at] = lines[at], lines[at - 1]


def _remove(lines, at, _, __):
    del lines[at]


def _blank(lines, at, delimiter, random):
    lines.insert(at, random.choice((b"\n", b"\r\n", b" \n", delimiter * 4 + b"\n", b"\t\n")))


def _total(lines, at, delimiter, random):
    word = random.choice(("Итого", "Total", "Всего:", "Grand total", "Exported by x")).encode()
    place = random.choice((at, len(lines)))
    lines.insert(place, word + delimiter * random.randrange(6) + b"\n")


def _trailing(lines, _, delimiter, random):
    from_ = random.choice((0, 1))
    lines[from_:] = [
        line.rstrip(b"\r\n") + delimiter + line[len(line.rstrip(b"\r\n")) :]
        for line in lines[from_:]
    ]


def _overlong(lines, at, _, random):
    lines.insert(
        at, b"x" * random.choice((9_000, 70_000, 70_000, 70_000, 70_000, 2_100_000)) + b"\n"
    )


MANY = 10**6
"""The cost of what may change every record."""

MUTATIONS = {
    "delete": Mutation(2, _delete),
    "duplicate": Mutation(MANY, _duplicate),
    "insert delimiter": Mutation(1, _insert(b"@")),
    "insert quote": Mutation(1, _insert(b'"', b'""', b'@"', b'"@', b'\\"', b' "', b'" ')),
    "insert line end": Mutation(2, _insert(b"\n", b"\r\n", b"\r", b"\n\n")),
    "insert control": Mutation(
        1, _insert(b"\0", b"\0\0\0", b"\x01", b"\x1f", b"\x1a", b"\x0b", b"\x0c", b"\x1c", b"\x85")
    ),
    "insert separator sign": Mutation(1, _insert("\u2028".encode(), "\u00a0".encode(), b"\x85")),
    "insert cp1251": Mutation(1, _insert("Звонок".encode("cp1251"), "№ъ".encode("cp1251"))),
    "insert mark": Mutation(1, _insert(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")),
    "insert noise": Mutation(MANY, _noise),
    "flip": Mutation(2, _flip),
    "cut": Mutation(1, _cut),
    "behead": Mutation(MANY, _behead),
    "another delimiter": Mutation(1, _replaced(b"@", b"|")),
    "other delimiters": Mutation(MANY, _replaced(b"@", b",", all_=True)),
    "lose a quote": Mutation(1, _replaced(b'"', b"")),
    "lose quotes": Mutation(MANY, _replaced(b'"', b"", all_=True)),
    "blanks at quotes": Mutation(MANY, _replaced(b'"@"', b'" @ "', all_=True)),
    "old line ends": Mutation(MANY, _replaced(b"\n", b"\r", all_=True)),
    "mixed line ends": Mutation(MANY, _replaced(b"\n", b"\r\n", all_=True)),
    "lose a line end": Mutation(1, _replaced(b"\n", b"")),
    "header again": Mutation(1, _lines(_header_again)),
    "header in another order": Mutation(MANY, _lines(_header_in_another_order)),
    "same header": Mutation(MANY, _lines(_same_header)),
    "swap lines": Mutation(MANY, _lines(_swap)),
    "remove a line": Mutation(1, _lines(_remove)),
    "blank line": Mutation(1, _lines(_blank)),
    "total": Mutation(1, _lines(_total)),
    "trailing delimiter": Mutation(MANY, _lines(_trailing)),
    "overlong line": Mutation(1, _lines(_overlong)),
}
RAW = ("delete", "duplicate", "insert noise", "flip", "cut", "behead", "insert control")
"""What can happen to files that are no text."""
