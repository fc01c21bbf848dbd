"""Bad input ends in one sentence, the right exit code, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from pathlib import Path

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
DEALS = "ID,Created time,Amount,Currency,Stage\n"
TWO_CURRENCIES = DEALS + (
    "1,2026-01-05,100,RUB,Won\n2,2026-01-06,200,EUR,Won\n3,2026-01-07,,RUB,Lost\n"
)
EITHER_WAY = (
    "ID,Дата создания,Сумма,Валюта,Стадия\n1,03/04/2026,100,RUB,Won\n2,05/06/2026,200,RUB,Lost\n"
)
ANSWERED = """\
[sources.tables]
"deals.csv" = "deals"
[stages]
order = ["New"]
won = ["Won"]
lost = ["Lost"]
"""

UNUSABLE = [
    ("missing.csv", "there is no such file", "нет такого файла"),
    ("empty.csv", "the file is empty", "файл пуст"),
    ("header.csv", "there is a header but no rows", "есть заголовок, но нет строк"),
    ("nothing", "has no file smalign can read", "нет файлов, которые smalign умеет читать"),
    ("binary.csv", "not a table but a binary file", "не таблица, а двоичный файл"),
    ("locked.xlsx", "protected with a password", "защищена паролем"),
    ("broken.xlsx", "the workbook is damaged", "книга повреждена"),
    ("cards.json", "this is a JSON file", "файл JSON"),
    ("archive.zip", "this is an archive inside an archive", "архив внутри архива"),
    ("open.csv", "open in another program", "открыт в другой программе"),
    ("*.tsv", "there is no such file", "нет такого файла"),
]
WRONG = [
    (("roi", "unknown.csv"), "say what one holds with --table", "укажите, что в файле"),
    (("roi", "SAMPLE", "--by", "chanel"), "Did you mean “channel”?", "Может быть, «channel»?"),
    (("funnel", "SAMPLE", "--by", "ownr"), "Did you mean “owner”", "Может быть, «owner»"),
    (("fields", "SAMPLE", "--by", "Источнк"), "Did you mean “Источник”", "Может быть, «Источник»"),
    (("roi", "plain.csv", "--pipeline", "A"), "leave out --pipeline", "уберите --pipeline"),
    (("roi", "SAMPLE", "--sort", "lead"), "Did you mean “leads”", "Может быть, «leads»"),
    (("roi", "SAMPLE", "--where", "channel"), "is not a condition", "не похоже на условие"),
    (("roi", "SAMPLE", "--where", "amount > big"), "a number is wanted", "вида «число»"),
    (("roi", "SAMPLE", "--last", "soon"), "is no length of time", "не похоже на срок"),
    (("roi", "SAMPLE", "--since", "2026-02-30"), "is not a date", "не дата"),
    (("roi", "SAMPLE", "--as-of", "today"), "is not a date", "не дата"),
    (
        ("roi", "SAMPLE", "--since", "2026-03-01", "--until", "2026-01-01"),
        "exchange them",
        "поменяйте их местами",
    ),
    (("roi", "SAMPLE", "--csv", "excel-ru", "-o", "x.xlsx"), "leave one of them", "уберите одно"),
    (("roi", "SAMPLE", "--csv", "excel-ru", "-f", "html"), "html is asked for", "просят html"),
    (("roi", "SAMPLE", "--sheet", "A"), "no file is XLSX", "нет файлов XLSX"),
    (("roi", "SAMPLE", "--last", "3m", "--since", "2026-01-01"), "leave out", "уберите"),
    (("roi", "SAMPLE", "--config", "no.toml"), "the path after --config", "путь после --config"),
    (("roi", "SAMPLE", "--config", "key.toml"), "Did you mean “sources”?", "быть, «sources»?"),
    (("roi", "SAMPLE", "--config", "bad.toml"), "this is not TOML", "это не TOML"),
    (("roi", "SAMPLE", "--models", "magic"), "no attribution model", "нет модели атрибуции"),
    (("roi", "SAMPLE", "--basis", "accrual"), "there is no basis", "нет основы"),
    (("funnel", "SAMPLE", "--mode", "vague"), "there is no mode", "нет режима"),
    (("roi", "SAMPLE", "--timezone", "Moscow"), "no time zone", "нет часового пояса"),
    (("roi", "SAMPLE", "--currency", "roubles"), "three capitals", "тремя заглавными"),
    (("roi", "SAMPLE", "--encoding", "klingon"), "there is no encoding", "нет кодировки"),
    (("roi", "SAMPLE", "--delimiter", "ab"), "cannot separate", "не может разделять"),
    (("roi", "SAMPLE", "--max-rejects", "few"), "is no number of", "не похоже на число записей"),
    (("roi", "SAMPLE", "--table", "deals.csv"), "FILE=TABLE", "ФАЙЛ=ТАБЛИЦА"),
    (("roi", "SAMPLE", "--table", "deals.csv=deal"), "Did you mean “deals”?", "быть, «deals»?"),
    (("roi", "SAMPLE", "--table", "sale.csv=deals"), "names the file", "называет файл"),
    (("roi", "SAMPLE", "--format", "yaml"), "--format cannot be “yaml”", "не может быть «yaml»"),
    (("roi", "SAMPLE", "--format", "xlsx"), "name a file with -o", "назовите файл через -o"),
    (
        ("roi", "SAMPLE", "--csv", "dos"),
        "choose one of rfc, excel-ru",
        "выберите одно из rfc, excel-ru",
    ),
    (("roi", "SAMPLE", "-o", "x.pdf"), "does not say which form", "непонятно, в каком виде"),
    (("roi", "SAMPLE", "-o", "no/x.csv"), "there is no folder no", "нет папки no"),
    (("report", "SAMPLE", "-o", "x.csv"), "does not say which form", "непонятно, в каком виде"),
    (("roi", "SAMPLE", "--top", "0"), "1 or more, not “0”", "не меньше 1, а не «0»"),
    (("roi", "SAMPLE", "--top", "few"), "a whole number", "целое число"),
    (("roi", "SAMPLE", "--sort"), "--sort needs a value", "--sort нужно значение"),
    (("roi", "SAMPLE", "--sql=yes"), "--sql takes no value", "--sql не принимает значения"),
    (("roi", "SAMPLE", "--wher", "a = b"), "Did you mean “--where”", "быть, «--where»"),
    (("roi", "SAMPLE", "-z"), "there is no option -z", "нет параметра -z"),
    (("rio", "SAMPLE"), "Did you mean “roi”?", "Может быть, «roi»?"),
    (("demo", "d", "--crm", "bitrix"), "there is no demo for", "нет демо для"),
    (("demo",), "DIR is missing", "не указано DIR"),
    (("roi",), "no exports are given", "не указаны выгрузки"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Every kind of file that cannot be used, and configurations with mistakes."""
    (tmp_path / "empty.csv").touch()
    (tmp_path / "header.csv").write_text(DEALS)
    (tmp_path / "nothing").mkdir()
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "locked.xlsx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04" + b"\x01\x02\x03\x04" * 64)
    with ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("inner.zip", b"PK\x05\x06" + b"\0" * 18)
    (tmp_path / "open.csv").write_text(TWO_CURRENCIES)
    (tmp_path / ".~lock.open.csv#").touch()
    (tmp_path / "cards.json").write_text('[\n  {"ID": 1, "Amount": 5},\n  {"ID": 2}\n]\n')
    (tmp_path / "plain.csv").write_text("deal_id,created_at,deal_status\n1,2026-01-05,won\n")
    (tmp_path / "unknown.csv").write_text("foo,bar\n1,2\n3,4\n")
    (tmp_path / "key.toml").write_text('[source]\ntimezone = "UTC"\n')
    (tmp_path / "bad.toml").write_text("[sources\n")
    return tmp_path


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(("name", "english", "russian"), UNUSABLE, ids=lambda one: str(one)[:24])
def test_unusable_input_exits_3_with_one_sentence(smalign, folder, name, english, russian, lang):
    """Missing, empty, binary, broken: exit 3 (75: open elsewhere), the file named, no stdout."""
    before = _everything(folder)
    ended = smalign("roi", name, "--lang", lang)
    assert ended.code == (75 if name == "open.csv" else 3)
    assert ended.out == ""
    assert (russian if lang == "ru" else english) in ended.sentence
    assert name in ended.sentence
    assert _everything(folder) == before


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("arguments", "english", "russian"), WRONG, ids=lambda one: " ".join(one[-2:])[:32]
)
def test_wrong_use_exits_2_with_one_sentence(
    smalign, folder, bitrix24, arguments, english, russian, lang
):
    """Options, fields, periods, configuration: exit 2, what to do instead, nothing written."""
    before = _everything(folder)
    given = [bitrix24 if word == "SAMPLE" else word for word in arguments]
    ended = smalign(*given, LC_ALL="ru_RU.UTF-8" if lang == "ru" else "C.UTF-8")
    assert ended.code == 2
    assert ended.out == ""
    wanted = russian if lang == "ru" else english
    assert wanted.lower() in ended.sentence.lower()
    assert _everything(folder) == before


