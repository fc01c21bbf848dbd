"""What step 4 of a diagnosis says: touches used as a reason to call, what fields cost."""

from __future__ import annotations

from typing import Final

_USED_EN: Final = (
    "{used:whole} of {of:whole} touches of marketing ({share:rate}, from {low:rate} to "
    "{high:rate}) were followed by a contact of sales within {days:count day|days}."
)
_USED_RU: Final = (
    "Из {of:count касания|касаний|касаний} маркетинга контакт продаж за {days:count день|дня|дней} "
    "был после {used:whole} ({share:rate}, от {low:rate} до {high:rate})."
)

SEEN: Final[dict[str, tuple[str, str]]] = {
    "pretexts_used": (_USED_EN, _USED_RU),
    "pretexts_lift": (
        (
            f"{_USED_EN} Where the first touch was used, cards of the same stage and channel moved "
            "on within two weeks {lift:points} points more often (from {lift_low:points} to "
            "{lift_high:points}; {used_cards:whole} cards and {unused_cards:whole}). Associated, "
            "not proved."
        ),
        (
            f"{_USED_RU} Там, где первое касание использовали, карточки того же этапа и канала за "
            "две недели проходили дальше чаще: {lift:points} п. п. (от {lift_low:points} до "
            "{lift_high:points}; карточек {used_cards:whole} и {unused_cards:whole}). Связано, не "
            "доказано."
        ),
    ),
    "burden_slower": (
        (
            "Since {since:day} the stage “{stage}” requires {required_fields:count field|fields}: "
            "{after:rate} of {cards:count card|cards} left it within {days:count day|days}, "
            "{before:rate} of {before_cards:whole} before ({value:points} points, from "
            "{low:points} to {high:points})."
        ),
        (
            "С {since:day} на этапе «{stage}» обязательных полей {required_fields:whole}: за "
            "{days:count день|дня|дней} его прошли {after:rate} из {cards:count карточки|карточек|"
            "карточек}, до этого — {before:rate} из {before_cards:whole} ({value:points} п. п., от "
            "{low:points} до {high:points})."
        ),
    ),
    "burden_no_slower": (
        (
            "Since {since:day} the stage “{stage}” requires {required_fields:count field|fields}, "
            "and no slowing is seen: {after:rate} of {cards:count card|cards} left it within "
            "{days:count day|days}, {before:rate} of {before_cards:whole} before ({value:points} "
            "points, from {low:points} to {high:points})."
        ),
        (
            "С {since:day} на этапе «{stage}» обязательных полей {required_fields:whole}, и "
            "замедления не видно: за {days:count день|дня|дней} его прошли {after:rate} из "
            "{cards:count карточки|карточек|карточек}, до этого — {before:rate} из "
            "{before_cards:whole} ({value:points} п. п., от {low:points} до {high:points})."
        ),
    ),
    "burden_counted": (
        (
            "{stages:count stage requires|stages require} fields; the most are {fields:whole}, on "
            "“{stage}”. Since when is not said, or too few cards stand on a side, so whether a "
            "stage became slower is not seen."
        ),
        (
            "Обязательные поля есть на {stages:count этапе|этапах|этапах}; больше всего — "
            "{fields:whole}, на «{stage}». С какого дня, не сказано, или карточек мало, поэтому "
            "стали ли какой-то этап проходить медленнее, не видно."
        ),
    ),
    "typed": (
        (
            "{table:table}: {values:count different spelling|different spellings} in “{field}” on "
            "{filled:count card|cards}; {near:whole} of them {near:word differs|differ} from "
            "another by case, a sign or one letter."
        ),
        (
            "{table:table}: в поле «{field}» {values:count разное написание|разных написания|"
            "разных написаний} на {filled:count карточку|карточки|карточек}; {near:whole} из них "
            "{near:word отличается|отличаются|отличаются} от другого регистром, знаком или одной "
            "буквой."
        ),
    ),
    "typed_required": (
        (
            "{table:table}: {values:count different spelling|different spellings} in the required "
            "field “{field}” on {filled:count card|cards}; {near:whole} of them {near:word "
            "differs|differ} from another by case, a sign or one letter."
        ),
        (
            "{table:table}: в обязательном поле «{field}» {values:count разное написание|разных "
            "написания|разных написаний} на {filled:count карточку|карточки|карточек}; "
            "{near:whole} из них {near:word отличается|отличаются|отличаются} от другого "
            "регистром, знаком или одной буквой."
        ),
    ),
    "same_everywhere": (
        (
            "{table:table}: the required field “{field}” says “{value}” on {share:rate} (from "
            "{low:rate} to {high:rate}) of {filled:count card|cards}: it tells nothing."
        ),
        (
            "{table:table}: в обязательном поле «{field}» у {share:rate} (от {low:rate} до "
            "{high:rate}) из {filled:count карточки|карточек|карточек} стоит «{value}»: поле "
            "ничего не различает."
        ),
    ),
    "fields_chosen": (
        "Of {fields:count filled field|filled fields} none is typed in many spellings.",
        (
            "Из {fields:count заполненного поля|заполненных полей|заполненных полей} ни одно не "
            "набирают в разных написаниях."
        ),
    ),
}
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "no_signals": (
        "no touch of marketing is in the export, so there is no reason to call to be used",
        "касаний маркетинга в выгрузке нет: использовать как повод для звонка нечего",
    ),
    "contacts_not_exported": (
        "no contact of sales is in the export: whether touches are used is not seen",
        "дел и звонков продаж в выгрузке нет: использован ли повод, не видно",
    ),
    "contacts_rarely_logged": (
        (
            "a contact of sales is recorded on {contacted:whole} of {cards:count touched card|"
            "touched cards}: whether touches are used is not seen"
        ),
        (
            "контакт продаж записан у {contacted:whole} из {cards:count карточки|карточек|"
            "карточек} с касанием: использован ли повод, не видно"
        ),
    ),
    "few_touches": (
        "touches old enough to tell are {touches:whole}, {min_n:whole} are needed",
        "касаний, о которых уже можно судить, {touches:whole}, нужно хотя бы {min_n:whole}",
    ),
    "nothing_required": (
        "smalign.toml does not say which fields stages require ([stages] required)",
        "в smalign.toml не сказано, какие поля обязательны на этапах ([stages] required)",
    ),
    "few_filled": (
        "no field is filled in on {min_n:count card|cards} of these days",
        "ни одно поле не заполнено хотя бы на {min_n:count карточке|карточках|карточках} этих дней",
    ),
}
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "use_touches": (
        "Begin the morning meeting with the list of `smalign calls`: whom to call, and about what.",
        (
            "Начинать утреннюю планёрку со списка `smalign calls`: кому звонить и с чего начать "
            "разговор."
        ),
    ),
    "ask_later": (
        "Require on “{stage}” only what is decided there; ask for the rest later, or not at all.",
        (
            "На этапе «{stage}» требовать только то, что там решают; остальное — позже или не "
            "требовать."
        ),
    ),
    "make_list": (
        "Turn “{field}” into a list: a new field of the type list, the values carried over.",
        "Превратить «{field}» в список: новое поле типа «Список», перенос значений.",
    ),
    "drop_field": (
        "Agree what “{field}” is to tell apart, or drop it.",
        "Договориться, что должно различать поле «{field}», или убрать его.",
    ),
}
NORMS: Final[dict[str, tuple[str, str]]] = {
    "by_pretexts": (
        "cards of the same stage and channel whose touch was used: {value} moved on",
        "карточки того же этапа и канала, где касание использовали: дальше прошли {value}",
    ),
    "whose_pretexts": (
        "other cards of the export: associated with it, not proved",
        "другие карточки выгрузки: связано с этим, не доказано",
    ),
    "by_spellings": (
        "one value in twenty that is another spelling, {value}",
        "одно значение из двадцати, написанное иначе: {value}",
    ),
    "whose_spellings": (
        "a rule of this diagnosis, agreed with nobody: attention at most",
        "правило этого диагноза, ни с кем не согласованное: не выше «внимания»",
    ),
    "by_one_value": ("{value} of cells with one value", "{value} ячеек с одним значением"),
    "whose_one_value": (
        "a rule of this diagnosis, agreed with nobody: attention at most",
        "правило этого диагноза, ни с кем не согласованное: не выше «внимания»",
    ),
}
STAKES: Final[dict[str, tuple[str, str]]] = {
    "move_is_no_sale": (
        "Not estimated: a move to the next stage is no sale.",
        "Не оцениваем: переход на следующий этап — ещё не продажа.",
    ),
    "time_unknown": (
        "Not estimated: the time it takes is in no export.",
        "Не оцениваем: времени на заполнение нет ни в одной выгрузке.",
    ),
}
