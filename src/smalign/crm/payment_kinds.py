"""What the kind of a payment says: money received, or money given back."""

from __future__ import annotations

from typing import Final

from smalign.base.clean import fold_header

_REFUND: Final = (
    *("refund", "refunds", "partial refund", "full refund", "payment refund", "chargeback"),
    *("charge back", "reversal", "money back", "return", "credit note"),
    *("возврат", "возвраты", "возврат средств", "возврат денег", "возврат денежных средств"),
    *("возврат оплаты", "возврат платежа", "возврат покупателю", "возврат клиенту"),
    *("возврат товара", "возврат от покупателя", "частичный возврат", "полный возврат"),
    *("оплата возврат", "чарджбэк", "сторно"),
)
_RECEIVED: Final = (
    *("payment", "payments", "charge", "sale", "deposit", "prepayment", "advance", "surcharge"),
    *("installment", "instalment", "incoming", "receipt", "capture", "final payment"),
    *("оплата", "оплаты", "платеж", "предоплата", "доплата", "аванс", "поступление", "приход"),
    *("поступление денежных средств", "поступление от покупателя", "оплата от покупателя"),
    *("рассрочка", "постоплата", "полная оплата", "частичная оплата", "входящий платеж"),
)
_KINDS: Final = {
    **{fold_header(word): "refund" for word in _REFUND},
    **{fold_header(word): "payment" for word in _RECEIVED},
}


def payment_kind(word: str) -> str | None:
    """What a kind of payment means: payment, refund, or None when unknown."""
    return _KINDS.get(fold_header(word))
