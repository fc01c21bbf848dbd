from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from smalign.base.errors import InputError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _document():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "file_empty"),
        ("blank.csv", b"\xef\xbb\xbf \r\n\n\t\n", "file_empty"),
        ("header.csv", "ID;Сумма\n", "no_rows"),
        ("message.csv", "Не выбрано ни одного элемента", "no_rows"),
        ("total.csv", "ID;Сумма\nИтого;0\n", "no_rows"),
        ("rejected.csv", "ID;Сумма\n1;2;3\n4\n", "all_rejected"),
        ("document.csv", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", "file_binary"),
        ("noise.csv", bytes(range(32)) * 20, "file_binary"),
        ("book.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "xlsx_encrypted"),
        ("book.xls", OLE + "Workbook".encode("utf-16-le"), "xls_legacy"),
        ("book.csv", _document(), "zip_not_workbook"),
        ("sheet.xls", b'<?xml version="1.0"?><Workbook/>', "xml_not_supported"),
        ("deals.csv.gz", b"\x1f\x8b\x08" + b"junk" * 9, "gzip_broken"),
        ("cut.csv.gz", gzip.compress(b"ID;Name\n1;a\n" * 500, mtime=0)[:-9], "gzip_broken"),
        ("table.parquet", b"PAR1" + b"\0" * 90 + b"PAR1", "parquet_broken"),
        ("page.xls", "<html><body>Нет данных</body></html>", "html_without_table"),
        ("table.xls", "<table><tr><th>ID</th><th>Сумма</th></tr></table>", "no_rows"),
    ],
)
def test_an_input_that_cannot_be_used_is_one_error(name, content, code, read, write):
    """Whatever the extension says: one code, the file named, exit 3."""
    path = write(name, content)
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == code
    assert caught.value.facts["file"] == str(path)
    assert int(caught.value.exit_code) == 3


def test_a_list_without_rows_beside_others_is_told_and_the_others_are_read(read_all, write):
    """A month without sales: its file stands in the notes; alone it is an error, see above."""
    bare = write("july.csv", "ID;Сумма\n")
    sole = read_all(bare, write("june.csv", "ID;Сумма\n1;2\n"))
    (table,) = sole
    assert [(note.code, note.facts) for note in table.probed.notes] == [
        ("files_without_rows", {"files": [str(bare)]})
    ]
    assert len(table.rows) == 1


def test_several_lists_without_rows_are_an_error(read_all, write):
    """There is nothing to read at all; the first one is named."""
    first = write("june.csv", "ID;Сумма\n")
    with pytest.raises(InputError) as caught:
        read_all(first, write("july.csv", "ID;Сумма\n"))
    assert (caught.value.code, caught.value.facts["file"]) == ("no_rows", str(first))


def test_a_gzip_bomb_is_stopped(read, write):
    """Two hundred times its size and more than 64 MB."""
    path = write("bomb.csv.gz", gzip.compress(b"ID;Name\n" + b"0" * (66 << 20)))
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == "inflates_too_much"


def test_all_rejected_names_the_first_line(read, write):
    """The error carries what a sentence needs: line, reason, found, expected, count."""
    with pytest.raises(InputError) as caught:
        read(write("x.csv", "ID;Сумма\n1;2;3\n4\n"))
    assert {key: caught.value.facts[key] for key in ("line", "reason", "found", "count")} == {
        "line": 2, "reason": "field_count", "found": 3, "count": 2,
    }  # fmt: skip
