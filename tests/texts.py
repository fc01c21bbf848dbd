"""Russian texts of five kinds, to be told apart by their encoding alone.

`python tests/texts.py -n 200` decodes every kind in every encoding for so many seeds and prints
how many came back as written, how many were asked about, and which were read wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from smalign.base.errors import InputError
from smalign.read.encoding import decide

ENCODINGS = ("utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16")
"""The six of the promise."""
RARE = ("mac_cyrillic", "iso8859-5")
LEAST_LETTERS = 200
LOST = "\ufffd"


def several(words: str) -> tuple[str, ...]:
    """Words or phrases between semicolons."""
    return tuple(words.split(";"))


SURNAMES = several(
    "Иванов;Петров;Сидоров;Кузнецов;Смирнов;Попов;Васильев;Соколов;Михайлов;Новиков;Фёдоров;"
    "Морозов;Волков;Алексеев;Лебедев;Семёнов;Егоров;Павлов;Козлов;Степанов;Николаев;Орлов;"
    "Андреев;Макаров;Никитин;Захаров;Зайцев;Соловьёв;Борисов;Яковлев;Григорьев;Романов;"
    "Воробьёв;Сергеев;Щербаков;Юсупов;Ягудин;Эйдельман;Цой;Жуков;Чехов;Шаповалов;Хабибуллин"
)
FIRST = several(
    "Иван;Пётр;Анна;Мария;Елена;Ольга;Юрий;Яна;Эдуард;Фёдор;Сергей;Дмитрий;Ксения;Жанна;"
    "Хадижа;Цветана;Шамиль;Щедра;Игорь;Зоя"
)
CITIES = several(
    "Москва;Санкт-Петербург;Екатеринбург;Нижний Новгород;Ростов-на-Дону;Уфа;Йошкар-Ола;"
    "Ярославль;Челябинск;Южно-Сахалинск;Элиста;Щёлково"
)
COMPANIES = several(
    "Ромашка;Вектор;СтройИнвест;ТехноСервис;АгроХолдинг;Юпитер;Эверест;Авангард;ЦентрСнаб;"
    "Фаворит;МедЛайн;ЖилСтрой;ЧистыйДом;ХимПром;Щит"
)
STAGES = several(
    "Новая заявка;Переговоры;Счёт выставлен;Договор подписан;Оплачено;Отказ;Недозвон;Думает;"
    "Ждёт согласования;Не наш клиент;Нет бюджета;Выбрали конкурента"
)
PHRASES = several(
    "клиент попросил перезвонить после обеда;отправили коммерческое предложение;"
    "ждём решения руководства;не устроили сроки поставки;интересуется скидкой за объём;"
    "договор на согласовании у юристов;просил не звонить до пятницы;заявка пришла с сайта;"
    "уже работает с другим поставщиком;хочет приехать в офис и посмотреть образцы;"
    "оплата частями, первый платёж в понедельник;номер недоступен, написали в мессенджер"
)
SOURCES = several(
    "яндекс директ;сарафанное радио;холодный обзвон;выставка;рассылка по базе;"
    "социальные сети;рекомендация;вебинар;обратный звонок;чат на сайте;партнёры;"
    "наружная реклама"
)


def _names(random):
    return (
        f"{random.choice(SURNAMES)} {random.choice(FIRST)};ООО {random.choice(COMPANIES)};"
        f"{random.choice(CITIES)};+7 9{random.randrange(10**8):08}"
    )


def _notes(random):
    return f"{random.randrange(9999)};{', '.join(random.sample(PHRASES, 3)).capitalize()}."


def _capitals(random):
    return (
        f"{random.choice(STAGES).upper()};{random.choice(SOURCES).upper()};{random.randrange(99)}"
    )


def _small(random):
    return f"{random.choice(SOURCES)};{random.choice(PHRASES)};да"


def _figures(random):
    cells = [str(random.randrange(10**6)), f"{random.randrange(10**6)},50", "31.12.2025 10:53:00"]
    return ";".join([*cells, random.choice(("", "", "", random.choice(SURNAMES)))])


KINDS = {
    "names": (_names, "Контакт;Компания;Город;Телефон"),
    "notes": (_notes, "Номер;Комментарий"),
    "capitals": (_capitals, "СТАДИЯ;ИСТОЧНИК;БАЛЛ"),
    "small words": (_small, "канал;примечание;активен"),
    "figures": (_figures, "ID;Сумма;Дата создания;Менеджер"),
}


def text(kind: str, random: Random, *, header: bool = True) -> str:
    """A table of one kind with at least 200 Cyrillic letters."""
    line, head = KINDS[kind]
    lines = [head] if header else []
    while sum("а" <= letter.lower() <= "я" for letter in "".join(lines)) < LEAST_LETTERS:
        lines.append(line(random))
    return "\r\n".join([*lines, ""])


def told(data: bytes, folder: Path) -> str | None:
    """The encoding a text is read in, None when it is asked for."""
    path = folder / "text.csv"
    path.write_bytes(data)
    try:
        return decide(path.name, str(path))[0]
    except InputError:
        return None


def counted(seeds: range, encodings: tuple[str, ...] = ENCODINGS) -> tuple[int, int, list[str]]:
    """Texts read as written, texts asked about, and what was read wrong."""
    right, asked, wrong = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            for kind in KINDS:
                written = text(kind, Random(f"{seed} {kind}"), header=seed % 2 == 0)
                for encoding in encodings:
                    data = written.encode(encoding)
                    found = told(data, Path(folder))
                    if found is None or LOST in data.decode(found, "replace"):
                        asked += 1  # bytes that cannot be decoded reject their rows
                    elif data.decode(found) == data.decode(encoding):
                        right += 1
                    else:
                        wrong.append(f"{kind} {encoding} as {found}, seed {seed}")
    return right, asked, wrong


def main() -> None:
    """Print the counts; exit 1 when a common encoding is below 99 % right, or ever wrong.

    Of the rare ones some texts are words in two encodings: small letters of mac_cyrillic.
    """
    parser = argparse.ArgumentParser(description="Decode generated texts.")
    parser.add_argument("-n", type=int, default=100, help="how many seeds")
    seeds = range(parser.parse_args().n)
    failed = False
    for name, encodings in (("common", ENCODINGS), ("rare", RARE)):
        right, asked, wrong = counted(seeds, encodings)
        total = right + asked + len(wrong)
        print(f"{name}: {right} of {total} right, {asked} asked, {len(wrong)} wrong")
        for what, count in Counter(one.partition(",")[0] for one in wrong).items():
            print(f"  {count:5} {what}")
        failed |= name == "common" and (bool(wrong) or right < 0.99 * total)
    sys.exit(failed)


if __name__ == "__main__":
    main()
