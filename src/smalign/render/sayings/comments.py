"""The comments of a drafted smalign.toml: what was found, on what it rests, what is open."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "head": (
        (
            "How smalign understood this export, and on what that rests. A line without # is in "
            "force: correct it where it is wrong. A line with # changes nothing: it is an "
            "explanation or a question; to answer, remove the # and write your own. As long as "
            "nothing is changed here, every answer is the same as without this file."
        ),
        (
            "Как smalign понял эту выгрузку и на чём это основано. Строка без # действует: если "
            "она неверна, исправьте её. Строка с # ничего не меняет: это пояснение или вопрос; "
            "чтобы ответить, уберите # и впишите своё. Пока здесь ничего не изменено, все ответы "
            "те же, что и без этого файла."
        ),
    ),
    "head_told": (
        (
            "How smalign understood this export, and on what that rests. A line without # is in "
            "force: correct it where it is wrong. A line with # changes nothing: it is an "
            "explanation or a question; to answer, remove the # and write your own. Beyond what "
            "you have said yourself, every answer is the same as without this file."
        ),
        (
            "Как smalign понял эту выгрузку и на чём это основано. Строка без # действует: если "
            "она неверна, исправьте её. Строка с # ничего не меняет: это пояснение или вопрос; "
            "чтобы ответить, уберите # и впишите своё. Кроме того, что вы указали сами, файл "
            "ничего не меняет в ответах."
        ),
    ),
    "read": (
        "How you said the files are to be read; “*” is every file.",
        "Как вы велели читать файлы; «*» — каждый файл.",
    ),
    "no_files": (
        "The export came from standard input; name its files here once they are saved.",
        "Выгрузка пришла со стандартного ввода; когда файлы сохранены, назовите их здесь.",
    ),
    "file_unsayable": (
        "The name of {file} cannot be written here; rename the file or name it in the command.",
        "Имя {file} здесь не записать; переименуйте файл или называйте его в команде.",
    ),
    "zone_told": (
        "The time zone the exports' times are written in, as you said.",
        "Часовой пояс, в котором записано время в выгрузке, как вы указали.",
    ),
    "zone_open": (
        (
            "In which time zone are the times written? The files do not say it, so they are read "
            "as UTC: cards made near midnight may count for the neighbouring day."
        ),
        (
            "В каком часовом поясе записано время? В файлах этого нет, и оно читается как UTC: "
            "карточки, созданные около полуночи, могут попасть в соседний день."
        ),
    ),
    "currency_told": (
        "The currency of amounts that do not say theirs, as you said.",
        "Валюта сумм, у которых она не указана, как вы сказали.",
    ),
    "currency_known": (
        "The currency of every amount is in the files: {currencies:list}.",
        "Валюта всех сумм указана в файлах: {currencies:list}.",
    ),
    "currency_partly": (
        (
            "Some amounts are in {currencies:list}, others say no currency and stand apart. "
            "Which is theirs?"
        ),
        (
            "У одних сумм валюта указана ({currencies:list}), у других нет, и они стоят отдельно. "
            "В какой они валюте?"
        ),
    ),
    "currency_open": (
        "In which currency are the amounts? The files do not say it; they are shown without one.",
        "В какой валюте суммы? В файлах этого нет, и они показаны без знака валюты.",
    ),
    "currency_none": (
        "No column of amounts was recognised, so no currency is needed.",
        "Столбцов с суммами не узнано, поэтому валюта не нужна.",
    ),
    "tables": (
        (
            "What each file holds. A line is in force where the file could have been taken for "
            "something else."
        ),
        "Что в каждом файле. Строка действует там, где файл можно было принять и за другое.",
    ),
    "lookup": (
        (
            "“{header}” joins “{name}” to the {table:table}: it has {found:whole} of their "
            "{values:count value|values}. To use its other columns as fields of the cards, remove "
            "the # below, and from the line of this file above."
        ),
        (
            "Столбец «{header}» связывает «{name}» с таблицей «{table:table}»: в нём {found:whole} "
            "из {values:whole} её значений. Чтобы другие его столбцы стали полями "
            "карточек, уберите # в строках ниже и выше, в строке этого файла."
        ),
    ),
    "lookup_of_part": (
        (
            "“{header}” joins “{name}” to the {table:table}: in the rows looked at it has "
            "{found:whole} of their {values:count value|values}. To use its other columns as "
            "fields of the cards, remove the # below, and from the line of this file above."
        ),
        (
            "Столбец «{header}» связывает «{name}» с таблицей «{table:table}»: в просмотренных "
            "строках в нём {found:whole} из {values:whole} её значений. Чтобы другие его столбцы "
            "стали полями карточек, уберите # в строках ниже и выше, в строке этого файла."
        ),
    ),
    "mapping": (
        (
            "Which header became which column. A line is in force where several headers could "
            "have been meant, or where the header is of the company's own making."
        ),
        (
            "Какой заголовок стал каким столбцом. Строка действует там, где подходило несколько "
            "заголовков или где заголовок придуман в самой компании."
        ),
    ),
    "mapping_table": (
        "{table:table}: from {files:list}; {system}.",
        "{table:table}: из {files:list}; {system}.",
    ),
    "made_of": (
        "`{column}` is made of {headers:list} in a way no line here can say.",
        "`{column}` составлен из {headers:list}: строкой этого не записать.",
    ),
    "differs": (
        "`{column}` comes from {headers:list}, in each file its own way.",
        "`{column}` берётся из {headers:list}, в каждом файле по-своему.",
    ),
    "fields": (
        "Other headers are fields for --by and --where as they are:",
        "Остальные заголовки — поля для --by и --where как есть:",
    ),
    "channels": (
        'Raw source → channel; the first match wins. "source / medium" is a pair of UTM tags.',
        'Исходный источник → канал; действует первое совпадение. "источник / тип" — пара UTM.',
    ),
    "channels_none": (
        "No column of sources was recognised.",
        "Столбцов с источниками не узнано.",
    ),
    "channels_plain": (
        (
            "Without UTM tags the source is the channel as written. A line put in force also "
            "catches tagged cards of that source, whatever their medium."
        ),
        (
            "Без UTM-меток канал — это источник как записан. Если включить строку, она захватит "
            "и карточки с метками того же источника, какого бы типа они ни были."
        ),
    ),
    "ways_in": (
        "These only say how a card came in, so its channel is not known. If one is a channel:",
        (
            "Здесь сказано только, как пришло обращение, поэтому канал неизвестен. Если это всё же "
            "канал:"
        ),
    ),
    "channel_by_medium": (
        "Without a source, by its medium alone: {counts} → “{channel}”.",
        "Без источника, только по типу UTM: {counts} → «{channel}».",
    ),
    "no_source": (
        "Without any source: {counts}. Their channel is (none).",
        "Совсем без источника: {counts}. Их канал — (нет данных).",
    ),
    "more_sources": (
        "And {rest:count more source|more sources}, each by the same rules.",
        "И ещё {rest:count источник|источника|источников} по тем же правилам.",
    ),
    "formats": (
        "How the values of a column are written, where they do not say it themselves.",
        "Как записаны значения столбца, если по ним самим этого не понять.",
    ),
    "formats_none": (
        "No column can be read in two ways.",
        "Столбцов, которые можно прочесть двумя способами, нет.",
    ),
    "format_open": (
        (
            "How is “{header}” in {name} to be read? {examples:list} fit both; until it is said, "
            "the column is left empty."
        ),
        (
            "Как читать «{header}» в {name}? {examples:list} подходят под оба способа; пока это не "
            "указано, столбец остаётся пустым."
        ),
    ),
    "format_assumed": (
        "“{header}” in {name} ({examples:list}) is read in the first of these two ways.",
        "«{header}» в {name} ({examples:list}) читается первым из этих двух способов.",
    ),
    "checks": (
        (
            "How empty each column may be when `smalign check` looks at the export: as empty as "
            "it is now, and what chance adds with a month of new cards; where no cell is empty, "
            "none. Take out what nobody has agreed to fill, and write down what was."
        ),
        (
            "Насколько пустым может быть столбец при проверке `smalign check`: как сейчас и "
            "сколько прибавит случай с новыми карточками за месяц; где пустых нет — ни одной. "
            "Уберите то, что заполнять никто не договаривался, и впишите то, о чём договорились."
        ),
    ),
    "values": (
        "Words this company writes where it has nothing to write; they then count as empty.",
        "Слова, которые в компании пишут вместо пустоты; тогда они считаются пустыми.",
    ),
    "token": (
        "“{token}” stands in “{header}” ({cells:count time|times} in the rows looked at).",
        "«{token}» стоит в «{header}» ({cells:count раз|раза|раз} в просмотренных строках).",
    ),
    "aliases": (
        "One name for a person who is written in several ways, and the team of each.",
        "Одно имя для человека, который записан по-разному, и команда каждого.",
    ),
    "alias": (
        (
            "“{alias}” ({cards:count card|cards}) and “{owner}” ({others:count card|cards}) differ "
            "only in case, look-alike letters, blanks, dots over a letter or the order of words."
        ),
        (
            "«{alias}» ({cards:count карточка|карточки|карточек}) и «{owner}» ({others:count "
            "карточка|карточки|карточек}) отличаются только регистром, ё, похожими буквами, "
            "пробелами или порядком слов."
        ),
    ),
    "exclude": (
        (
            "Which inquiries are tests, spam or not the target: `target` of roi counts the people "
            "without them, `leads` counts all."
        ),
        (
            "Какие обращения тестовые, спам или нецелевые: столбец target в roi считает людей без "
            "них, в числе лидов остаются все."
        ),
    ),
    "exclude_copies": (
        (
            "{deals:count deal stands|deals stand} in another pipeline once more, made on the day "
            "of a sale or the day after, of the same person and amount: revenue of "
            "{revenue:money} counts twice. If they are copies, the next line counts each sale once."
        ),
        (
            "{deals:count сделка повторяет|сделки повторяют|сделок повторяют} продажу в другой "
            "воронке: тот же клиент и сумма, создана в день продажи или на следующий; "
            "{revenue:money} выручки учтено дважды. Если это копии, следующая строка учтёт каждую "
            "продажу один раз."
        ),
    ),
    "exclude_none": (
        "Nothing looks like one; name the e-mail domain of the company itself.",
        "Похожих не найдено; укажите почтовый домен самой компании.",
    ),
    "exclude_domain": (
        "{cards:count card has|cards have} an e-mail at {value}.",
        "{cards:count карточка|карточки|карточек} с почтой на {value}.",
    ),
    "exclude_value": (
        "“{value}” is the {header} of {cards:count card|cards}.",
        "«{value}» — значение {header} у {cards:count карточки|карточек|карточек}.",
    ),
    "exclude_word": (
        "The word “{value}” is in “{header}” ({cards:count time|times} in the rows looked at).",
        "Слово «{value}» есть в «{header}» ({cards:count раз|раза|раз} в просмотренных строках).",
    ),
    "margin": (
        "The part of revenue that is gross profit; without it ROMI is by revenue.",
        "Доля валовой прибыли в выручке; без неё ROMI считается по выручке.",
    ),
    "vat": (
        (
            "Whether VAT is in what was spent and in what was earned, and from which day at which "
            "rate (0.22 is 22 %); roi shows both without it."
        ),
        (
            "Входит ли НДС в расходы и в выручку и с какого дня какая ставка (0.22 — это 22 %); "
            "roi показывает и то и другое без НДС."
        ),
    ),
    "costs": (
        "What marketing costs beside advertising; roi counts it as spend.",
        "Затраты на маркетинг помимо рекламы; roi считает их расходом.",
    ),
    "rates": (
        (
            "Amounts are in {currencies:list}: what one unit costs in [sources] currency, from "
            "which day on."
        ),
        (
            "Суммы в {currencies:list}: сколько стоит единица в валюте [sources] currency и с "
            "какого дня."
        ),
    ),
    "min_n": (
        "How many cards a row needs before its rates are read as more than chance.",
        "Сколько карточек нужно строке, чтобы её доли не считать случайными.",
    ),
}
