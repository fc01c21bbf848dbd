"""Which clicks do it in each system, in both languages of its menus. Data only.

What documentation or the product's own source does not establish is marked: menus move.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from msgspec import Struct

Aim = Literal[
    "all_cards",
    "all_owners",
    "all_columns",
    "require_field",
    "make_segment",
    "make_list",
    "regular_task",
    "assign_by_queue",
    "notify_idle",
]


class Action(Struct, frozen=True):
    """One way through the menus of a system.

    aim: what it leads to: cards no filter hides, cards of all owners, all columns; a field that is
    required from a stage on; a list of cards to write to; a field of the type list; a task that
    comes again by itself; leads given out in turn by a robot; word of a lead nobody touched. en,
    ru: the menu path. is_sure: documented; otherwise the reader is told to check it in their
    version. help: the page that documents it, as checked on that day.
    """

    crm: str
    aim: Aim
    en: str
    ru: str
    is_sure: bool = False
    help: str = ""
    checked: date | None = None


ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "bitrix24",
        "all_cards",
        "CRM → Leads (Deals) → List view → clear the filter → gear → Export",
        "CRM → Лиды (Сделки) → вид «Список» → сбросить фильтр → шестерёнка → Экспорт",
    ),
    Action(
        "bitrix24",
        "all_owners",
        "CRM → Settings → Access permissions: a role with Export for All",
        "CRM → Настройки → Права доступа: роль с правом «Экспорт» для всех",
    ),
    Action(
        "bitrix24",
        "all_columns",
        "CRM → Leads (Deals) → List view → gear → Export → Export all fields",
        "CRM → Лиды (Сделки) → вид «Список» → шестерёнка → Экспорт → «Экспортировать все поля»",
    ),
    Action(
        "bitrix24",
        "require_field",
        "CRM → Leads (Deals) → open a card → point at the field → gear → Configure → Mandatory by "
        "stage → For all stages and pipelines ▾ → tick the stages → Save; in every pipeline anew",
        "CRM → Лиды (Сделки) → открыть карточку → навести на поле → шестерёнка → Настроить → "
        "«Обязательно на стадии» → «Для всех стадий и воронок» ▾ → отметить стадии → Сохранить; в "
        "каждой воронке отдельно",
        is_sure=True,
        help="https://helpdesk.bitrix24.com/open/25902803",
        checked=date(2026, 11, 28),
    ),
    Action(
        "bitrix24",
        "make_segment",
        "CRM → Marketing → Segments → new segment, by the reason or the stage → mailing",
        "CRM → Маркетинг → Сегменты → новый сегмент, по причине отказа или стадии → рассылка",
    ),
    Action(
        "bitrix24",
        "make_list",
        "CRM → Leads (Deals) → open a card → Create field → List, with its values; then carry the "
        "old values over and hide the old field",
        "CRM → Лиды (Сделки) → открыть карточку → Создать поле → «Список» с его значениями; затем "
        "перенести старые значения и скрыть старое поле",
    ),
    Action(
        "amocrm",
        "make_list",
        "Leads → open a card → Set up → Add field → List, with its values; then carry the old "
        "values over",
        "Сделки → открыть карточку → Настроить → Добавить поле → «Список» с его значениями; затем "
        "перенести старые значения",
    ),
    Action(
        "bitrix24",
        "regular_task",
        "Tasks → Templates → New template → Make the task recurring → every quarter → Save",
        "Задачи → Шаблоны → Добавить шаблон → сделать задачу регулярной → раз в квартал → "
        "Сохранить",
    ),
    Action(
        "amocrm",
        "regular_task",
        "Calendar → Add task → the term; a task of amoCRM does not come again by itself: when one "
        "is closed, set the next",
        "Календарь → Добавить задачу → срок; сама задача в amoCRM не повторяется: закрывая одну, "
        "поставить следующую",
    ),
    Action(
        "amocrm",
        "require_field",
        "Leads → open a card → Set up → the field → required → tick the stages of the pipeline → "
        "Save",
        "Сделки → открыть карточку → Настроить → поле → обязательное → отметить этапы воронки → "
        "Сохранить",
    ),
    Action(
        "amocrm",
        "all_cards",
        "Leads → list → filter: all leads, closed ones too → ⋯ → Export",
        "Сделки → список → фильтр: все сделки, и закрытые → ⋯ → Экспорт",
    ),
    Action(
        "amocrm",
        "all_owners",
        "the user's rights to leads: View and Export “Permitted”, not “All in the group” or “If "
        "responsible”",
        "права пользователя на сделки: просмотр и экспорт разрешены, а не «все в группе» и не "
        "«если ответственный»",
        is_sure=True,
    ),
    Action(
        "amocrm",
        "all_columns",
        "Leads → list → ⋯ → Export: the whole file, not the columns on the screen",
        "Сделки → список → ⋯ → Экспорт: весь файл, а не столбцы на экране",
    ),
    Action(
        "salesforce",
        "all_cards",
        "Reports → report → Filters: Show All, dates All Time → Run → Export → Details Only (the "
        "screen stops at 2,000 rows, the export does not)",
        "Отчёты → отчёт → Фильтры: все записи, за всё время → Запустить → Экспорт → Только детали "
        "(экран показывает 2 000 строк, экспорт — все)",
    ),
    Action(
        "salesforce",
        "all_owners",
        "Reports → report → Filters: Show All leads (opportunities), not My",
        "Отчёты → отчёт → Фильтры: все лиды (сделки), а не мои",
    ),
    Action(
        "salesforce",
        "all_columns",
        "Reports → report → Edit → Outline → Columns → Add column",
        "Отчёты → отчёт → Изменить → Структура → Столбцы → Добавить столбец",
    ),
    Action(
        "hubspot",
        "all_cards",
        "CRM → Deals (Contacts) → view All → Export",
        "CRM → Сделки (Контакты) → представление «Все» → Экспорт",
    ),
    Action(
        "hubspot",
        "all_owners",
        "Settings → Users & Teams → permissions: View Everything, and Export",
        "Настройки → Пользователи и команды → права: просмотр всего и экспорт",
    ),
    Action(
        "hubspot",
        "all_columns",
        "CRM → Deals (Contacts) → Export → Properties included: all properties on records",
        "CRM → Сделки (Контакты) → Экспорт → включить все свойства записей",
    ),
    Action(
        "pipedrive",
        "all_cards",
        "Deals → List view → filter: all deals, everyone → ⋯ → Export filter results",
        "Сделки → список → фильтр: все сделки, все пользователи → ⋯ → Экспорт",
    ),
    Action(
        "pipedrive",
        "all_owners",
        "Settings → Manage users → permission sets: see all deals, export data",
        "Настройки → Пользователи → наборы прав: видеть все сделки, экспорт данных",
    ),
    Action(
        "pipedrive",
        "all_columns",
        "Settings → Export data → Deals (Leads): every field, whatever the list shows",
        "Настройки → Экспорт данных → Сделки (Лиды): все поля, что бы ни показывал список",
    ),
    Action(
        "zoho",
        "all_cards",
        "Setup → Data Administration → Export → module: all records",
        "Настройка → Администрирование данных → Экспорт → модуль: все записи",
    ),
    Action(
        "zoho",
        "all_owners",
        "Setup → Security Control → Profiles: the right to export",
        "Настройка → Управление безопасностью → Профили: право на экспорт",
    ),
    Action(
        "zoho",
        "all_columns",
        "Setup → Data Administration → Export → module: all fields",
        "Настройка → Администрирование данных → Экспорт → модуль: все поля",
    ),
    Action(
        "dynamics365",
        "all_cards",
        "Sales → view All Leads (All Opportunities) → Export to Excel → Static Worksheet",
        "Продажи → представление «Все интересы» («Все возможные сделки») → Экспорт в Excel → "
        "статический лист",
    ),
    Action(
        "dynamics365",
        "all_owners",
        "Settings → Security roles: Read for the organization, Export to Excel",
        "Параметры → Роли безопасности: чтение на уровне организации, экспорт в Excel",
    ),
    Action(
        "dynamics365",
        "all_columns",
        "Sales → view → Edit columns → Add columns → Export to Excel",
        "Продажи → представление → Изменить столбцы → Добавить столбцы → Экспорт в Excel",
    ),
    Action(
        "bitrix24",
        "assign_by_queue",
        "CRM → Leads → Automation rules → the stage “Unassigned” → “Change responsible person”, "
        "with a queue; chats: Contact center → the open channel → Queue",
        "CRM → Лиды → Роботы (Автоматизация) → стадия «Не обработан» → «Изменить ответственного», "
        "с очередью; чаты: Контакт-центр → линия → Очередь",
    ),
    Action(
        "bitrix24",
        "notify_idle",
        "CRM → Leads → Automation rules → the stage → a notification to the supervisor, 30 minutes "
        "after, if the lead has no activity",
        "CRM → Лиды → Роботы (Автоматизация) → стадия → уведомление руководителю через 30 минут, "
        "если у лида нет дела",
    ),
    Action(
        "amocrm",
        "assign_by_queue",
        "Leads → Set up the pipeline → Digital Pipeline → “Change responsible user”",
        "Сделки → Настроить воронку → Digital-воронка → «Сменить ответственного»",
    ),
    Action(
        "amocrm",
        "notify_idle",
        "Leads → Set up the pipeline → Digital Pipeline → “Add a task”",
        "Сделки → Настроить воронку → Digital-воронка → «Поставить задачу»",
    ),
)
"""Every known way, by system."""

SEQUENTIAL: Final = frozenset({"bitrix24"})
"""Systems that number the cards of one company and one kind one after another."""


def action_of(crm: str, aim: str) -> Action | None:
    """The way through the menus of a system; None where none is known."""
    return next((one for one in ACTIONS if (one.crm, one.aim) == (crm, aim)), None)
