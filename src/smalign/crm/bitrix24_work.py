"""What people do in Bitrix24: activities, telephony, tasks, in the codes of its interfaces.

Activities and calls name their card by its id and its kind in two columns together; the grid of
activities names it by its title alone, and is not linked. An activity that is not completed is
planned and no touch yet. Sources: the documentation of crm.activity.list, voximplant.statistic.get
and the table of task fields, and the BI connector's crm_activity.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from smalign.crm.words import Entry, Words, codes, fills, says, splits

_CARDS: Final = {"1": "lead_id", "2": "deal_id", "3": "contact_id"}
_NAMED_CARDS: Final = {"lead": "lead_id", "deal": "deal_id", "contact": "contact_id"}
_KINDS: Final = dict(
    zip("123456", ("meeting", "call", "task", "email", "event", "other"), strict=True)
)
_ENDS: Final = {
    "200": "answered",
    "304": "missed",
    "486": "busy",
    "603": "declined",
    "603-s": "cancelled",
    "404": "wrong number",
    "480": "unavailable",
}
_DONE: Final = dict.fromkeys(("y", "1", "true", "да", ""), "touched_at")
_NOT_DONE: Final = dict.fromkeys(("n", "0", "false", "нет"), "due_at")
_NO_DAY: Final = r"^9999"
"""How Bitrix24 writes that an activity has no deadline."""

_DEAL: Final = r".*\bD_(\d+)"
_NO_DEAL: Final = r"\D"
"""A task names its cards as D_12 for a deal, L_7 for a lead, several in one cell; what is no number
once a deal's has been taken out names none."""

ACTIVITY_LOG: Final = Words(
    "touchpoints",
    (
        says("touch_id", "ID", weight=0.5),
        splits(("OWNER_ID",), ("OWNER_TYPE_ID",), _CARDS),
        splits(("START_TIME", "DATE_CREATE", "CREATED"), ("COMPLETED",), _DONE),
        replace(splits(("DEADLINE",), ("COMPLETED",), _NOT_DONE), unless=_NO_DAY),
        Entry("kind", ("TYPE_ID",), reads=_KINDS),
        codes("direction", "DIRECTION", "DIRECTION_ID", n1="in", n2="out"),
        codes("actor_kind", "STATUS", "STATUS_ID", n1="human", n2="human", n3="robot"),
        says("actor", "RESPONSIBLE_NAME", "RESPONSIBLE", "RESPONSIBLE_ID"),
    ),
    others=(
        *("OWNER_TYPE_ID", "OWNER_TYPE_NAME", "COMPLETED", "PROVIDER_ID", "SUBJECT", "END_TIME"),
        *("PRIORITY", "PRIORITY_ID", "PRIORITY_NAME", "DESCRIPTION", "TYPE_NAME"),
        *("DESCRIPTION_TYPE", "ASSOCIATED_ENTITY_ID", "STATUS_NAME", "DIRECTION_NAME"),
        *("DATE_MODIFY", "ORIGIN_ID", "AUTHOR_ID", "AUTHOR_NAME", "RESULT_STATUS"),
    ),
    files=("activit",),
    constants={"side": "sales"},
    languages=("codes",),
    export="activities",
)

TELEPHONY: Final = Words(
    "touchpoints",
    (
        fills("touch_id", "CRM_ACTIVITY_ID", "CALL_ID", "ID"),
        splits(("CRM_ENTITY_ID",), ("CRM_ENTITY_TYPE",), _NAMED_CARDS),
        says("touched_at", "CALL_START_DATE"),
        codes("direction", "CALL_TYPE", n1="out", n2="in", n3="in", n4="out"),
        Entry("outcome", ("CALL_FAILED_CODE",), reads=_ENDS),
        says("phone", "PHONE_NUMBER"),
        says("actor", "PORTAL_USER_NAME", "PORTAL_USER", "PORTAL_USER_ID"),
        says("cost", "COST", weight=0.5),
        says("currency", "COST_CURRENCY"),
    ),
    others=(
        *("CRM_ENTITY_TYPE", "PORTAL_NUMBER", "CALL_DURATION", "CALL_VOTE"),
        *("CALL_FAILED_REASON", "CALL_CATEGORY", "CALL_RECORD_URL"),
        *("REST_APP_ID", "REST_APP_NAME", "RECORD_FILE_ID", "TRANSCRIPT_ID", "COMMENT"),
    ),
    files=("telephony", "calls", "call", "звонк"),
    constants={"kind": "call", "side": "sales", "actor_kind": "human"},
    languages=("codes",),
    export="telephony",
)

