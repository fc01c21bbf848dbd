"""Questions only the user can answer: an error where a result needs the answer, else a note."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "crm_unknown": (
        (
            "none of the files ({files:list}) is known for leads, deals or spend; the headers of "
            "the first are {headers:list}; say what one holds with --table FILE=TABLE or in "
            "smalign.toml{toml:under}"
        ),
        (
            "ни в одном из файлов ({files:list}) не узнаны лиды, сделки или расходы; заголовки "
            "первого: {headers:list}; укажите, что в файле, через --table ФАЙЛ=ТАБЛИЦА или в "
            "smalign.toml{toml:under}"
        ),
    ),
    "no_header_known": (
        (
            "{where}this was said to be {table:table}, and not one of its headers is known for "
            "that ({headers:list}); say which is which in smalign.toml{toml:under}"
        ),
        (
            "{where}указано, что это {table:table}, но ни один заголовок для них не известен "
            "({headers:list}); назовите, что есть что, в smalign.toml{toml:under}"
        ),
    ),
    "date_order_unclear": (
        (
            "{where}{examples:list} can be read day first or month first; say which in "
            "smalign.toml{toml:under}"
        ),
        (
            "{where}{examples:list} можно прочесть и как день-месяц, и как месяц-день; "
            "укажите порядок в smalign.toml{toml:under}"
        ),
    ),
    "number_sign_unclear": (
        (
            "{where}in {examples:list} the separator can mean thousands or a fraction; say "
            "which in smalign.toml{toml:under}"
        ),
        (
            "{where}в {examples:list} разделитель может отделять и тысячи, и дробную часть; "
            "укажите, что верно, в smalign.toml{toml:under}"
        ),
    ),
    "as_of_far": (
        (
            "{where}the latest date, {found:day}, is far beyond all others; say what day the "
            "export was made: {toml}"
        ),
        (
            "{where}самая поздняя дата, {found:day}, намного позже всех остальных; укажите, "
            "на какой день сделана выгрузка: {toml}"
        ),
    ),
    "stage_order_unknown": (
        (
            "the order of the stages is not known; name them from the first to the last, which "
            "they need not be here, in smalign.toml{toml:under}"
        ),
        (
            "порядок этапов неизвестен; перечислите их от первого к последнему (здесь порядок "
            "может быть другим) в smalign.toml{toml:under}"
        ),
    ),
    "deal_outcome_missing": (
        (
            "the deals have neither a stage nor a status, so nobody knows which are won; name the "
            "header that says it in smalign.toml{toml:under}"
        ),
        (
            "у сделок нет ни этапа, ни статуса, поэтому неизвестно, какие из них выиграны; "
            "назовите заголовок, который это говорит, в smalign.toml{toml:under}"
        ),
    ),
    "deal_outcome_unknown": (
        (
            "nothing says which deals are won or lost; name such stages among {stages:list} "
            "in smalign.toml{toml:under}"
        ),
        (
            "ничто не говорит, какие сделки выиграны, а какие проиграны; назовите такие этапы "
            "среди {stages:list} в smalign.toml{toml:under}"
        ),
    ),
    "zone_unknown": (
        (
            "it is not known which stages are marketing's and which are sales'; say it in "
            "smalign.toml{toml:under}"
        ),
        (
            "неизвестно, какие этапы ведёт маркетинг, а какие продажи; укажите в "
            "smalign.toml{toml:under}"
        ),
    ),
    "rate_missing": (
        (
            "{where}an amount in {currency} is of {day:day}, and its first rate is of "
            "{first:day}; give the rate of that day in smalign.toml{toml:under}"
        ),
        (
            "{where}сумма в {currency} — за {day:day}, а первый курс — с {first:day}; укажите в "
            "smalign.toml курс на этот день{toml:under}"
        ),
    ),
    "vat_rate_missing": (
        (
            "{table:table}: an amount of {day:day} has VAT in, and the first rate is of "
            "{first:day}; say in smalign.toml which rate held then{toml:under}"
        ),
        (
            "{table:table}: в сумму за {day:day} входит НДС, а первая ставка — с {first:day}; "
            "укажите в smalign.toml ставку, которая действовала тогда{toml:under}"
        ),
    ),
    "two_currencies": (
        (
            "{where}amounts are in {currencies:list} and cannot be added up; choose one "
            "currency, for example {where_one}{counts:without}, or give the rates in "
            "smalign.toml{toml:under}"
        ),
        (
            "{where}суммы в валютах {currencies:list}, и складывать их нельзя; выберите одну "
            "валюту, например {where_one}{counts:without}, или задайте курсы в "
            "smalign.toml{toml:under}"
        ),
    ),
}
