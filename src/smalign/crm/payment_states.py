"""What the state of a payment says: the money came, or it has not."""

from __future__ import annotations

from typing import Final

UNPAID: Final = "unpaid"
PAID: Final = "paid"

_UNPAID: Final = (
    *("pending", "unpaid", "not paid", "not_paid", "awaiting", "awaiting payment", "waiting"),
    *("waiting for payment", "processing", "in progress", "scheduled", "planned", "invoiced"),
    *("invoice sent", "draft", "open", "due", "overdue", "failed", "declined", "rejected"),
    *("canceled", "cancelled", "voided", "void", "expired", "error", "incomplete", "uncollectible"),
    *("requires_action", "requires_payment_method", "authorized", "authorised", "no", "false", "0"),
    *("не оплачен", "не оплачена", "не оплачено", "не оплачены", "неоплачен", "неоплачено"),
    *("ожидает", "ожидает оплаты", "ожидается", "ожидание", "ожидание оплаты", "в ожидании"),
    *("выставлен", "выставлено", "счёт выставлен", "счет выставлен", "счёт отправлен"),
    *("счет отправлен", "в обработке", "обрабатывается", "запланирован", "запланировано"),
    *("план", "планируется", "просрочен", "просрочено", "отменён", "отменен", "отменено"),
    *("отмена", "отклонён", "отклонен", "отклонено", "отказ", "ошибка", "аннулирован"),
    *("аннулировано", "черновик", "не проведён", "не проведен", "не проведено", "нет"),
)
_PAID: Final = (
    *("paid", "completed", "complete", "succeeded", "success", "successful", "settled"),
    *("captured", "posted", "confirmed", "received", "done", "cleared", "yes", "true", "1"),
    *("оплачен", "оплачена", "оплачено", "оплачены", "проведён", "проведен", "проведено"),
    *("зачислен", "зачислено", "получен", "получено", "поступил", "поступило", "исполнен"),
    *("исполнено", "успешно", "успешный", "подтверждён", "подтвержден", "подтверждено"),
    *("завершён", "завершен", "завершено", "выполнен", "выполнено", "да"),
)
STATES: Final = {**dict.fromkeys(_UNPAID, UNPAID), **dict.fromkeys(_PAID, PAID)}
"""Word as exports write it, in lower case → whether the money came."""
