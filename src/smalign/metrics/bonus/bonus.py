"""bonus: what marketing is paid for sales, deal by deal, and what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.config_bonus import Bonus
from smalign.base.results import Result
from smalign.metrics.bonus.account import ledger
from smalign.metrics.bonus.events import READS, read_book
from smalign.metrics.bonus.facts import read_facts, read_quotas
from smalign.metrics.bonus.notes import notes, refuse_unknown
from smalign.metrics.bonus.rows import (
    FIELDS,
    FILES,
    ID_FIELDS,
    exclusions,
    ids_of,
    is_asked,
    rows_of,
    total_of,
)
from smalign.metrics.metric import Metric, define_held, script

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask


def compute(ask: Ask) -> Result:
    """The statement of the bonus: per period and person what was earned, taken back and is due.

    What: one row per period and person of the plan: the base and its deals, what was planned and
        how much of it was reached, the rate, and in money: earned by the rates, withheld for
        qualifiers that were missed, capped, granted = earned - withheld - capped, clawed_back,
        payable = granted - clawed_back. The ids are deals with what each was granted and gave
        back; they sum to the rows to the kopeck.
    Why: marketing that is paid for leads brings leads; who is paid for sales must see which.
    How: a deal goes by the plan in force on the day its amount counts: of payments the day each
        was paid, else the day of the sale. Retroactive steps: the rate of the highest mark reached
        is of the whole base. Marginal: each part of the base at the rate of its own step. The
        accelerator multiplies the rates of the part above its mark. A base exactly at a mark has
        reached it. What is earned is rounded once, half up, to kopecks; people and deals share it
        by the largest remainder, people by their shares, deals by their part of the base. A refund
        is set against the latest payments of its deal; inside the guarantee it takes back the same
        part of what they were granted, a cancelled sale takes back all, and never more than that.
    Reads: deals, payments, copies, stage_log, stages, deal_touches, leads, spend, plan.
    Caveats: sourced by the first touch and influenced are known of deals that are won; what was
        paid before counts on the day of the sale. A sale that was cancelled counts where the
        history of stages shows that it was one. A running period is not final, nor is one whose
        deals can still be refunded inside their guarantee.
    Sources: largest remainder: Balinski and Young 1982; the definitions page "Bonus".
    """
    mark = ask.engine.mark()
    bonus = ask.bonus or Bonus()
    ask.journeys.tell(ask.engine)
    define_held(ask, "cards", "bonus.cards")
    book = read_book(ask)
    refuse_unknown(bonus, book, is_part=ask.is_part)
    facts, quotas = read_facts(ask, book), read_quotas(ask)
    found = ledger(bonus, book, facts, quotas)
    accounts = [one for one in found.accounts if is_asked(one, ask)]
    rows = tuple(row for one in accounts for row in rows_of(one, book.today))
    return Result(
        metric="bonus",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "bonus_period": bonus.period,
            "rounding": "to 0.01, half up",
            "lookback_hours": ask.journeys.lookback_hours,
        },
        fields=FIELDS,
        rows=rows,
        total=total_of(rows),
        excluded=exclusions(found, ask),
        notes=tuple(notes(ask, bonus, accounts, book)),
        sql=script(ask, mark, *FILES),
        currency=ask.currency,
        ids=tuple(ids_of(accounts)) if ask.want_ids else (),
        id_fields=ID_FIELDS if ask.want_ids else (),
    )


BONUS: Final = Metric(
    name="bonus",
    title="Bonus",
    reads=READS,
    compute=compute,
)
