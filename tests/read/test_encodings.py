from __future__ import annotations

from random import Random

import pytest
from tests.texts import ENCODINGS, RARE, counted, text, told

from smalign.base.errors import InputError, UsageError
from smalign.read.encoding import decide

NAMES = "ИП Сидоров;Кузнецов Пётр;Екатеринбург;Счёт выставлен"
TEXTS = {
    "sentences": "Клиент попросил перезвонить в понедельник после обеда и прислать предложение\n"
    "Договор подписан, ждём оплату до конца месяца; менеджер уточнит реквизиты и сроки поставки\n"
    "Оборудование отгружено со склада, водитель позвонит за час до приезда, просили не опаздывать",
    "names": "\n".join(["ООО Ромашка;Иванов Иван;Москва;Переговоры", NAMES] * 3),
    "capitals": "ПЕРЕГОВОРЫ;НОВАЯ ЗАЯВКА;ОТКАЗ\nДОГОВОР ПОДПИСАН;ОПЛАЧЕНО ПОЛНОСТЬЮ;НЕДОЗВОН\n"
    "ПЕРЕЗВОНИТЬ ПОЗЖЕ;УТОЧНИТЬ ЦЕНУ;ЖДЁМ ОТВЕТА ОТ РУКОВОДИТЕЛЯ;СОГЛАСОВАНИЕ УСЛОВИЙ ПОСТАВКИ\n"
    "НЕ НАШ КЛИЕНТ;НЕТ БЮДЖЕТА;ВЫБРАЛИ КОНКУРЕНТА;КУПИЛИ РАНЬШЕ",
    "small": "яндекс директ;контекстная реклама\nсоциальные сети;таргет\nсарафанное радио\n"
    "холодный звонок;выставка\nвебинар;рассылка по базе\nпоиск;органика\nпартнёры;агентство\n"
    "прямой заход на сайт;обратный звонок;чат на сайте;мессенджер;рекомендация знакомых",
    "short": "\n".join(
        f"{i};{name};1,5;Да"
        for i, name in enumerate(
            (
                *("Иванов", "Петров", "Сидорова", "Кузнецов", "Васильев", "Михайлова", "Новикова"),
                *("Фёдоров", "Морозов", "Волкова", "Алексеев", "Лебедева", "Семёнов", "Егорова"),
                *("Павлова", "Козлов", "Степанов", "Николаев", "Орлов", "Андреева", "Макарова"),
                *("Никитин", "Захарова", "Зайцев", "Соловьёва", "Борисов", "Яковлева"),
            )
        )
    ),
}
PAGES = ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "mac_cyrillic")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", TEXTS)
def test_russian_text_is_decoded_in_every_page(text, page, write):
    """Five texts of 200 and more Cyrillic letters in seven encodings read as written."""
    data = TEXTS[text].encode(page)
    found, _ = decide("x.csv", str(write("x.csv", data)))
    assert data.decode(found) == TEXTS[text]


@pytest.mark.parametrize(
    "text", ["Élodie;réservé\nHôtel;naïve", "Müller;Straße\nKöln;x", "São Paulo;ação;negócio"]
)
def test_western_text_is_cp1252(text, write):
    """Accents inside Latin words are no Cyrillic letters."""
    found, _ = decide("x.csv", str(write("x.csv", text.encode("cp1252"))))
    assert found == "cp1252"


def test_a_broken_row_does_not_change_the_encoding(read, write):
    """A few bad bytes far into a UTF-8 file are rejects, the file stays UTF-8."""
    rows = [f"{i};Имя {i}\n".encode() for i in range(40_000)]
    rows[39_000] = b"39000;\xff\xfe\n"
    reading = read(write("x.csv", "ID;Контакт\n".encode() + b"".join(rows)))
    assert reading.used.encoding == "utf-8"
    assert reading.reasons == [(39_002, 39_002, "not_encoding")]
    assert len(reading.rows) == 39_999


def test_russian_far_below_an_ascii_head_is_found(read, write):
    """The place where UTF-8 first fails is looked at, not only the head."""
    rows = "".join(f"{i};name\n" for i in range(60_000)) + "60000;Иванов Иван Иванович\n" * 20
    reading = read(write("x.csv", ("ID;Name\n" + rows).encode("cp1251")))
    assert reading.used.encoding == "cp1251"
    assert reading.rows[-1] == ("60000", "Иванов Иван Иванович")


def test_an_undefined_byte_of_a_code_page_rejects_its_row(read, write):
    """0x98 is no letter of cp1251: the row is named, the others are read."""
    data = "ID;Название сделки\n1;Договор\n2;X\n3;Счёт\n".encode("cp1251").replace(b"X", b"\x98")
    reading = read(write("x.csv", data))
    assert reading.used.encoding == "cp1251"
    assert reading.reasons == [(3, 3, "not_encoding")]
    assert reading.rows == [("1", "Договор"), ("3", "Счёт")]


