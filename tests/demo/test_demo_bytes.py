"""The bytes: the same for the same arguments, written whole, in the encodings they declare."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from smalign.base.errors import UsageError
from smalign.demo import write
from smalign.demo.cabinets import CABINETS
from smalign.demo.dialects import DIALECTS

from .conftest import VARIANTS


def folder(path: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())}


@pytest.mark.parametrize("variant", VARIANTS)
def test_same_arguments_give_the_same_bytes(variant, tmp_path):
    """Writing twice gives the same files, byte for byte."""
    crm, encoding = VARIANTS[variant]
    for name in ("once", "twice"):
        write(tmp_path / name, crm, 11, 60, encoding)
    assert folder(tmp_path / "once") == folder(tmp_path / "twice")


@pytest.mark.parametrize("cabinet", CABINETS)
def test_every_cabinet_gives_the_same_bytes(cabinet, tmp_path):
    """A cabinet's file, workbook or text, is the same twice; no other file of costs doubles it."""
    for name in ("once", "twice"):
        write(tmp_path / name, "bitrix24", 11, 60, spend=cabinet)
    files = folder(tmp_path / "once")
    assert files == folder(tmp_path / "twice")
    cards = {"contacts.csv", "deals.csv", "leads.csv", "spend.csv", "truth.json"}
    assert len(files.keys() - cards) == 1


@pytest.mark.parametrize("crm", ["bitrix24", "generic"])
def test_a_plan_is_a_file_more_and_changes_no_other(crm, tmp_path):
    """With a plan plan.csv is written, declared in the truth; every other byte is the same."""
    write(tmp_path / "without", crm, 11, 60)
    write(tmp_path / "with", crm, 11, 60, with_plan=True)
    without, planned = folder(tmp_path / "without"), folder(tmp_path / "with")
    truth = json.loads(planned.pop("truth.json"))
    assert truth["files"]["plan.csv"] == {"encoding": "utf-8", "rows": 109}
    text = planned.pop("plan.csv").decode("utf-8")
    assert text.count("\n") == 110  # the header, 12 months x (1 + 8 managers), a year
    without.pop("truth.json")
    assert planned == without


def test_an_unknown_cabinet_is_named(tmp_path):
    """The error lists the cabinets; nothing is written."""
    with pytest.raises(UsageError) as caught:
        write(tmp_path / "new", "generic", 7, 10, spend="bing")
    assert caught.value.code == "demo_unknown_spend"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("crm", DIALECTS)
def test_every_dialect_gives_the_same_bytes_and_its_declared_files(crm, tmp_path):
    """Each dialect writes alike twice, the files truth.json names, decodable as it says."""
    for name in ("once", "twice"):
        write(tmp_path / name, crm, 11, 60)
    assert folder(tmp_path / "once") == folder(tmp_path / "twice")
    truth = json.loads((tmp_path / "once" / "truth.json").read_text(encoding="utf-8"))
    assert {*truth["files"], "truth.json"} == folder(tmp_path / "once").keys()
    for name, about in truth["files"].items():
        data = (tmp_path / "once" / name).read_bytes()
        assert (
            data.startswith(b"PK")
            if about["encoding"] == "xlsx"
            else data.decode(about["encoding"])
        )


def test_every_dialect_has_one_truth(tmp_path):
    """Whatever the dialect, the company, its counts and its effects are the same."""
    own = ("crm", "files", "losses", "names")
    told = []
    for crm in DIALECTS:
        write(tmp_path / crm, crm, 11, 60)
        truth = json.loads((tmp_path / crm / "truth.json").read_text(encoding="utf-8"))
        assert truth["crm"] == crm
        assert truth["losses"]
        told.append({key: value for key, value in truth.items() if key not in own})
    assert len(told) == len(DIALECTS)
    assert all(one == told[0] for one in told)


def test_neither_clock_nor_zone_nor_hash_seed_changes_a_byte(tmp_path):
    """Another process in another time zone with another hash seed writes the same bytes."""
    write(tmp_path / "here", "generic", 11, 60)
    script = "import sys; from pathlib import Path; from smalign.demo import write; "
    script += "write(Path(sys.argv[1]), 'generic', 11, 60)"
    environment = os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "5", "LC_ALL": "C"}
    there = str(tmp_path / "there")
    subprocess.run([sys.executable, "-c", script, there], check=True, env=environment)
    assert folder(tmp_path / "here") == folder(tmp_path / "there")