def test_two_currencies_stop_money_and_not_counts(smalign, tmp_path):
    """Amounts in two currencies: roi exits 2 and says how to choose one; funnel counts on."""
    (tmp_path / "deals.csv").write_text(TWO_CURRENCIES)
    (tmp_path / "smalign.toml").write_text(ANSWERED)
    refused = smalign("roi", "deals.csv")
    assert (refused.code, refused.out) == (2, "")
    assert "--where 'currency = " in refused.sentence
    counted = smalign("funnel", "deals.csv", "--quiet")
    assert (counted.code, counted.err) == (0, "")
    assert "Won" in counted.out
    chosen = smalign("roi", "deals.csv", "--where", "currency = RUB", "--format", "csv", "-q")
    assert (chosen.code, chosen.err) == (0, "")
    assert "100.00" in chosen.out
    assert "200.00" not in chosen.out


def test_ambiguous_dates_are_a_question(smalign, tmp_path):
    """03/04/2026 everywhere: a period asks which way round, inspect shows the question."""
    (tmp_path / "deals.csv").write_text(EITHER_WAY)
    (tmp_path / "smalign.toml").write_text(ANSWERED)
    period = ("roi", "deals.csv", "--since", "2026-04-01", "--format", "csv", "-q")
    refused = smalign(*period)
    assert (refused.code, refused.out) == (2, "")
    assert "day first or month first" in refused.sentence
    looked = smalign("inspect", "deals.csv", "--format", "json")
    assert (looked.code, looked.err) == (0, "")
    assert "date_order_unclear" in looked.out
    (tmp_path / "smalign.toml").write_text(
        ANSWERED + '[formats]\n"Дата создания" = "day first"\n', encoding="utf-8"
    )
    answered = smalign(*period)
    assert (answered.code, answered.err) == (0, "")
    assert ",100.00," in answered.out


def test_an_internal_error_exits_4_and_shows_its_trace_only_when_asked(process, tmp_path):
    """A bug in the code is one sentence; SMALIGN_DEBUG=1 adds where it happened."""
    (tmp_path / "sitecustomize.py").write_text(
        "import smalign.cli.app as app\n\ndef build(_):\n    raise ZeroDivisionError('planted')\n\n"
        "app.build = build\n"
    )
    ended = process("roi", "x", PYTHONPATH=str(tmp_path))
    assert (ended.code, ended.out) == (4, "")
    assert "ZeroDivisionError: planted" in ended.sentence
    debugged = process("roi", "x", PYTHONPATH=str(tmp_path), SMALIGN_DEBUG="1")
    assert debugged.code == 4
    assert "Traceback (most recent call last)" in debugged.err


def test_a_session_leaves_no_files_behind(smalign, tmp_path, bitrix24):
    """The work directory is gone after an answer, after a refusal and after bad input."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for arguments in ([bitrix24], [bitrix24, "--by", "nothing"], ["missing.csv"]):
        smalign("roi", *arguments, TMPDIR=str(scratch))
        assert list(scratch.iterdir()) == []
