"""Words of status columns, and the stages systems are delivered with."""

from __future__ import annotations

import pytest

from smalign.base.clean import fold_header
from smalign.crm.stages import BUILT_IN, built_in_stages
from smalign.crm.statuses import deal_kind, outcome_of


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("Open", "open"), ("Won", "won"), ("Lost", "lost"), ("Closed Won", "won"),
        ("Closed - lost", "lost"), ("В работе", "open"), ("Успешно реализовано", "won"),
        ("Закрыто и не реализовано", "lost"), ("P", "open"), ("S", "won"), ("F", "lost"),
        ("Prospecting", None), ("", None),
    ],
)  # fmt: skip
def test_a_status_of_a_deal(word, outcome):
    """Open, won and lost in both languages and as Bitrix24's semantic codes."""
    assert outcome_of(word, "deal") == outcome


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("Converted", "converted"), ("Closed - Not Converted", "disqualified"),
        ("Качественный лид", "converted"), ("Некачественный лид", "disqualified"),
        ("S", "converted"), ("F", "disqualified"), ("Open", "open"), ("Спам", "disqualified"),
        ("Мечтает", None),
    ],
)  # fmt: skip
def test_a_status_of_a_lead(word, outcome):
    """Converted and disqualified are what won and lost are to a lead."""
    assert outcome_of(word, "lead") == outcome


@pytest.mark.parametrize(
    ("word", "kind"),
    [("New Business", "new"), ("Existing Business", "repeat"), ("Y", "repeat"), ("нет", "new"),
     ("Да", "repeat"), ("Допродажа", "upsell"), ("Продажа", None)],
)  # fmt: skip
def test_a_kind_of_deal(word, kind):
    """The word of a type column, or the flag «repeat deal»."""
    assert deal_kind(word) == kind


@pytest.mark.parametrize(
    ("crm", "card", "name", "outcome", "order"),
    [
        ("bitrix24", "lead", "Не обработан", "open", 1),
        ("bitrix24", "lead", "В работе", "open", 2),
        ("bitrix24", "lead", "Качественный лид", "won", 0),
        ("bitrix24", "lead", "JUNK", "lost", 0),
        ("bitrix24", "deal", "В работе", "open", 4),
        ("bitrix24", "deal", "Cчёт на предоплату", "open", 3),
        ("bitrix24", "deal", "Счет на предоплату", "open", 3),
        ("bitrix24", "deal", "Сделка провалена", "lost", 0),
        ("bitrix24", "deal", "Анализ причины провала", "lost", 0),
        ("bitrix24", "deal", "C14:WON", "won", 0),
        ("bitrix24", "deal", "C6:APOLOGY", "lost", 0),
        ("bitrix24", "deal", "C14:PREPAYMENT_INVOIC", "open", 3),
        ("zoho", "deal", "Qualification", "open", 1),
        ("zoho", "deal", "Closed Lost", "lost", 0),
        ("zoho", "lead", "Junk Lead", "lost", 0),
        ("hubspot", "deal", "contractsent", "open", 5),
        ("hubspot", "deal", "Closed Won", "won", 0),
        ("generic", "deal", "Won", "won", 0),
        ("generic", "deal", "Закрыто и не реализовано", "lost", 0),
        ("generic", "lead", "Converted", "won", 0),
    ],
)
def test_a_built_in_stage_is_known_by_code_and_name(crm, card, name, outcome, order):
    """In both languages, in other pipelines, and where the export cut the code short."""
    stage = built_in_stages(crm, card)[fold_header(name)]
    assert (stage.outcome, stage.order) == (outcome, order)


@pytest.mark.parametrize("name", ["C14:UC_M3VGWL", "C14:PRE", "Интерес", "9", "Новый этап", "open"])
def test_a_stage_a_company_made_itself_is_not_known(name):
    """Custom codes, short beginnings of codes and invented names are nobody's."""
    assert fold_header(name) not in built_in_stages("bitrix24", "deal")


def test_every_built_in_list_has_its_open_stages_in_order():
    """Open stages are numbered from 1 without a gap, and something is won and lost.

    A system whose leads are deals has no open stages of leads.
    """
    for crm in BUILT_IN:
        for card in ("lead", "deal"):
            stages = set(built_in_stages(crm, card).values())
            places = {stage.order for stage in stages if stage.outcome == "open"}
            assert places == set(range(1, len(places) + 1)), (crm, card)
            assert {stage.outcome for stage in stages} >= {"won", "lost"}
        assert any(stage.outcome == "open" for stage in built_in_stages(crm, "deal").values())
