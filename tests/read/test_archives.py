from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from smalign.base.errors import InputError
from smalign.read import archive
from smalign.read.find import close, find

DEALS = "ID;Сумма\n1;5\n2;7\n"
ROWS = [("1", "5"), ("2", "7")]


def packed(members, compression=zipfile.ZIP_DEFLATED):
    """The bytes of an archive with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return buffer.getvalue()


def parquet():
    """The bytes of a Parquet file."""
    buffer = io.BytesIO()
    pq.write_table(pa.table({"ID": ["1", "2"], "Сумма": ["5", "7"]}), buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["exports.zip", "exports.csv", "exports"])
def test_an_archive_is_opened_like_a_folder(name, read_all, write):
    """Every export in it is a file of its own, whatever the archive is called."""
    members = {
        "spend.csv": "Дата;Расход\n2026-01-01;5\n",
        "deals.csv.gz": gzip.compress(DEALS.encode()),
        "deals.parquet": parquet(),
        "readme.md": "not an export",
    }
    path = write(name, packed(members))
    found = read_all(path)
    assert [one.used.file for one in found] == [
        f"{path}/deals.csv.gz",
        f"{path}/deals.parquet",
        f"{path}/spend.csv",
    ]
    assert [one.rows for one in found] == [ROWS, ROWS, [("2026-01-01", "5")]]
    assert {one.used.path for one in found} == {None}


def test_exports_inside_folders_of_an_archive_are_found(read_all, write):
    """Nested exports are taken when there are no others; what a Mac adds is not."""
    nested = {
        "2026/deals.csv": DEALS,
        "__MACOSX/2026/._deals.csv": b"\0\5\x16\7",
        ".hidden/x.csv": "x",
    }
    (one,) = read_all(write("nested.zip", packed(nested)))
    assert one.used.file.endswith("nested.zip/2026/deals.csv")
    (top,) = read_all(write("top.zip", packed({**nested, "leads.csv": "ID;Имя\n7;x\n"})))
    assert top.rows == [("7", "x")]


def test_an_archive_without_an_export_by_name_is_read_by_its_bytes(read_all, write):
    """A cabinet may pack a table under no extension at all."""
    (one,) = read_all(write("report.zip", packed({"report": DEALS})))
    assert one.rows == ROWS


def test_an_archive_in_a_folder_and_from_standard_input(read_all, write, tmp_path):
    """A folder's archives are opened in their place, and so is what a pipe brings."""
    write("in/exports.zip", packed({"deals.csv": DEALS}))
    write("in/leads.csv", "ID;Имя\n7;x\n")
    files = [one.used.file for one in read_all(tmp_path / "in")]
    assert files == ["exports.zip/deals.csv", "leads.csv"]
    (one,) = read_all("-", stdin=io.BytesIO(packed({"deals.csv": DEALS})))
    assert (one.used.file, one.rows) == ("-/deals.csv", ROWS)


@pytest.mark.parametrize("name", ["../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "a\nb.csv"])
def test_a_traversal_name_is_only_a_name(name, read_all, write, tmp_path):
    """A member is never written where its name says."""
    path = write("deep/down/exports.zip", packed({name: DEALS}))
    before = sorted(tmp_path.rglob("*"))
    (one,) = read_all(path)
    assert one.used.file == f"{path}/{name}"
    assert one.rows == ROWS
    assert sorted(tmp_path.rglob("*")) == before


def test_names_packed_by_a_russian_windows_are_read(read_all, write):
    """Without the flag of UTF-8 a name is UTF-8 if it can be, else cp866."""
    raw = packed({"xxxxxx.csv": DEALS})
    for page in ("cp866", "utf-8"):
        name = "Сделки" if page == "cp866" else "Лид"
        data = raw.replace(b"xxxxxx", name.encode(page))
        (one,) = read_all(write(f"{page}.zip", data))
        assert one.used.file.endswith(f"/{name}.csv")


def _encrypted():
    data = bytearray(packed({"deals.csv": DEALS}))
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + at] |= 1
    return bytes(data)


REFUSED = {
    "nested.zip": (packed({"inner.zip": packed({"deals.csv": DEALS})}), "archive_nested"),
    "disguised.zip": (packed({"deals.csv": packed({"x.csv": DEALS})}), "archive_nested"),
    "zipped.gz": (gzip.compress(packed({"deals.csv": DEALS})), "archive_nested"),
    "twice.gz": (gzip.compress(gzip.compress(DEALS.encode())), "archive_nested"),
    "empty.zip": (packed({}), "zip_without_exports"),
    "folders.zip": (packed({"a/": ""}), "zip_without_exports"),
    "cut.zip": (packed({"deals.csv": DEALS * 9})[:80], "zip_broken"),
    "locked.zip": (_encrypted(), "zip_encrypted"),
    "many.zip": (packed({f"{i}.csv": "" for i in range(1001)}), "zip_too_big"),
    "bomb.zip": (packed({"a.csv": b"0" * (70 << 20)}), "zip_too_big"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_archive_that_cannot_be_opened_is_one_error(name, read_all, write):
    """Archives in archives, bombs, passwords, damage: one code, the archive named, exit 3."""
    content, code = REFUSED[name]
    path = write(name, content)
    with pytest.raises(InputError) as caught:
        read_all(path)
    assert caught.value.code == code
    assert str(caught.value.facts["file"]).startswith(str(path))
    assert int(caught.value.exit_code) == 3


def test_a_damaged_member_is_named(read_all, write):
    """The checksum of a member tells."""
    data = bytearray(packed({"deals.csv": DEALS}, zipfile.ZIP_STORED))
    data[data.index(b"1;5")] ^= 1
    with pytest.raises(InputError) as caught:
        read_all(write("x.zip", bytes(data)))
    assert caught.value.code == "zip_broken"


def test_what_an_archive_may_hold_is_limited_before_it_is_unpacked(read_all, write, monkeypatch):
    """The declared size is believed: no member gives more bytes than it declares."""
    monkeypatch.setattr(archive, "UNPACKED", 10)
    with pytest.raises(InputError) as caught:
        read_all(write("x.zip", packed({"deals.csv": DEALS})))
    assert (caught.value.facts["what"], caught.value.facts["limit"]) == ("bytes", 10)


def _open_files():
    return {one.name for one in Path("/proc/self/fd").iterdir()}


def test_a_refused_archive_leaves_no_file_open(write, tmp_path):
    """Every descriptor is closed again, those of members unpacked before the bad one too."""
    path = write("x.zip", packed({"a.csv": DEALS, "b.zip": packed({"c.csv": DEALS})}))
    before = _open_files()
    with pytest.raises(InputError):
        find([path], tmp_path)
    assert _open_files() == before
    inputs = find([write("y.zip", packed({"a.csv": DEALS, "b.csv": DEALS}))], tmp_path)
    close(inputs)
    assert _open_files() == before