_TASK_STATES: Final = {
    "n1": "new",
    "n2": "pending",
    "n3": "in progress",
    "n4": "waiting",
    "n5": "done",
    "n6": "deferred",
    "n7": "cancelled",
}
TASKS: Final = Words(
    "tasks",
    (
        says("task_id", "ID", weight=0.5),
        says("title", "TITLE", "title"),
        says("owner", "RESPONSIBLE_NAME", "RESPONSIBLE_ID", "responsibleId"),
        says("due_at", "DEADLINE", "deadline"),
        codes("status", "STATUS", **_TASK_STATES),
        says("completed_at", "CLOSED_DATE", "closedDate"),
        says("created_at", "CREATED_DATE", "createdDate"),
        Entry("deal_id", ("UF_CRM_TASK", "ufCrmTask"), inside=_DEAL, unless=_NO_DEAL),
    ),
    others=(
        *("GROUP_ID", "groupId", "PRIORITY", "CREATED_BY", "createdBy", "PARENT_ID"),
        *("CHANGED_DATE", "changedDate", "TIME_ESTIMATE"),
        *("START_DATE_PLAN", "END_DATE_PLAN", "DESCRIPTION", "DATE_START"),
    ),
    files=("task", "задач"),
    languages=("codes",),
)

STATUS_LIST: Final = Words(
    "stage_names",
    (
        says("entity", "ENTITY_ID"),
        says("stage_id", "STATUS_ID"),
        says("stage", "NAME", weight=0.5),
        says("pipeline_id", "CATEGORY_ID", weight=0.5),
        says("stage_order", "SORT"),
        says("outcome", "SEMANTICS"),
    ),
    others=("ID", "NAME_INIT", "SYSTEM", "COLOR", "EXTRA"),
    files=("status_list", "statuses", "stages", "статус", "стади"),
    languages=("codes",),
    export="status_list",
)
"""crm.status.list: stages of leads and of every pipeline, beside sources and other lists."""

CATEGORY_LIST: Final = Words(
    "stage_names",
    (
        says("entity", "entityTypeId"),
        says("pipeline_id", "ID", weight=0.5),
        says("pipeline", "NAME", weight=0.5),
    ),
    others=("SORT", "isDefault", "IS_LOCKED", "CREATED_DATE", "originId", "originatorId"),
    files=("category_list", "dealcategory", "pipelines", "воронк"),
    languages=("codes",),
    export="category_list",
)
"""crm.category.list, and crm.dealcategory.list before it: the pipelines of deals."""

ACTIVITIES: Final = Words(
    "",
    (),
    others=(
        *("Сделка/Лид", "Deal/Lead", "Начало", "Start", "Конец", "End", "Срок", "Deadline"),
        *("Важность", "Priority"),
    ),
    files=("activit", "дела"),
    reason="activities name their card by its title alone: not linked",
    languages=("ru", "en"),
    export="activity_grid",
)

DOCUMENTS: Final = Words(
    "",
    (),
    decides=(
        *("QUOTE_NUMBER", "ACCOUNT_NUMBER", "DATE_BILL", "DATE_PAY_BEFORE", "UF_DEAL_ID"),
        *("accountNumber", "mycompanyId", "OWNER_TYPE", "DISCOUNT_TYPE_ID", "DISCOUNT_SUM"),
        *("PRICE_EXCLUSIVE", "TAX_INCLUDED", "MEASURE_CODE", "SECTION_ID", "VAT_ID"),
    ),
    files=("quote", "invoice", "product"),
    reason="quotes, orders, invoices and products: no cards of sales",
    languages=("codes",),
    export="documents",
)

SIGNS: Final = (
    *("OWNER_TYPE_ID", "PROVIDER_ID", "ASSOCIATED_ENTITY_ID", "CALL_START_DATE"),
    *("CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "CALL_FAILED_CODE", "RESPONSIBLE_ID", "responsibleId"),
    *("UF_CRM_TASK", "ufCrmTask", "NAME_INIT", "SEMANTICS", "entityTypeId", "isDefault"),
    "IS_LOCKED",
)
