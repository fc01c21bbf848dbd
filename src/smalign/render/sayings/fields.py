"""Notes and errors on fields: on which cards one is due, and what would be stopped."""

from __future__ import annotations

from typing import Final

NOTES: Final[dict[str, tuple[str, str]]] = {
    "fields_always_due": (
        (
            "No stage requires a field, so each is counted on every card, new ones too, where "
            "nothing else is said here; say from which stage it is due in smalign.toml under "
            '[stages]: required = {{ "…" = ["…"] }}.'
        ),
        (
            "Ни один этап не требует полей, поэтому каждое, если здесь не сказано иное, посчитано "
            "по всем карточкам, и по новым; с какого этапа поле нужно, скажите в smalign.toml в "
            '[stages]: required = {{ "…" = ["…"] }}.'
        ),
    ),
    "reason_due_if_lost": (
        "A loss reason is due on lost cards alone: the others are not due.",
        "Причина отказа нужна только там, где был отказ: остальные карточки не в счёт.",
    ),
    "closing_due_if_closed": (
        "A closing date is due on closed cards alone: the others are not due.",
        "Дата закрытия нужна только закрытым карточкам: остальные не в счёт.",
    ),
    "required_as_exported": (
        (
            "Fields are as exported: a card that was filled in only after the move would have been "
            "stopped too, so these are the least stops. A forced field is also filled in for show: "
            "ask again later and compare."
        ),
        (
            "Поля — как в выгрузке: карточка, которую заполнили уже после перевода, тоже не прошла "
            "бы, так что это наименьшее число остановок. Обязательное поле заполняют и для вида: "
            "спросите ещё раз позже и сравните."
        ),
    ),
    "suggested_nothing": (
        (
            "Nothing to propose: a field is proposed when at least min-n cards got to a stage, "
            "between one in twenty and a quarter of them lack it, and some of those were won or "
            "lost."
        ),
        (
            "Предложить нечего: поле предлагается, когда до этапа дошло не меньше min-n карточек, "
            "без него от одной двадцатой до четверти и среди них есть проданные или ушедшие в "
            "отказ."
        ),
    ),
    "suggested_reach_unknown": (
        (
            "From which stage {cards:count card was|cards were} lost is not exported: numbers of "
            "open stages leave them out. Add the stage history."
        ),
        (
            "С какого этапа {cards:count карточка ушла|карточки ушли|карточек ушло} в отказ, в "
            "выгрузке нет: в числах по открытым этапам их нет. Добавьте историю этапов."
        ),
    ),
    "suggested_elsewhere": (
        (
            "The lines of `[stages]` hold in every pipeline with such a stage, so in "
            "{pipelines:list}, too; the numbers are of the pipeline they name."
        ),
        (
            "Строки `[stages]` действуют в каждой воронке с таким этапом, то есть и в "
            "{pipelines:list}; числа — по названной воронке."
        ),
    ),
    "suggested_never": (
        (
            "Wherever these fields are required, more than {most:rate} of the cards would be "
            "stopped: {fields:fields}. Ask for them without force first, or from one team."
        ),
        (
            "На каком бы этапе ни требовать эти поля, остановится больше {most:rate} карточек: "
            "{fields:fields}. Сначала попросите заполнять их без обязательности или в одном отделе."
        ),
    ),
    "fill_time_unknown": (
        (
            "When a field was filled in, the values do not say; where the export has a history of "
            "fields, `--show filling` does."
        ),
        (
            "Когда поле заполнили, по значениям не видно; если в выгрузке есть история полей, это "
            "покажет `--show filling`."
        ),
    ),
    "filling_without_log": (
        (
            "When fields were filled in is not in the export, and the day a card was changed last "
            "does not say it: n/a. Add a history of fields: the field history of Salesforce, the "
            "property history of HubSpot, the changelog of Pipedrive, or any table with the card, "
            "the field, the new value and the time; or name earlier exports with `--snapshots`."
        ),
        (
            "Когда заполняли поля, в выгрузке нет, а день последнего изменения карточки об этом не "
            "говорит: н/д. Добавьте историю полей: историю полей Salesforce, историю свойств "
            "HubSpot, журнал изменений Pipedrive или любую таблицу с карточкой, полем, новым "
            "значением и временем; или укажите прежние выгрузки в `--snapshots`."
        ),
    ),
    "filling_unlogged": (
        (
            "The history of fields has no change of {count:count field|fields} of the cards: when "
            "those were filled in is not known, and they have no row."
        ),
        (
            "В истории полей нет изменений {count:count поля|полей|полей} карточек: когда их "
            "заполнили, неизвестно, и строк у них нет."
        ),
    ),
    "filling_strangers": (
        (
            "The history names {count:count field|fields} the cards do not have: {fields:list}. "
            "Their changes are in no row; call the columns of the cards as the history does."
        ),
        (
            "История называет {count:count поле, которого|поля, которых|полей, которых} у карточек "
            "нет: {fields:list}. Их изменений в строках нет; назовите столбцы карточек так же, как "
            "история."
        ),
    ),
    "filling_without_time": (
        (
            "The history of fields says days without a time, so what was filled in in the minute "
            "of a move, or in bulk, is not known: n/a."
        ),
        (
            "В истории полей только дни, без времени, поэтому заполненное в минуту перевода или "
            "пачкой не отличить: н/д."
        ),
    ),
    "filling_without_stages": (
        (
            "When cards entered their stages is not known to the minute, so what was filled in at "
            "a move is not told: n/a. Add the stage history."
        ),
        (
            "Когда карточки переходили на этапы, с точностью до минуты неизвестно, поэтому "
            "заполненное при переводе не выделить: н/д. Добавьте историю этапов."
        ),
    ),
    "burden_without_history": (
        (
            "When cards entered and left their stages is not in the export, so neither days nor "
            "pace are known: n/a. Add the stage history."
        ),
        (
            "Когда карточки входили на этапы и уходили с них, в выгрузке нет, поэтому ни дни, ни "
            "темп неизвестны: н/д. Добавьте историю этапов."
        ),
    ),
    "burden_without_log": (
        (
            "How many fields are filled in at a stage is not known: the export has no history of "
            "fields (n/a)."
        ),
        ("Сколько полей заполняют на этапе, неизвестно: истории полей в выгрузке нет (н/д)."),
    ),
    "burden_nothing_required": (
        (
            "No stage requires a field: say so in smalign.toml under [stages]: "
            'required = {{ "…" = ["…"] }}, or ask with `--require FIELD@STAGE`.'
        ),
        (
            "Ни один этап не требует полей: задайте их в smalign.toml в [stages]: "
            'required = {{ "…" = ["…"] }}, или спросите с `--require ПОЛЕ@ЭТАП`.'
        ),
    ),
    "burden_undated": (
        (
            "Whether a stage became slower is told where smalign.toml says since when its fields "
            'are required, under [stages]: required_since = {{ {stage:toml} = "2026-03-01" }}.'
        ),
        (
            "Стал ли этап медленнее, видно, если в smalign.toml сказано, с какого дня его поля "
            'обязательны, в [stages]: required_since = {{ {stage:toml} = "2026-03-01" }}.'
        ),
    ),
    "fields_reach_unknown": (
        (
            "Of {cells:count cell|cells} nobody can say whether the field was due: how far these "
            "cards got is not exported. Add the stage history, or the stage a lost card was "
            "closed from."
        ),
        (
            "О {cells:count ячейке|ячейках|ячейках} нельзя сказать, нужно ли было поле: до какого "
            "этапа дошли эти карточки, в выгрузке нет. Добавьте историю этапов или этап, с "
            "которого карточка ушла в отказ."
        ),
    ),
}

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "fields_one_of": (
        "take one of {options:list}: each is a question of its own.",
        "выберите одно из {options:list}: это разные вопросы.",
    ),
    "require_option": (
        "“{found}” is no FIELD@STAGE, such as budget@Demo.",
        "«{found}» — не ПОЛЕ@ЭТАП, как Бюджет@Демо.",
    ),
    "required_stage_unknown": (
        "no stage is called “{found}”.{hint:maybe} The stages are {known:list}.",
        "этапа «{found}» нет.{hint:maybe} Этапы: {known:list}.",
    ),
    "required_stages_missing": (
        "“{field}” is required at “{found}”, but the export says of no card in which stage it is.",
        "«{field}» обязательно на «{found}», но ни у одной карточки выгрузки этап не указан.",
    ),
    "required_field_unknown": (
        "the cards of that stage have no field “{found}”.{hint:maybe} They have {known:list}.",
        "у карточек этого этапа нет поля «{found}».{hint:maybe} Есть {known:list}.",
    ),
    "required_stage_unplaced": (
        (
            "whether a card reached “{stage}” cannot be told: the order of the stages is not "
            "known; give it in smalign.toml{toml:under}"
        ),
        (
            "нельзя сказать, дошла ли карточка до этапа «{stage}»: порядок этапов неизвестен; "
            "задайте его в smalign.toml{toml:under}"
        ),
    ),
}