def test_the_user_decides(read, write):
    """--encoding wins over what the bytes look like."""
    path = write("x.csv", "ID;Имя\n1;Пётр\n".encode("koi8-r"))
    assert read(path, encoding="koi8-r").rows == [("1", "Пётр")]
    with pytest.raises(UsageError) as caught:
        read(path, encoding="no-such-page")
    assert caught.value.code == "encoding_unknown"


def test_utf16_without_a_mark_is_a_question(read, write):
    """Every other byte is NUL: the answer is --encoding utf-16-le, not a guess."""
    path = write("x.csv", "ID;Name\n1;a\n2;b\n".encode("utf-16-le"))
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == "encoding_unclear"
    assert read(path, encoding="utf-16-le").rows == [("1", "a"), ("2", "b")]


@pytest.mark.parametrize("name", ["utf-16", "UTF16", "utf_32"])
def test_an_encoding_that_begins_with_a_mark_needs_one(read, write, name):
    """Told utf-16, a plain text is no internal error."""
    path = write("x.csv", b"ID;Name\n1;a\n2;b\n")
    with pytest.raises(InputError) as caught:
        read(path, encoding=name)
    assert caught.value.code == "encoding_unmarked"
    assert caught.value.facts["encoding"] in {"utf-16", "utf-32"}


@pytest.mark.parametrize("name", ["idna", "punycode", "rot13"])
def test_a_codec_of_something_else_is_no_encoding_of_files(read, write, name):
    """Python knows them, and no text is written in them."""
    with pytest.raises(UsageError) as caught:
        read(write("x.csv", b"ID;Name\n1;a\n"), encoding=name)
    assert caught.value.code == "encoding_unknown"


def test_utf16_big_endian_is_told_by_its_mark(read, write):
    """Both byte orders."""
    data = b"\xfe\xff" + "ID;Сумма\n1;2\n".encode("utf-16-be")
    assert read(write("x.csv", data)).rows == [("1", "2")]


def test_bytes_of_no_encoding_are_a_question(read, write):
    """Nothing known, no words: the error lists what to try."""
    noise = bytes(0x80 + (i * 37) % 128 for i in range(400))
    path = write("x.csv", b"a;b\n" + b"\n".join(noise[i : i + 9] + b";1" for i in range(390)))
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == "encoding_unclear"
    assert "cp1251" in caught.value.facts["known"]


@pytest.mark.parametrize("encodings", [ENCODINGS, RARE], ids=["common", "rare"])
def test_generated_texts_come_back_as_written(encodings):
    """Five kinds of text with 200 and more letters: 99 of 100 right, none wrong."""
    right, asked, wrong = counted(range(6), encodings)
    assert wrong == []
    assert right + asked == 6 * 5 * len(encodings)
    assert right >= 0.99 * (right + asked)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", ["names", "notes", "capitals", "small words"])
def test_a_line_of_text_is_right_or_asked(kind, encoding, tmp_path):
    """A few words are enough, or are asked about; they are never read as another text."""
    for seed in range(5):
        written = "a;b;c\n" + text(kind, Random(seed), header=False).splitlines()[0]
        found = told(written.encode(encoding), tmp_path)
        assert found is None or written.encode(encoding).decode(found) == written


def test_numbers_under_a_short_russian_header_are_cp1251(read, shared):
    """Three words of a header we know outweigh any statistics over a thousand digits."""
    name = "cp1251_header_numeric_body_fools_charset_normalizer.csv"
    reading = read(shared / "export_samples" / "synthetic" / name)
    assert reading.used.encoding == "cp1251"
    assert reading.used.headers == ("ID", "Сумма", "Дата")


@pytest.mark.parametrize("page", ["cp1251", "koi8-r", "cp866", "mac_cyrillic", "iso8859-5"])
@pytest.mark.parametrize("header", ["ID;Сумма;Дата", "id;сумма;дата", "СУММА;ДАТА СОЗДАНИЯ;ID"])
def test_a_short_header_over_numbers_is_read_in_every_page(header, page, write):
    """Letters stand in the header only; small ones are alike in cp1251 and mac_cyrillic."""
    data = (header + "\n" + "17;1500,50;31.12.2025\n" * 300).encode(page)
    found, _ = decide("x.csv", str(write("x.csv", data)))
    assert data.decode(found) == data.decode(page)


def test_what_two_encodings_read_equally_well_is_asked(write):
    """One surname whose capital is a quotation mark of cp1251: it is no guess of ours."""
    path = write("x.csv", "a;b\n1;Фёдоров\n".encode("mac_cyrillic"))
    with pytest.raises(InputError) as caught:
        decide("x.csv", str(path))
    assert caught.value.code == "encoding_unclear"


@pytest.mark.parametrize("source", ["Сайт", "Звонок", "сайт;Звонок", "ОБЪЯВЛЕНИЕ"])
def test_a_single_russian_word_among_english_ones_is_cp1251(source, write):
    """Sources of an English export: one word is too few to score, and was read as Vietnamese."""
    rows = "".join(f"{at};2026-01-05;won;{source}\n" for at in range(60))
    data = f"Deal ID;Created;Status;Source\n{rows}".encode("cp1251")
    found, _ = decide("x.csv", str(write("x.csv", data)))
    assert found == "cp1251"
