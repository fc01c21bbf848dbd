"""What step 5 of a diagnosis says: fields filled, tasks done, reports that agree."""

from __future__ import annotations

from typing import Final

_FROM_EN: Final = "({share:rate}, from {low:rate} to {high:rate})"
_FROM_RU: Final = "({share:rate}, от {low:rate} до {high:rate})"
_FILLED_EN: Final = (
    f"Of the required fields {{filled:whole}} of {{of:whole}} are filled {_FROM_EN}."
)
_FILLED_RU: Final = f"Обязательные поля заполнены: {{filled:whole}} из {{of:whole}} {_FROM_RU}."
_EMPTY_EN: Final = (
    " Emptiest: “{field}” at “{stage}”, empty on {empty:whole} of {cards:count card|cards}"
)
_EMPTY_RU: Final = (
    " Пустых больше всего: «{field}» на «{stage}», пусто у {empty:whole} из {cards:count "
    "карточки|карточек|карточек}"
)
_REPORT_EN: Final = "The report has {report:whole} of {measure:measure}, the CRM {crm:whole}"
_REPORT_RU: Final = "В отчёте {measure:measure}: {report:whole}, в CRM {crm:whole}"
_FIELD_EN: Final = (
    "“{field}” is filled on {filled:rate} of cards; {share:rate} of what stands there is “{value}”"
)
_FIELD_RU: Final = (
    "«{field}» заполнено у {filled:rate} карточек, но в {share:rate} заполненных стоит «{value}»"
)

