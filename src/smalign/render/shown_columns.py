"""Which columns of which metric matter most, name its rows, or have a bar. Data only."""

from __future__ import annotations

from typing import Final

from smalign.render.shown_of_flow import FLOW_IDENTITY, FLOW_PRIORITY

PRIORITY: Final[dict[str, tuple[str, ...]]] = {
    "roi": (
        *("leads", "won", "revenue", "spend", "romi", "romi_low", "lead_to_won", "cac", "roas"),
        *("roas_low", "cpl"),
        *("lead_to_won_low", "deals", "qualified", "win_rate", "win_rate_low"),
        *("avg_won_amount", "cpo", "cpql", "inquiries"),
        *("unique", "target", "lost", "open", "open_pipeline", "median_days_to_won"),
        *("lead_to_deal", "deal_to_won", "new_customers", "paid", "cpd", "touches", "drr"),
        *("new_revenue", "repeat_won", "repeat_revenue"),
    ),
    "velocity": (
        *("velocity", "open", "win_rate", "avg_won_amount", "median_days_to_won"),
        *("gain_open", "gain_win_rate", "gain_avg_won_amount", "gain_days"),
        *("won", "revenue", "open_pipeline", "leads", "win_rate_low"),
    ),
    "ltv": (
        *("new_customers", "ltv", "ltv_customers", "ltv_days", "cac", "ltv_cac", "spend"),
        *("new_revenue", "repeat_revenue", "repeat_won", "won", "revenue", "leads", "romi"),
    ),
    "models": (
        *("won", "revenue", "romi", "rank", "share", "pays", "rank_best", "rank_worst"),
        *("top_half", "share_least", "share_most", "spend", "cac", "roas", "leads", "deals"),
    ),
    "bootstrap": (
        *("won", "romi", "romi_low", "revenue", "spend", "roas", "roas_low", "leads"),
        *("lead_to_won", "cac", "cpl", "lead_to_won_low", "deals", "win_rate", "cpo"),
    ),
    "amounts": (
        *("amount_entered", "from_previous", "from_first", "amount_lost", "entered"),
        *("lost", "open", "top_loss_reason", "median_days"),
    ),
    "funnel": (
        *("entered", "from_previous", "from_first", "lost", "open", "top_loss_reason"),
        *(
            "from_previous_low",
            "amount_lost",
            "median_days",
            "p90_days",
            "overdue",
            "advanced",
            "amount_entered",
        ),
        *("zone", "inferred", "returned", "skipped"),
    ),
    "cohorts": (
        *("cards", "maturity", "matured", "followed", "horizon_days", "matured_low", "observed"),
        *("incidence", "won", "decided", "incidence_low", "observed_low", "lost", "open"),
    ),
    "maturity": ("won_share", "won_share_low", "won_by_age", "cards"),
    "reasons": ("cards", "share", "change", "amount", "share_low", "change_p"),
    "segments": (
        *("counted", "rate", "verdict", "lift", "cards", "lift_low", "p_adjusted", "revenue"),
        *("share", "rest_rate", "median_days_to_won", "rate_low", "won", "open", "lost"),
    ),
    "compare": (
        *("effect", "effect_low", "seen", "revenue_effect", "revenue_effect_low"),
        *("year_effect", "year_effect_low", "year_seen", "p_adjusted"),
    ),
    "cells": (
        *("leads_before", "leads_now", "rate_before", "rate_now", "rate_effect", "cause"),
        *("mix_effect", "rate_change", "rate_change_low", "hits_before", "hits_now"),
        *("share_before", "share_now", "rate_before_low", "rate_now_low"),
    ),
    "managers": (
        *("leads", "hits", "expected", "expected_low", "standing", "rate", "standardised"),
        *("standardised_before", "rate_low", "outer_low"),
    ),
    "counterfactual": (
        *("share_before", "share_now", "leads_more", "rate_now", "hits_more", "cost_of_result"),
        *("cost_more", "cpl", "spend_now", "leads_now", "leads_before", "rate_now_low"),
    ),
    "unworked": ("unworked", "recorded", "unworked_share", "unworked_share_low", "disqualified"),
    "plan": (
        *("plan", "fact", "percent", "gap", "run_rate_percent", "due", "from_leads"),
        *("from_conversion", "from_cheque", "run_rate", "coverage", "remaining", "expected"),
    ),
    "process": (
        *("cards", "speed_median", "assign_median", "response_median", "within_60_work"),
        *("unattempted", "speed_work_median", "within_60_work_low", "within_60", "in_shares"),
        *("unassigned", "within_15", "within_5", "speed_p90", "attempted"),
    ),
    "arrivals": (
        *("cards", "share", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        *("sunday", "outside", "rate", "rate_low", "speed_inside", "speed_outside"),
        *("outside_share", "rate_inside", "rate_outside", "gained"),
    ),
    "moves": (
        *("cards", "forward", "back", "skipped", "returned", "repeated_share", "median_days"),
        *("instant", "entries", "skipped_bulk", "skipped_import", "skipped_human", "back_human"),
        *("again", "reopened", "begun", "ended", "p90_days"),
    ),
    "transitions": (
        *("moves", "share", "median_days", "p90_days", "instant", "share_low", "by_bulk"),
        *("by_human", "by_robot", "by_import", "mean_days"),
    ),
    "variants": (
        *("cards", "share", "win_rate", "median_days", "conforming", "skipping", "went_back"),
        *("late_start", "again", "reopened", "win_rate_low", "share_low"),
    ),
    "network": ("moves", "cards", "share", "median_days", "p90_days", "per_card", "share_low"),
    "bases": (
        *("payable", "over_actual", "rank", "base", "attainment", "granted", "clawed_back"),
        "deals",
    ),
    "spend": (
        *("leads", "won", "spend", "change_share", "next_spend", "matured_high", "expected_won"),
        *("spend_share", "matured", "spend_change", "matured_low", "unlinked"),
    ),
    "bonus": (
        *("base", "payable", "granted", "clawed_back", "bonus_rate", "attainment", "deals"),
        *("quota", "earned", "capped", "withheld", "person_share", "kept", "per_deal"),
    ),
    "nurture": (
        *("compared", "progression", "untouched_progression", "lift", "lift_low", "verdict"),
        *("raw_lift", "reach", "comparisons", "compared_share", "balance_before", "balance_after"),
        *("days_to_move", "touches", "immature", "no_open_stage", "p_adjusted"),
    ),
    "pretexts": (
        *("touches", "used", "used_share", "moved_used", "moved_unused", "lift", "verdict"),
        *("lift_low", "used_share_low", "used_cards", "unused_cards", "p_adjusted"),
    ),
    "today": (
        *("cards", "burning", "no_attempt", "no_next_activity", "overdue", "missed_calls"),
        *("unanswered", "leads", "deals", "burning_share", "tracked", "burning_share_low"),
    ),
    "agenda": ("days_ago", "amount", "since_on", "last_contact_on", "reasons", "created_on"),
    "load": (
        *("cards", "day_median", "day_most", "open_leads", "open_deals", "day_mean", "attempts_0"),
        *("attempts_1", "attempts_2", "attempts_3", "settled", "day_p90", "work_days"),
    ),
    "ceiling": (
        *("owner_days", "cards", "response_60", "rate", "response_60_low", "response_work_median"),
        *("rate_low", "in_shares", "counted", "response_work_p90", "counted_won"),
    ),
    "clock": ("share", "median_days", "sum_days", "in_zone", "cards"),
    "zones": (
        *("zone", "sla", "on_time_share", "stays", "overdue", "holes", "responsible", "open"),
        *("on_time_share_work", "on_time_share_low", "wait_median", "wait_p90", "overdue_work"),
        *("on_time", "pending", "required", "age_median", "finished"),
    ),
    "coverage": ("open_cards", "open_touched", "open_share", "cards", "touched_cards_share"),
    "fatigue": (
        *("compared", "progression", "untouched_progression", "lift", "lift_low", "verdict"),
        *("reach", "comparisons", "compared_share", "days_to_move"),
    ),
    "topics": (
        *("cards", "share", "change", "gap", "contents", "before", "since", "touches"),
        *("touched_again_share", "reach", "share_low", "touched_again", "change_p"),
    ),
    "reactivation": (
        *(
            "cards",
            "came_back_share",
            "came_back",
            "won",
            "touched_share",
            "touched",
            "touched_back_share",
        ),
        *("untouched_back_share", "came_back_share_low"),
    ),
    "survey": (
        *("clients_share", "managers_share", "crm_share", "clients", "managers", "crm"),
        *("clients_share_low", "managers_share_low", "crm_share_low"),
    ),
    "ask": ("purchases", "amount", "last_on", "days_ago"),
    **FLOW_PRIORITY,
    "calls": ("days_ago", "amount", "touched_on", "last_contact_on", "created_on"),
    "tasks": (
        *(
            "due_tasks",
            "done",
            "done_share",
            "on_time_share",
            "missed",
            "late",
            "undated",
            "checked",
            "changed",
            "on_time_share_low",
        ),
        *("pending", "every_days", "last_completed_on", "median_days_late", "tasks"),
    ),
    "records": (
        "records",
        "matched",
        "missing",
        "missing_share",
        "earlier",
        "later",
        "without_key",
    ),
    "reconcile": (
        *("report", "crm", "match", "difference", "explained_by", "explained", "difference_share"),
    ),
    "fields": (
        *("cards", "empty_share", "empty", "pseudo_empty", "empty_share_low", "due_from", "trend"),
        *("pseudo_tokens", "change", "change_low", "not_due", "reach_unknown"),
        "never_due",
    ),
    "contents": (
        *("filled", "values", "use", "near_duplicates", "top_share", "advice", "top_value"),
        *("singletons", "empty_share", "cards", "decided_cards", "p_adjusted", "top_share_low"),
    ),
    "suggested": (
        *("cards", "stopped", "stopped_share", "gain", "use", "won_stopped", "won_revenue"),
        *("required_now", "stopped_share_low"),
    ),
    "filling": (
        *("filled", "at_move", "in_bulk", "filled_later", "at_creation", "before_log"),
        *("month_end_share", "median_days_in_stage", "top_share", "top_value", "move_share"),
        *("bulk_share", "month_end", "told", "cards", "top_share_low"),
    ),
    "burden": (
        *("required_fields", "cards", "filled_per_card", "median_days_to_fill", "median_days"),
        *("pace", "pace_change", "before_share", "after_share", "required_on", "horizon_days"),
        *("before_cards", "after_cards", "cards_filled", "fields_filled"),
    ),
    "diff": ("open_cards", "open_amount", "cards"),
    "stage_moves": ("cards", "share", "amount", "passed", "share_low"),
    "reassigned": ("cards", "share", "open_cards", "open_amount", "share_low"),
    "field_edits": (
        *("cards", "emptied", "filled", "rewritten", "emptied_share", "rewritten_share"),
        *("filled_share", "emptied_share_low"),
    ),
    "stage_edits": ("old_cards", "new_cards", "share", "together", "still", "share_low"),
    "required": (
        *("cards", "stopped", "empty_share", "won_stopped", "won_revenue", "open_stopped"),
        *("empty_share_low", "pseudo_empty", "empty", "reach_unknown"),
    ),
}
"""metric → its measures, the most wanted first; the ones not named follow in their order.

models: of roi, where several stand below each other; velocity, ltv, bootstrap: of roi,
where they are asked for; amounts: of funnel, where rates are of money.
"""
BARS: Final = {
    "funnel": "entered",
    "roi": "won",
    "reasons": "cards",
    "fields": "empty_share",
    "required": "stopped",
    "filling": "filled",
}
"""The column a bar beside it tells more than its digits."""
HEADED: Final = frozenset({"segments"})
"""Metrics whose first naming column is a line above its rows: their rows have names enough."""
BEFORE_BARS: Final = {"funnel": 5}
"""How many of the most wanted measures say more than the bar: it goes where they find no room."""
APART: Final = {"reasons": "zone"}
"""The column that names a row, too, where the others name two alike: stages of several pipelines
may have one name."""
IDENTITY: Final[dict[str, tuple[str, ...]]] = {
    "funnel": ("segment", "pipeline", "stage"),
    "cohorts": ("segment", "pipeline", "cohort"),
    "maturity": ("segment", "pipeline", "cohort", "age_days"),
    "reasons": ("segment", "month", "stage", "class", "reason"),
    "unworked": ("segment",),
    "compare": ("cause", "factor"),
    "cells": ("segment", "manager"),
    "managers": ("manager",),
    "counterfactual": ("segment",),
    "fields": ("segment", "table", "field"),
    "contents": ("segment", "table", "field"),
    "suggested": ("table", "pipeline", "field", "stage"),
    "required": ("table", "field", "pipeline", "stage", "segment"),
    "filling": ("segment", "table", "field"),
    "burden": ("segment", "table", "pipeline", "stage"),
    "stage_moves": (
        *("segment", "card", "pipeline", "from_stage", "to_pipeline", "to_stage", "direction"),
    ),
    "reassigned": ("segment", "card", "from_owner", "to_owner"),
    "field_edits": ("segment", "table", "field"),
    "stage_edits": ("change", "card", "pipeline", "from_stage", "to_pipeline", "to_stage"),
    "segments": ("conversion", "field", "segment"),
    "plan": ("period", "channel", "owner", "measure"),
    "process": ("segment",),
    "arrivals": ("segment", "hour"),
    "moves": ("segment", "pipeline", "stage"),
    "transitions": ("segment", "pipeline", "from_stage", "to_stage", "kind"),
    "variants": ("segment", "pipeline", "variant"),
    "network": ("segment", "giver", "receiver", "kind", "main_stage"),
    "bases": ("period", "base_of", "option"),
    "spend": ("period", "evidence", "moved", "segment"),
    "bonus": ("period", "finality", "plan_name", "base_of", "person"),
    "nurture": ("segment",),
    "pretexts": ("kind",),
    "coverage": ("segment",),
    "fatigue": ("nth_touch",),
    "today": ("segment",),
    "agenda": ("owner", "card", "card_id", "contact_name", "phone", "reason", "stage"),
    "zones": ("segment", "pipeline", "stage"),
    "clock": ("segment", "pipeline", "zone"),
    "load": ("segment",),
    "ceiling": ("segment", "day_cards"),
    "topics": ("reason",),
    "reactivation": ("reason",),
    "survey": ("question", "reason"),
    "ask": ("customer_kind", "why", "customer"),
    **FLOW_IDENTITY,
    "calls": (
        *("owner", "card", "card_id", "contact_name", "phone", "reason"),
        *("pretext", "content", "stage"),
    ),
    "tasks": ("series", "side", "owner"),
    "records": ("side", "kind", "channel"),
    "reconcile": ("measure", "period", "channel"),
}
"""Text columns that name a row, the last one always; elsewhere every text column does."""
STAYING: Final[dict[str, tuple[str, ...]]] = {
    "compare": ("cause", "factor"),
    "reconcile": ("channel",),
}
"""Naming columns that stay though every row has one value: a cause above the table would read as
the verdict. Elsewhere the last one does."""
SPARE: Final[dict[str, tuple[str, ...]]] = {
    "calls": ("content", "stage", "pretext", "contact_name"),
    "agenda": ("stage", "contact_name"),
    "network": ("main_stage",),
    "bases": ("base_of",),
    "bonus": ("base_of", "finality", "plan_name"),
}
"""Naming columns that give way first on a narrow terminal; the rows are told apart without them."""
SCALES: Final[dict[str, tuple[str, ...]]] = {"reasons": ("segment", "month")}
"""Naming columns whose equal values share the scale of the bars; elsewhere all but the last."""
