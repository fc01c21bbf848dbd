"""What hangs on a finding of diagnose, in money or in sales, and why it is not estimated."""

from __future__ import annotations

from typing import Final

STAKES: Final[dict[str, tuple[str, str]]] = {
    "money": (
        (
            "About {money:money} (from {low:money} to {high:money}): {sales:days} sales (from "
            "{sales_low:days} to {sales_high:days}) at {median:money}, the median of a sale."
        ),
        (
            "Около {money:money} (от {low:money} до {high:money}): продаж {sales:days} (от "
            "{sales_low:days} до {sales_high:days}) по {median:money}, медианной продаже."
        ),
    ),
    "money_of_cards": (
        (
            "About {money:money} (from {low:money} to {high:money}): {cards:count card|cards} × "
            "{rate:rate} of such won × {median:money}, the median of a sale."
        ),
        (
            "Около {money:money} (от {low:money} до {high:money}): {cards:count "
            "карточка|карточки|карточек} × {rate:rate} таких покупают × {median:money}, медианная "
            "продажа."
        ),
    ),
    "money_beyond_norm": (
        (
            "About {money:money} (from {low:money} to {high:money}): {cards:days} cards beyond "
            "the norm × {rate:rate} of all leads won × {median:money}, the median of a sale."
        ),
        (
            "Около {money:money} (от {low:money} до {high:money}): {cards:days} карточки сверх "
            "нормы × {rate:rate} лидов покупают × {median:money}, медианная продажа."
        ),
    ),
    "sales": (
        (
            "About {sales:days} sales (from {sales_low:days} to {sales_high:days}); what one is "
            "worth is not known."
        ),
        (
            "Продаж — около {sales:days} (от {sales_low:days} до {sales_high:days}); сколько стоит "
            "одна, неизвестно."
        ),
    ),
    "money_maybe": (
        "No loss is seen, and none is excluded: up to {high:money}, {sales_high:days} sales.",
        (
            "Потерь не видно, но и исключить их нельзя: до {high:money}, продаж — до "
            "{sales_high:days}."
        ),
    ),
    "sales_maybe": (
        (
            "No loss is seen, and none is excluded: up to {sales_high:days} sales; what one is "
            "worth is not known."
        ),
        (
            "Потерь не видно, но и исключить их нельзя: продаж — до {sales_high:days}; сколько "
            "стоит одна, неизвестно."
        ),
    ),
    "cost_maybe": (
        "no loss is seen, and none is excluded: up to {high:money}.",
        "потерь не видно, но и исключить их нельзя: до {high:money}.",
    ),
    "cost": (
        "about {money:money} (from {low:money} to {high:money}).",
        "около {money:money} (от {low:money} до {high:money}).",
    ),
    "spent": (
        "{money:money} of spend, as it stands in the accounts.",
        "{money:money} расхода, как он стоит в отчётах кабинетов.",
    ),
    "not_estimated": ("Not estimated.", "Не оцениваем."),
    "of_queue": (
        "The same loss as that of the queue, step 1.",
        "Та же потеря, что у очереди, шаг 1.",
    ),
    "nobodys": (
        "Not estimated: it is no department's.",
        "Не оцениваем: это вопрос не отделов.",
    ),
    "nothing_lost": ("No loss is seen.", "Потерь не видно."),
    "no_loss_seen": (
        "Not estimated: no loss is more than chance.",
        "Не оцениваем: потери, которая больше случайной, не видно.",
    ),
    "not_judged": (
        "Not estimated: what became of the leads cannot be judged yet.",
        "Не оцениваем: судить о том, что стало с лидами, пока нельзя.",
    ),
    "cost_unknown": (
        "Not estimated: what sending cost is not known.",
        "Не оцениваем: сколько стоила отправка, неизвестно.",
    ),
    "not_measured": (
        "Not estimated: that a term was missed says nothing of what it cost.",
        "Не оцениваем: сам пропущенный срок не говорит, чего он стоил.",
    ),
    "norm_kept": (
        "Not estimated: it is not seen to be worse than the norm.",
        "Не оцениваем: не видно, чтобы было хуже нормы.",
    ),
    "not_sales": (
        "Not estimated: it is not about sales.",
        "Не оцениваем: речь не о продажах.",
    ),
}
