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
            "whether a card reached “{stage}” cannot be told: the order of the stages of "
            "{pipeline:pipeline} is not known; say it in smalign.toml: {toml}"
        ),
        (
            "нельзя сказать, дошла ли карточка до этапа «{stage}»: порядок этапов воронки "
            "{pipeline:pipeline} неизвестен; назовите его в smalign.toml: {toml}"
        ),
    ),
}
