"""Errors of use of single metrics: options they have not, or that say nothing of them."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "compare_by_owner": (
        (
            "whose a lead is says nothing of what it is, so managers are no segments of a "
            "comparison; `smalign compare --show managers` compares them on leads of the same "
            "segments."
        ),
        (
            "чей лид, ничего не говорит о самом лиде, поэтому менеджеры — не сегменты сравнения; "
            "`smalign compare --show managers` сравнивает их на лидах одинакового состава."
        ),
    ),
    "touches_lack_field": (
        (
            "touches do not have what cards have as {fields:list}, so the models {models:list} "
            "cannot be split by it; use --models source or another --by."
        ),
        (
            "у касаний нет того, что у карточек называется {fields:list}, поэтому модели "
            "{models:list} нельзя разбить по этому полю; возьмите --models source или другой --by."
        ),
    ),
    "by_not_on_touches": (
        (
            "touches have no field {fields:list}, and the rows here are what was sent; name a "
            "field of touches in --by (content, campaign, kind, channel), or one of cards in "
            "--where or --alike."
        ),
        (
            "у касаний нет поля {fields:list}, а строки здесь — то, что отправили; назовите в --by "
            "поле касаний (content, campaign, kind, channel), а поле карточек — в --where или "
            "--alike."
        ),
    ),
    "touches_missing": (
        (
            "the export holds no touchpoints, so the models {models:list} have nothing to give "
            "credit to; add such a file or take --models source."
        ),
        (
            "в выгрузке нет касаний, поэтому моделям {models:list} нечему приписать продажи; "
            "добавьте такой файл или возьмите --models source."
        ),
    ),
    "unknown_mode": (
        "there is no mode “{found}”; choose one of {known:list}.",
        "нет режима «{found}»; выберите один из {known:list}.",
    ),
    "unknown_rate": (
        "there is no basis “{found}”; choose one of {known:list}.",
        "нет основы «{found}»; выберите одну из {known:list}.",
    ),
    "unknown_grain": (
        "there is no grain “{found}”; choose one of {known:list}.",
        "нет единицы подсчёта «{found}»; выберите одну из {known:list}.",
    ),
    "grain_not_exported": (
        "--grain {grain} needs {grain}s, which this export does not have; leave it out.",
        "для --grain {grain} нужны карточки, которых в выгрузке нет; уберите эту настройку.",
    ),
    "window": (
        "“{found}” is no window; write a number of hours, days or weeks, as --window 30d.",
        "«{found}» — не окно; пишите число часов, дней или недель, например --window 30d.",
    ),
    "window_needs_history": (
        (
            "--window needs to know when cards entered the first stage, which this export does not "
            "say; leave it out or add the history."
        ),
        (
            "для --window нужно знать, когда карточки попали на первый этап, а в выгрузке этого "
            "нет; уберите эту настройку или добавьте историю."
        ),
    ),
    "unknown_basis": (
        "there is no basis “{found}”; choose one of {known:list}.",
        "нет основы «{found}»; выберите одну из {known:list}.",
    ),
    "unknown_model": (
        "there is no attribution model “{found}”; choose one of {known:list}.",
        "нет модели атрибуции «{found}»; выберите одну из {known:list}.",
    ),
    "unknown_transform": (
        "there is no transform “{found}”; choose one of {known:list}.",
        "нет преобразования «{found}»; выберите одно из {known:list}.",
    ),
    "option_term": (
        "{option}: “{found}” is no term; write hours, days or weeks, as 12h, 90d or 2w.",
        "{option}: «{found}» — не срок; пишите часы, дни или недели, например 12h, 90d или 2w.",
    ),
    "unknown_cohort": (
        "there is no cohort “{found}”; choose one of {known:list}.",
        "нет когорт «{found}»; выберите одно из {known:list}.",
    ),
    "horizon": (
        "“{found}” is no horizon; write --horizon auto or a number of days, as --horizon 90d.",
        "«{found}» — не срок; пишите --horizon auto или число дней, например --horizon 90d.",
    ),
    "ltv_age": (
        "“{found}” is no age for --ltv; write a number of days, as --ltv 180d, or --ltv all.",
        "«{found}» — не срок для --ltv; пишите число дней, например --ltv 180d, или --ltv all.",
    ),
    "needs_cohort": (
        "{option} is about cohorts; add --cohort month.",
        "{option} — это о когортах; добавьте --cohort month.",
    ),
    "needs_after_sale": (
        "--horizon is the time in which customers buy again; add --show after-sale.",
        "--horizon — это срок, за который клиенты покупают снова; добавьте --show after-sale.",
    ),
    "report_among_exports": (
        (
            "{file} was opened as one of the exports, and would agree with itself; open the "
            "exports without the report."
        ),
        (
            "{file} открыт как одна из выгрузок и совпал бы сам с собой; откройте выгрузки без "
            "отчёта."
        ),
    ),
    "decided_has_no_horizon": (
        "--decided counts won and lost cards of any age, --horizon those of one; leave one out.",
        (
            "--decided считает выигранные и проигранные карточки любого возраста, --horizon — "
            "одного; уберите одно из двух."
        ),
    ),
    "counts_alone": (
        "{option} is about money, and --counts looks at none; leave one out.",
        "{option} — это о деньгах, а --counts их не учитывает; уберите одно из двух.",
    ),
    "unworked_alone": (
        "--unworked is a question of its own; it takes neither --monthly nor --min-days.",
        "--unworked — отдельный вопрос; с ним нет ни --monthly, ни --min-days.",
    ),
    "cohort_has_no_mode": (
        (
            "--mode, --grain, --basis and --window are about stages, and --cohort shows none; "
            "leave one of them out."
        ),
        (
            "--mode, --grain, --basis и --window относятся к этапам, а при --cohort их нет; "
            "уберите одно из двух."
        ),
    ),
    "path_needs_history": (
        (
            "the mode “{mode}” with --grain lead needs the history of stages both of leads and of "
            "deals; for {table:table} this export has none. Use --mode backfill or add the history."
        ),
        (
            "режиму «{mode}» с --grain lead нужна история этапов и лидов, и сделок; в выгрузке её "
            "нет для таблицы «{table:table}». Возьмите --mode backfill или добавьте историю."
        ),
    ),
    "mode_needs_history": (
        (
            "the mode “{mode}” needs the history of stages, which this export does not have; "
            "use --mode backfill or add the history."
        ),
        (
            "режиму «{mode}» нужна история этапов, а в выгрузке её нет; возьмите --mode "
            "backfill или добавьте историю."
        ),
    ),
}
