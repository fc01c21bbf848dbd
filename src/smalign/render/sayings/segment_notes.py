"""Notes on segments: what their conversion rests on, and which differences are more than chance."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "segments_above": (
        (
            "Associated with more sales than the other values of the field: {names:segments} "
            "({count:whole} of {tested:whole} tested)."
        ),
        (
            "Связано с большей конверсией, чем у других значений поля: {names:segments} "
            "({count:whole} из {tested:whole} проверенных)."
        ),
    ),
    "segments_below": (
        (
            "Associated with fewer sales than the other values of the field: {names:segments} "
            "({count:whole} of {tested:whole} tested)."
        ),
        (
            "Связано с меньшей конверсией, чем у других значений поля: {names:segments} "
            "({count:whole} из {tested:whole} проверенных)."
        ),
    ),
    "segments_same": (
        (
            "No best and no worst: {tested:count value was|values were} tested, and chance alone "
            "makes such differences."
        ),
        (
            "Лучших и худших нет: значений проверено {tested:whole}, и такие различия бывают "
            "случайно."
        ),
    ),
    "segments_few": (
        (
            "Nothing is compared: no value has {min_n:whole} cards, and as many beside it, in the "
            "conversion."
        ),
        (
            "Сравнивать нечего: ни у одного значения нет {min_n:whole} карточек в конверсии и "
            "столько же рядом с ним."
        ),
    ),
    "segments_undivided": (
        "Nothing is compared: no field divides these cards into parts.",
        "Сравнивать нечего: ни одно поле не делит эти карточки на части.",
    ),
    "segments_matured": (
        (
            "{table:table}: conversion is of the {counted:whole} of {cards:count card that is|"
            "cards that are} at least {days:count day|days} old, won within that time."
        ),
        (
            "{table:table}: конверсия — по {counted:whole} из {cards:count карточки, которой|"
            "карточек, которым|карточек, которым} не меньше {days:count дня|дней|дней}, с продажей "
            "за этот срок."
        ),
    ),
    "segments_undated": (
        (
            "{table:table}: fewer than {least:whole} sales are old enough to tell how long a sale "
            "takes, so conversion is of the {counted:whole} of {cards:count card that is|"
            "cards that are} decided; quick sales prevail. Name an age: --horizon 90d."
        ),
        (
            "{table:table}: достаточно старых продаж меньше {least:whole}, и по ним не понять, "
            "сколько занимает продажа, поэтому конверсия — по {counted:count решённой карточке|"
            "решённым карточкам|решённым карточкам} из {cards:whole}; быстрые продажи в ней весят "
            "больше. Задайте срок: --horizon 90d."
        ),
    ),
    "segments_decided": (
        (
            "{table:table}: conversion is of the {counted:whole} of {cards:count card that is|"
            "cards that are} decided, whatever their age; quick sales prevail."
        ),
        (
            "{table:table}: конверсия — по {counted:count решённой карточке|решённым "
            "карточкам|решённым карточкам} из {cards:whole}, независимо от возраста; быстрые "
            "продажи в ней весят больше."
        ),
    ),
    "segments_left_out": (
        (
            "Fields not compared: {many:whole} of too many values, {single:whole} of one value, "
            "{alike:whole} of the same values as another; --by compares any field."
        ),
        (
            "Поля, которые не сравнивались: со слишком многими значениями — {many:whole}, с одним "
            "значением — {single:whole}, как у другого поля — {alike:whole}; --by сравнит любое."
        ),
    ),
}
