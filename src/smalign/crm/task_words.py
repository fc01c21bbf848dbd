"""What CRMs call a task that is done, given up, or still to do."""

from __future__ import annotations

from typing import Final

DONE: Final = frozenset({
    *("completed", "complete", "done", "closed", "finished", "true", "yes"),
    *("завершена", "завершено", "завершён", "завершен", "выполнена", "выполнено", "сделана"),
    *("сделано", "закрыта", "закрыто", "да"),
})  # fmt: skip
CANCELLED: Final = frozenset({
    *("cancelled", "canceled", "declined", "отменена", "отменено", "отменён", "отклонена"),
})  # fmt: skip
OPEN: Final = frozenset({
    *("not started", "not_started", "in progress", "in_progress", "waiting", "deferred", "open"),
    *("waiting for input", "waiting on someone else", "scheduled", "to do", "todo", "new"),
    *("pending", "false", "no", "не начата", "не начато", "новая", "в работе", "нет"),
    *("выполняется", "ждет выполнения", "ждёт выполнения", "ждет контроля", "ждёт контроля"),
    *("отложена", "отложено", "не выполнена", "не завершена", "открыта", "просрочена"),
})  # fmt: skip
"""Put off, and waiting for somebody to look at it, is not done."""
