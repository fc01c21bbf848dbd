"""Notes and errors on fields: on which cards one is due, and what would be stopped."""

from __future__ import annotations

from typing import Final

NOTES: Final[dict[str, tuple[str, str]]] = {
    "fields_always_due": (
        (
            "No stage requires a field, so each is counted on every card, new ones too; say from "
            'which stage it is due in smalign.toml: [stages] required = {{ "…" = ["…"] }}.'
        ),
        (
            "Ни один этап не требует полей, поэтому каждое посчитано по всем карточкам, и по "
            "новым; с какого этапа оно нужно, скажите в smalign.toml: [stages] "
            'required = {{ "…" = ["…"] }}.'
        ),
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
            "From which stage {cards:count card was|cards were} lost is not exported: of open "
            "stages they are in no number. Add the stage history."
        ),
        (
            "С какого этапа {cards:count карточка ушла|карточки ушли|карточек ушло} в отказ, в "
            "выгрузке нет: в числах по открытым этапам их нет. Добавьте историю этапов."
        ),
    ),
    "suggested_never": (
        (
            "Wherever these fields are required, more than {most:rate} of the cards would be "
            "stopped: {fields:list}. Ask for them without force first, or from one team."
        ),
        (
            "На каком бы этапе ни требовать эти поля, остановится больше {most:rate} карточек: "
            "{fields:list}. Сначала попросите заполнять их без обязательности или в одном отделе."
        ),
    ),
    "fill_time_unknown": (
        (
            "When a field was filled in is not exported, so what was typed in the minute of the "
            "move, or later in bulk, cannot be told apart."
        ),
        (
            "Когда поле заполнили, в выгрузке нет, поэтому заполненное в минуту перевода или позже "
            "пачкой отличить нельзя."
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
    "required_field_unknown": (
        "the cards of that stage have no field “{found}”.{hint:maybe} They have {known:list}.",
        "у карточек этого этапа нет поля «{found}».{hint:maybe} Есть {known:list}.",
    ),
    "required_stage_unplaced": (
        (
            "whether a card reached “{stage}” cannot be told: the order of the stages is not "
            "known; give it in smalign.toml: {toml}"
        ),
        (
            "нельзя сказать, дошла ли карточка до этапа «{stage}»: порядок этапов неизвестен; "
            "задайте его в smalign.toml: {toml}"
        ),
    ),
}
