"""The page both heads sign."""

from __future__ import annotations

from msgspec.structs import replace

from smalign.base.config import ByAttempts, Config, Stages
from smalign.base.config_agreement import NORMS, Agreement
from smalign.base.config_calendar import Calendar
from smalign.render.draft.agreement import agreement_page
from smalign.render.sayings.agreement import FINDINGS

CONFIG = Config(
    stages=Stages(
        order=("New", "De|mo"),
        won=("Paid",),
        qualified=("De|mo",),
        marketing=("New",),
        sla={"New": "4h"},
        responsible={"New": "Marketing"},
        required={"De|mo": ("budget",)},
    ),
    reasons={"Дорого": "market", "Недозвон": ByAttempts("handling", 3, "quality")},
    agreement=Agreement(by=("Ann",), on="2026-03-12", version="2", norms={"unworked": 0.05}),
)


def test_every_norm_has_its_words():
    """A norm that can be agreed on stands on the page, in both languages."""
    assert FINDINGS.keys() == NORMS.keys()


def test_what_is_told_stands_on_the_page():
    """Stages with zone, term, responsible and fields; classes of reasons; the norm; who signs."""
    page = agreement_page(CONFIG, "en")
    assert "Version: 2 · in force since: 2026-03-12" in page
    assert "| New | marketing | 4h | Marketing | ________ |" in page
    assert "| De\\|mo | sales | ________ | ________ | budget |" in page
    assert "- Недозвон: handling below 3 attempts, quality from there on" in page
    assert "disqualified leads nobody tried to reach — at most 5 % (`unworked`)" in page
    assert "leads tried within 2 h of getting somebody responsible — at least ________" in page
    assert "- Ann: ________" in page


def test_days_are_written_as_the_language_does_and_holidays_as_they_count():
    """12.03.2026 in Russian; holidays are worked until a country is named."""
    page = agreement_page(CONFIG, "ru")
    assert "действует с: 12.03.2026" in page
    assert "с понедельника по пятницу, и в праздники" in page
    told = replace(CONFIG, calendar=Calendar(country="RU"))
    assert "по календарю из `[calendar]`" in agreement_page(told, "ru")


def test_what_is_not_told_is_a_blank():
    """Of an empty smalign.toml everything is to be filled in by hand; the heads sign."""
    page = agreement_page(Config(), "ru")
    assert "Версия: ________ · действует с: ________" in page
    assert "**Продажа**: сделка на этапе: ________" in page
    assert "- Руководитель маркетинга: ________" in page
    assert "| Стадия |" not in page
