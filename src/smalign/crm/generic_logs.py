"""Histories under plain headers: of stages, of owners, of fields; logs of process mining.

A history of fields also holds the moves and the changes of owner, under the names that the systems
give the fields of the stage and the owner.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.touch_words import ACTORS
from smalign.crm.words import Entry, Words, says, splits

STAGE_LOG: Final = Words(
    "stage_log",
    (
        says(
            "card_id",
            "card_id",
            "id карточки",
            "deal_id",
            "lead_id",
            "opportunity_id",
            "id сделки",
            "id лида",
        ),
        says("card", "card", "card_type", "тип карточки", "карточка"),
        says("pipeline", "pipeline", "воронка", weight=0.5),
        says("stage", "to_stage", "new_stage", "stage", "stage_name", "этап", "стадия"),
        says(
            "entered_at",
            *("entered_at", "stage_entered_at", "moved_at", "changed_at", "дата перехода"),
            *("дата входа", "вход на этап"),
        ),
        says("left_at", "left_at", "exited_at", "дата выхода", "выход с этапа"),
        says("changed_by", "changed_by", "moved_by", "кто перевел"),
        says("owner", "owner", "ответственный", "менеджер", weight=0.5),
        Entry("actor_kind", ("actor_kind", "вид исполнителя"), reads=ACTORS),
        says("outcome", "outcome", "итог", weight=0.5),
        says("stage_order", "stage_order", "порядок стадии"),
    ),
    others=("from_stage", "old_stage", "предыдущий этап"),
    files=("stage_log", "stage_history", "stages_history", "история"),
    languages=("en", "ru"),
)

EVENT_LOG: Final = Words(
    "stage_log",
    (
        says("card_id", "case_id", "case", "case:concept:name", "case id"),
        says("stage", "concept:name", "activity"),
        says("entered_at", "time:timestamp", "timestamp", "start_timestamp"),
        says("changed_by", "org:resource", "resource"),
    ),
    others=("lifecycle:transition", "lifecycle", "org:group", "case:@@case_index"),
    files=("event_log", "events", "log"),
    constants={"card": "deal"},
    export="event_log",
)
"""A process-mining log: each case stands for a deal, each activity for a stage."""

OWNER_LOG: Final = Words(
    "owner_log",
    (
        says("card_id", "card_id", "deal_id", "lead_id", "id сделки", "id лида", weight=0.5),
        says("card", "card", "card_type", "тип карточки"),
        says("owner", "new_owner", "to_owner", "owner", "новый ответственный", "ответственный"),
        says(
            "previous_owner", "old_owner", "from_owner", "previous_owner", "прежний ответственный"
        ),
        says("since_at", "since_at", "owner_since", "assigned_at", "changed_at", "дата смены"),
        says("changed_by", "changed_by", "кто сменил"),
        Entry("actor_kind", ("actor_kind", "вид исполнителя"), reads=ACTORS),
    ),
    files=("owner_log", "owner_history"),
    languages=("en", "ru"),
)

_CHANGED_CARD: Final = (
    says(
        "card_id",
        *("card_id", "deal_id", "dealid", "lead_id", "opportunity_id", "id карточки"),
        *("id сделки", "id лида"),
        weight=0.5,
    ),
    says("card", "card", "card_type", "тип карточки"),
)
_FIELD: Final = ("field", "field / event", "field_key", "property", "поле")
_OLD: Final = ("old", "old_value", "oldvalue", "старое значение", "было")
_NEW: Final = ("new", "new_value", "newvalue", "value", "новое значение", "стало")
_WHEN: Final = ("changed_at", "edit date", "timestamp", "дата изменения")
_BY_WHOM: Final = says(
    "changed_by",
    *("changed_by", "edited by", "actor_user_id", "updatedbyuserid"),
    *("кто изменил", "изменил"),
)
_STAGES: Final = (
    *("stage", "stage_id", "stagename", "dealstage", "deal stage", "status_id"),
    *("этап", "этап сделки", "стадия", "стадия сделки"),
)
_OWNERS: Final = (
    *("owner", "owner_id", "deal owner", "hubspot_owner_id", "user_id", "responsible_user_id"),
    *("assigned_by_id", "ответственный"),
)
"""What the fields that hold the stage and the owner of a card are called in a history of fields."""

FIELD_LOG: Final = Words(
    "field_log",
    (
        *_CHANGED_CARD,
        says("field", *_FIELD),
        says("old", *_OLD),
        says("new", *_NEW),
        says("changed_at", *_WHEN),
        _BY_WHOM,
    ),
    files=("field_log", "field_history"),
    languages=("en", "ru"),
    beside=(
        Words(
            "stage_log",
            (
                splits(_NEW, _FIELD, dict.fromkeys(_STAGES, "stage")),
                *_CHANGED_CARD,
                says("entered_at", *_WHEN),
                _BY_WHOM,
            ),
        ),
        Words(
            "owner_log",
            (
                splits(_NEW, _FIELD, dict.fromkeys(_OWNERS, "owner")),
                splits(_OLD, _FIELD, dict.fromkeys(_OWNERS, "previous_owner")),
                *_CHANGED_CARD,
                says("since_at", *_WHEN),
                _BY_WHOM,
            ),
        ),
    ),
)