def test_different_seeds_give_different_companies(tmp_path):
    """Another seed changes every table of cards."""
    write(tmp_path / "a", "generic", 1, 60)
    write(tmp_path / "b", "generic", 2, 60)
    first, second = folder(tmp_path / "a"), folder(tmp_path / "b")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] == second[name]] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_file_decodes_as_declared_and_holds_the_declared_rows(variant, written):
    """truth.json names every export with its encoding and its number of records."""
    declared = written.truth(variant)["files"]
    names = {path.name for path in (written.root / variant).iterdir()}
    assert names == {*declared, "truth.json"}
    for name, about in declared.items():
        raw = (written.root / variant / name).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") == (about["encoding"] == "utf-8-sig")
        report = name == "yandex_direct.csv"
        rows = written.rows(variant, name, skip=0) if not report else None
        if rows is None:
            lines = written.text(variant, name).splitlines()
            assert len(lines) - 4 - 1 - 1 == about["rows"]
        else:
            assert len(rows) == about["rows"]


def test_bitrix24_writes_as_the_portal(written):
    """Every cell is quoted, every line ends with `;`, comments hold bare newlines, no CR."""
    text = written.text("bitrix24", "deals.csv")
    assert "\r" not in text
    assert text.endswith(";\n")
    header = text.split("\n", 1)[0]
    assert header.startswith('"ID";"Название сделки";')
    assert header.endswith(';"Причина отказа сделки (список)";')
    assert '\nДомофон не работает, звонить заранее"' in text
    assert '"\u0043чёт на предоплату"' in text  # a Latin C
    assert '"Российский рубль"' in text


def test_resaved_bitrix24_is_what_excel_leaves(written):
    """cp1251, CRLF rows with LF inside cells, few quotes, no seconds, phones as floats."""
    text = written.text("bitrix24-cp1251", "leads.csv")
    assert text.startswith("ID;Название лида;")
    assert text.split("\r\n", 1)[0].endswith(";Причина отказа лида (список)")
    assert "субботу.\nДомофон" in text
    assert ";7,90000E+10;" in text
    created = {row["Дата создания"] for row in written.rows("bitrix24-cp1251", "leads.csv")}
    assert any(moment[11:].startswith("9:") for moment in created)
    assert all(moment.count(":") == 1 for moment in created)


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch):
    """When a file cannot take its place the old one stays and the temporary one goes."""
    (tmp_path / "leads.csv").write_text("mine", encoding="utf-8")

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError) as caught:
        write(tmp_path, "generic", 7, 10)
    assert caught.value.code == "demo_cannot_write"
    assert caught.value.facts["why"] == "No space left on device"
    assert folder(tmp_path) == {"leads.csv": b"mine"}


@pytest.mark.parametrize(
    ("crm", "leads", "encoding", "code"),
    [
        ("bitrix", 10, None, "demo_unknown_crm"),
        ("zoho", 0, None, "demo_leads"),
        ("zoho", 100_001, None, "demo_leads"),
        ("zoho", 10, "cp1251", "demo_encoding"),
        ("generic-ru", 10, "no-such-encoding", "demo_encoding"),
    ],
)
def test_wrong_arguments_are_named(crm, leads, encoding, code, tmp_path):
    """A wrong argument is one error with what was found; nothing is written."""
    with pytest.raises(UsageError) as caught:
        write(tmp_path / "new", crm, 7, leads, encoding)
    assert caught.value.code == code
    assert not (tmp_path / "new").exists()


def test_a_file_in_the_way_is_named(tmp_path):
    """Where the folder should be stands a file."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    for directory in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(UsageError) as caught:
            write(directory, "generic", 7, 10)
        assert caught.value.code == "demo_not_a_folder"


def test_python_names_of_an_encoding_are_the_same_encoding(tmp_path):
    """`windows-1251` is cp1251."""
    write(tmp_path / "a", "generic-ru", 7, 10, "windows-1251")
    write(tmp_path / "b", "generic-ru", 7, 10, "cp1251")
    assert folder(tmp_path / "a") == folder(tmp_path / "b")


@pytest.mark.parametrize("crm", ["bitrix24", "zoho", "hubspot", "generic"])
def test_one_lead_is_a_company_too(crm, tmp_path):
    """The smallest company writes all its files."""
    write(tmp_path, crm, 3, 1)
    assert (tmp_path / "truth.json").stat().st_size > 0


def test_the_guide_lists_every_dialect_with_what_it_loses():
    """The table of dialects in the guide and the losses in the code are the same."""
    guide = Path(__file__).resolve().parents[2] / "docs" / "01-getting-started.md"
    lines = guide.read_text(encoding="utf-8").splitlines()
    listed = dict(line[2:-2].split(" | ", 1) for line in lines if line.startswith("| `"))
    assert listed == {
        f"`{crm}`": ", ".join(f"`{loss}`" for loss in dialect.losses(dialect.encodings[0]))
        for crm, dialect in DIALECTS.items()
    }
