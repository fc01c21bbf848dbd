"""Two periods compared: what made the difference, where, what it rests on and cannot say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.schema import ALL, NONE
from smalign.render.human import grid
from smalign.render.language import decimals, percent, signed, whole
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Fold, Lines
from smalign.render.report.colors import BLUE, GREY, ORANGE
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import known_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import metric_title, value_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.diagnosis import Diagnosis
    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum
    from smalign.render.report.parts import ReportParts

    Verdict = Mapping[str, object]
    """The comparison with one period, as `compare` gives it in its params."""

_CHARTED: Final = 16
"""More than there are factors and causes."""
_LABEL: Final = 44
_PARTS: Final = (
    *("effect", "effect_low", "seen", "revenue_effect", "revenue_effect_low"),
    *("year_effect", "year_seen"),
)
_CELLS: Final = (
    *("leads_before", "leads_now", "rate_before", "rate_now", "rate_change", "mix_effect"),
    *("rate_effect", "cause"),
)
_MANAGERS: Final = ("leads", "hits", "expected", "standing", "standardised")
CLAIMS: Final = frozenset(
    {
        *("compare_quantity", "compare_quality", "compare_quality_pattern", "compare_market"),
        *("compare_handling_pattern", "compare_disputed", "compare_nothing", "compare_few"),
        *("compare_unsure_leads", "compare_unsure_mix", "compare_unsure_rates"),
        "compare_recording",
    }
)
"""What is claimed of the change; a diagnosis claims it itself."""
_READ: Final = frozenset(
    {
        *("compare_read", "compare_leads_read", "compare_plan_read", "compare_plan_leads_read"),
        *("compare_coarser", "compare_collapsed", "compare_collapsed_unknown"),
        "compare_repeated",
        *("compare_flip_falls", "compare_flip_rises"),
    }
)
"""What was compared, and by which segments."""
_LIMITS: Final = frozenset(
    {
        *("compare_without_horizon", "compare_immature", "compare_by_upper"),
        *("compare_by_upper_of_leads", "compare_working_days", "compare_leads_end"),
        *("compare_channel_known", "compare_linked", "compare_rejected"),
        *("compare_without_attempts", "compare_leads_alone"),
        *("owners_did_not_act", "managers_unequal", "managers_untested"),
    }
)
"""Notes on what cannot be said."""
WHY_NOT: Final = ("compare_periods_later", "compare_no_periods", "compare_without_plan")
"""Notes that say why there is nothing to compare."""
_FEW: Final = "few"
_PLACES: Final = {"channel_known": 0, "linked": 0, "rejected": 1}
"""Gates that are shares → the places they are shown with."""
_COLORS: Final = {"up": BLUE, "down": ORANGE, "all": GREY}


def comparison(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """The verdict, the bridge, its parts, segments, managers, gates, and what it cannot say.

    Where a diagnosis stands before it, what that says of these periods is not told again.
    """
    found = parts.result("compare")
    verdict = _verdict(found)
    if found is None or not found.rows or verdict is None:
        return ()
    wanted = known_of(_PARTS, found, lang)
    blocks: list[Block] = [
        Lines((say("of_compare", lang),), mood="about"),
        Lines(_claims(found, parts.diagnosis, lang)),
        Charts((_bridge(found, verdict, lang),)),
        result_table(found, lang, metric_title("compare", lang), wanted),
    ]
    cells = parts.result("cells")
    if cells is not None and cells.rows:
        blocks += _segments(cells, lang)
    managers = parts.result("managers")
    if managers is not None:
        blocks += _managers(managers, lang)
    if parts.diagnosis is None:
        gates = tuple(_gates(found, verdict, lang))
        blocks.append(Lines(gates, title=say("gates", lang)))
    both = _told(found, _LIMITS, lang) + (_told(managers, _LIMITS, lang) if managers else ())
    limits = dict.fromkeys((*both, say("not_seen", lang)))
    blocks.append(Lines(tuple(limits), title=say("limits", lang)))
    return tuple(blocks)


def _verdict(found: Result | None) -> Verdict | None:
    """The verdict on the main comparison."""
    verdicts = found.params.get("verdict") if found is not None else None
    if not isinstance(verdicts, dict) or not verdicts:
        return None
    main: Verdict = next(iter(verdicts.values()))
    return main


def _claims(found: Result, diagnosis: Diagnosis | None, lang: str) -> tuple[str, ...]:
    """Which periods these are and what is claimed of them.

    Where a diagnosis judged these days, it claims: what was seen of the work may give to others
    what results alone are given to here.
    """
    is_judged = diagnosis is not None and diagnosis.before is not None
    return _told(found, _READ if is_judged else CLAIMS | _READ, lang)


def _told(found: Result, codes: frozenset[str], lang: str) -> tuple[str, ...]:
    return tuple(
        cut(sentence(note, lang, currency=found.currency), SENTENCE)
        for note in found.notes
        if note.code in codes
    )


def _bridge(found: Result, verdict: Verdict, lang: str) -> Chart:
    """From nothing to the whole change, a step a part; each step begins where the last ended."""
    shown = [row for row in found.rows if number(row.get("effect")) is not None][:_CHARTED]
    texts = _texts(found, lang)
    data: list[Datum] = []
    stands = Decimal(0)
    for at, row in enumerate(shown):
        value = number(row.get("effect")) or Decimal(0)
        words = [value_word(name, str(row.get(name)), lang) for name in ("factor", "cause")]
        datum: Datum = {
            "row": at,
            "label": cut(" · ".join(words), _LABEL),
            "value": _effect(row, texts[id(row)], lang),
            "from": float(stands),
            "to": float(stands + value),
            "color": _COLORS["up" if value > 0 else "down"],
        }
        ends = [number(row.get(f"effect_{end}")) for end in ("low", "high")]
        if None not in ends:
            low, high = (float(stands + end) for end in ends if end is not None)
            datum |= {"low": low, "high": high}
        data.append(datum)
        stands += value
    counts = {name: whole(int(str(verdict[name])), lang) for name in ("before", "after")}
    result = value_word("result", str(found.params.get("result")), lang)
    data.append(
        {
            "row": len(shown),
            "label": say("whole_change", lang),
            "value": _total(found, lang),
            "from": 0.0,
            "to": float(stands),
            "color": _COLORS["all"],
        }
    )
    return Chart(
        spec="bridge",
        rows=tuple(data),
        caption=say("bridge_chart", lang, result=result, **counts),
        legend=(
            ("blue", say("adds", lang)),
            ("orange", say("takes", lang)),
            ("grey", say("whole_change", lang)),
        ),
    )


def _texts(found: Result, lang: str) -> dict[int, dict[str, str]]:
    """Row (by identity) → its cells as the table shows them."""
    shown = grid(found, lang)
    names = [item.name for item in shown.fields]
    pairs = zip(found.rows, shown.rows, strict=True)
    return {id(row): dict(zip(names, cells, strict=True)) for row, cells in pairs}


def _effect(row: Row, cells: Mapping[str, str], lang: str) -> str:
    """The effect with its interval, where chance has a part in it."""
    low, high = cells["effect_low"], cells["effect_high"]
    if number(row.get("effect_low")) is None or low == high:
        return cells["effect"]
    return say("effect_range", lang, value=cells["effect"], low=low, high=high)


def _total(found: Result, lang: str) -> str:
    value = number(found.total.get("effect"))
    return "" if value is None else signed(value, 0, lang)


def _segments(cells: Result, lang: str) -> list[Block]:
    """Segments with all their managers; folded, managers in them who had leads enough."""
    wanted = known_of(_CELLS, cells, lang)
    segments = tuple(row for row in cells.rows if row.get("manager") == ALL)
    if not segments:
        return []
    fields = tuple(item for item in cells.fields if item.name != "manager")
    shown = replace(cells, rows=segments, fields=fields)
    blocks: list[Block] = [
        result_table(shown, lang, say("segments_table", lang), wanted, ("leads_now",))
    ]
    least = int(str(cells.params.get("min_n")))
    inside = tuple(row for row in cells.rows if row not in segments and _has(row, least))
    if any(row.get("manager") != NONE for row in inside):
        caption = say("cells_table", lang, least=whole(least, lang))
        part = replace(cells, rows=inside, total={})
        blocks.append(Fold(caption, (result_table(part, lang, caption, wanted),)))
    return blocks


def _has(row: Row, least: int) -> bool:
    """Whether both periods have leads enough for a conversion."""
    counts = (number(row.get(f"leads_{side}")) or 0 for side in ("before", "now"))
    return all(count >= least for count in counts)


def _managers(found: Result, lang: str) -> list[Block]:
    """A control chart of the managers by code and its table; a line where all have too few."""
    known = [row for row in found.rows if number(row.get("expected")) is not None]
    if not known:
        return []
    heading = metric_title("managers", lang)
    if all(row.get("standing") == _FEW for row in known):
        least = whole(int(str(found.params.get("min_n"))), lang)
        return [Lines((say("managers_few", lang, least=least),), mood="about", title=heading)]
    shown = known[:_CHARTED]
    counts = {"count": whole(len(shown), lang), "all": whole(len(known), lang)}
    chart = Chart(
        spec="managers",
        rows=tuple(_manager(row, at, lang) for at, row in enumerate(shown)),
        caption=say("managers_chart", lang),
        legend=(
            ("blue", say("manager_hits", lang)),
            ("orange", say("manager_beyond", lang)),
            ("pale", say("manager_limits", lang)),
        ),
        tail="" if len(shown) == len(known) else say("first_rows", lang, **counts),
    )
    wanted = known_of(_MANAGERS, found, lang)
    told = _told(found, frozenset({"managers_equal", "managers_read", "compare_coded"}), lang)
    return [
        Charts((chart,)),
        result_table(found, lang, heading, wanted),
        Lines(told, mood="about"),
    ]


def _manager(row: Row, at: int, lang: str) -> Datum:
    """One manager: what came, what was to be expected, and the limits of chance."""
    hits = int(number(row.get("hits")) or 0)
    expected = number(row.get("expected"))
    standing = str(row.get("standing"))
    is_beyond = standing not in {"usual", _FEW}
    words = value_word("standing", standing, lang)
    value = say(
        "manager_value",
        lang,
        hits=whole(hits, lang),
        expected=decimals(expected, 1, lang) if expected is not None else "",
    )
    datum: Datum = {
        "row": at,
        "label": value_word("manager", str(row.get("manager")), lang),
        "value": value if standing == "usual" else f"{value} · {words}",
        "hits": hits,
        "expected": float(expected or 0),
        "color": ORANGE if is_beyond else GREY if standing == _FEW else BLUE,
    }
    ends = ("expected_low", "expected_high", "outer_low", "outer_high")
    names = ("low", "high", "least", "most")
    return datum | {
        name: float(number(row.get(end)) or 0) for name, end in zip(names, ends, strict=True)
    }


def _gates(found: Result, verdict: Verdict, lang: str) -> Iterator[str]:
    """What the conclusion rests on: each with what it is and what it must be."""
    gates = verdict["gates"]
    for gate in gates if isinstance(gates, list) else ():
        name, value = str(gate["name"]), number(gate["value"])
        if value is None:
            continue
        facts: dict[str, object] = {
            "result": value_word("result", str(found.params["result"]), lang)
        }
        least = number(gate["threshold"])
        for key, one in (("value", value), ("least", least)):
            facts[key] = _amount(one, lang, _PLACES.get(name))
        answer = say("gate_passed" if gate["ok"] else "gate_failed", lang)
        key = "gate_immature" if name == "mature" and not gate["ok"] else f"gate_{name}"
        yield say("gate", lang, text=say(key, lang, **facts), answer=answer)


def _amount(value: Decimal | None, lang: str, places: int | None) -> str:
    """A share with so many places, or a count."""
    if value is None:
        return ""
    return whole(int(value), lang) if places is None else percent(value, lang, places)