SEEN: Final[dict[str, tuple[str, str]]] = {
    "required_filled": (_FILLED_EN, _FILLED_RU),
    "required_filled_but": (f"{_FILLED_EN}{_EMPTY_EN}.", f"{_FILLED_RU}{_EMPTY_RU}."),
    "required_filled_sold": (
        (
            f"{_FILLED_EN}{_EMPTY_EN}; {{sold:money}} were sold without it and belong to no "
            "segment of it."
        ),
        (
            f"{_FILLED_RU}{_EMPTY_RU}; без него продано на {{sold:money}}, и эти деньги нельзя "
            "отнести к сегменту."
        ),
    ),
    "same_value_at_move": (
        (
            f"{_FIELD_EN} (from {{low:rate}} to {{high:rate}}); {{moved:rate}} of the values were "
            "typed within the minute of a move."
        ),
        (
            f"{_FIELD_RU} (от {{low:rate}} до {{high:rate}}); {{moved:rate}} значений внесено в "
            "минуту смены этапа."
        ),
    ),
    "same_value_idle": (
        (
            f"{_FIELD_EN} (from {{low:rate}} to {{high:rate}}); no value of it is seen to go with "
            "more or fewer sales."
        ),
        (
            f"{_FIELD_RU} (от {{low:rate}} до {{high:rate}}); ни одно его значение не связано с "
            "продажами, насколько это видно."
        ),
    ),
    "same_value": (
        f"{_FIELD_EN} (from {{low:rate}} to {{high:rate}}): the field tells hardly anything apart.",
        f"{_FIELD_RU} (от {{low:rate}} до {{high:rate}}): поле почти ничего не различает.",
    ),
    "values_differ": (
        (
            "No field is shown to hold one value for the form; the most frequent one is “{value}” "
            f"of “{{field}}” {_FROM_EN}."
        ),
        (
            "Не видно полей, где одно значение стоит для вида; чаще всего — «{value}» в «{field}» "
            f"{_FROM_RU}."
        ),
    ),
    "tasks_done": (
        (
            "Regular tasks of the whole export, {side:side} ({series:list}): {on_time:whole} of "
            f"{{due:whole}} done in time {_FROM_EN}, {{done:whole}} done."
        ),
        (
            "Регулярные задачи за всю выгрузку, {side:side} ({series:list}): в срок "
            f"{{on_time:whole}} из {{due:whole}} {_FROM_RU}, сделано {{done:whole}}."
        ),
    ),
    "tasks_changed": (
        (
            "After {changed:whole} of {checked:whole} done tasks, {side:side} ({series:list}), "
            "the data they keep fresh changed."
        ),
        (
            "После {changed:whole} из {checked:count сделанной задачи|сделанных задач|сделанных "
            "задач}, {side:side} "
            "({series:list}), данные действительно изменились."
        ),
    ),
    "tasks_unchanged": (
        (
            "Of {checked:count task|tasks} closed, {side:side} ({series:list}), the data they "
            "keep fresh changed after {changed:whole}: closed on paper."
        ),
        (
            "Закрыто {checked:count задача|задачи|задач}, {side:side} ({series:list}); данные "
            "изменились после {changed:whole}: закрыто на бумаге."
        ),
    ),
    "report_agrees": (
        f"{_REPORT_EN}: it agrees.",
        f"{_REPORT_RU}: сходится.",
    ),
    "report_apart": (
        f"{_REPORT_EN}: {{gap:rate}} apart.",
        f"{_REPORT_RU}: расхождение {{gap:rate}}.",
    ),
    "report_rows_apart": (
        (
            f"{_REPORT_EN}: {{gap:rate}} apart in all, but numbers of single rows do not agree, "
            "and no definition known here closes their gaps."
        ),
        (
            f"{_REPORT_RU}: всего расхождение {{gap:rate}}, но в отдельных строках числа не "
            "сходятся, и ни одно известное определение этого не объясняет."
        ),
    ),
    "report_counts_cards": (
        (
            "Report and CRM count cards: {inquiries:whole} inquiries are {unique:whole} people, "
            "{gap:rate} more cards than people."
        ),
        (
            "Отчёт и CRM считают карточки: {inquiries:whole} обращений — это {unique:whole} "
            "уникальных, карточек на {gap:rate} больше, чем людей."
        ),
    ),
    "report_counts_tests": (
        (
            "Report and CRM count cards: {inquiries:whole} inquiries are {unique:whole} people, "
            "{target:whole} of them without tests, spam and what is outside the target: "
            "{gap:rate} more cards than people to sell to."
        ),
        (
            "Отчёт и CRM считают карточки: {inquiries:whole} обращений — это {unique:whole} "
            "уникальных, из них целевых, без тестов и спама, {target:whole}: карточек на "
            "{gap:rate} больше, чем людей, которым можно продать."
        ),
    ),
    "report_explained": (
        f"{_REPORT_EN}: {{gap:rate}} apart. It agrees when counted so: {{by:explained_by}}.",
        f"{_REPORT_RU}: расхождение {{gap:rate}}. Сходится, если считать так: {{by:explained_by}}.",
    ),
    "report_alike": (
        f"{_REPORT_EN}: {{gap:rate}} apart; several definitions would close the gap.",
        f"{_REPORT_RU}: расхождение {{gap:rate}}; его закрыли бы несколько определений.",
    ),
    "report_unexplained": (
        f"{_REPORT_EN}: {{gap:rate}} apart; no definition known here closes the gap.",
        f"{_REPORT_RU}: расхождение {{gap:rate}}; ни одно известное определение его не закрывает.",
    ),
}
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "no_field_required": (
        "no stage requires a field: say which in `[stages] required`",
        "ни один этап не требует полей: назовите их в `[stages] required`",
    ),
    "few_got_there": (
        "hardly a card got to a stage that requires a field ({cells:whole} of {least:whole})",
        (
            "почти ни одна карточка не дошла до этапа с обязательным полем ({cells:whole} из "
            "{least:whole})"
        ),
    ),
    "no_field_to_look_at": (
        (
            "there is nothing to look at: no field that a stage requires, and none of the "
            "company's own that would do (filled on at least {least:count card|cards} of these "
            "days but not on all, more than two values, one of them repeated, of no proven use)"
        ),
        (
            "смотреть не на что: нет ни поля, которого требует этап, ни подходящего собственного "
            "поля (заполнено хотя бы у {least:count карточки|карточек|карточек} этих дней, но не "
            "у всех; значений больше двух, и одно повторяется; польза не доказана)"
        ),
    ),
    "tasks_not_exported": ("the tasks are not exported", "задачи не выгружены"),
    "tasks_not_regular": (
        "no regular task has come due in the export",
        "в выгрузке нет регулярных задач, чей срок настал",
    ),
    "tasks_not_named": (
        (
            "which tasks the departments owe each other: name their series in `[tasks]`; repeated "
            "are {series:list}"
        ),
        (
            "какие задачи отделы должны друг другу: назовите их серии в `[tasks]`; повторяются "
            "{series:list}"
        ),
    ),
    "tasks_never_done": (
        "no task of the export says when it was done",
        "ни у одной задачи в выгрузке нет даты завершения",
    ),
    "tasks_change_unknown": (
        (
            "whether the data changed after the tasks: it takes a history of fields, and `[tasks]` "
            "that says which fields a task keeps fresh"
        ),
        (
            "изменились ли данные после задач: нужны история полей и `[tasks]` с полями, которые "
            "задача обновляет"
        ),
    ),
    "report_not_given": (
        "marketing's report is not given (`--report FILE`)",
        "отчёт маркетинга не приложен (`--report ФАЙЛ`)",
    ),
    "report_says_nothing": (
        "of {name} nothing can be set beside the CRM in these days",
        "из {name} за эти дни с CRM сравнить нечего",
    ),
}
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "require_it": (
        "Require “{field}” at “{stage}”.",
        "Сделать «{field}» обязательным на «{stage}».",
    ),
    "rebuild_field": (
        "Drop “{field}”, or make it a list with nothing chosen beforehand, and say who reads it.",
        (
            "Убрать «{field}» или переделать в список без значения по умолчанию и назвать, кто его "
            "читает."
        ),
    ),
    "do_tasks": (
        (
            "Give {series:list} somebody responsible and a term; close a task with what changed by "
            "it."
        ),
        (
            "Назначить для {series:list} ответственного и срок; закрывать задачу с указанием, что "
            "изменилось."
        ),
    ),
    "count_people": (
        "Count people, not cards, in the report: duplicates and tests apart.",
        "Считать в отчёте людей, а не карточки: дубли и тесты отдельно.",
    ),
    "agree_definition": (
        "Agree on one definition of the measure, and name it in the report.",
        "Согласовать одно определение показателя и назвать его в отчёте.",
    ),
}
NORMS: Final[dict[str, tuple[str, str]]] = {
    "by_half": ("{value}: more often than not", "{value}: чаще да, чем нет"),
    "whose_half": (
        "nobody agreed on one; it is the least that can be asked: attention at most",
        "не согласован; это самое малое, что можно спросить: не выше «внимания»",
    ),
    "by_most_cells": ("{value} of the filled cells", "{value} заполненных ячеек"),
    "whose_most_cells": (
        "nobody agreed on one; a field most of which is one value tells little: attention at most",
        "не согласован; поле, где почти всюду одно значение, мало что говорит: не выше «внимания»",
    ),
    "by_cards": ("{value} more cards than people", "превышением карточек над людьми на {value}"),
    "whose_cards": (
        "nobody agreed on one; it is a rule of the diagnosis: attention at most",
        "не согласован; это правило диагностики: не выше «внимания»",
    ),
    "by_tolerance": ("a gap of {value}", "расхождением {value}"),
    "whose_tolerance": (
        "nobody agreed on one; it is that of `smalign reconcile`: attention at most",
        "не согласован; это порог `smalign reconcile`: не выше «внимания»",
    ),
}
