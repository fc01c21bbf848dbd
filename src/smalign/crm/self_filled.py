"""Headers of what a CRM fills in itself, or what follows from the stage: nobody types it.

Data only; headers are folded, and without the table that Pipedrive puts before each (`Deal - …`).
"""

from __future__ import annotations

import re
from typing import Final

BEFORE: Final = re.compile(r"^(deal|lead|person|organization) [-–] ")

SELF_FILLED: Final = re.compile(
    r"""
    ^ids?\b
    | (?<!tax)(?<!vat)(?<!national)[ ._]ids?$
    | ^(gclid|yclid|fbclid|msclkid|gclientid|cid|uid|tid|from|roistat|referrer|utm_referrer)$
    | ^(_ym_|openstat_)
    | \bclick\ id\b
    | row\ checksum
    | do\ not\ modify
    | \b(created|modified|updated|edited|changed|deleted|moved|assigned|converted|entered
      |exited|viewed)[ _]?(by|on|at|time|date)\b
    | ^date\ (entered|exited)\b
    | ^(create|creation|modify|update|change\ log)[ _]?(date|time)$
    | \b(last|first|latest|recent)[ _]?(activity|activities|contacted|contact[ _]?date|touch
      |page|conversion|referring|seen|email|stage|modified|viewed|engagement|session|task|call
      |meeting|sales)
    | \bnext[ _]?(activity|task)
    | ^(latest|recent)\b
    | ^time\ first\ seen
    | ^(original|latest)\ (traffic\ )?source\b
    | ^record\ source\b
    | drill-down
    | ^became\ an?\b
    | ^(is[ _]?)?converted\b
    | \bconversion[ _]?(time|date)$
    | ^(actual[ _])?clos(e|ed|ing)[ _]?(date|time|on|at)$
    | \b(won|lost)[ _]?(time|date|on|at)$
    | \bclosed\ on$
    | ^archive\ (status|time)$
    | ^is[ _]?(open|closed|won|lost|deleted|new|recurring|repeated_approach|unreadbyowner
      |manual_opportunity)(\ \(numeric\))?$
    | ^((deal|forecast)\ )?probability(\ \(%\))?$
    | ^forecast[ _]?(category|type)
    | ^weighted[ _]
    | ^expected\ ?revenue$
    | ^exchange\ rate
    | ^fiscal\ ?(period|quarter|year)$
    | ^age\ (in\ days|tier)$
    | ^amount\ tier$
    | ^stage_order
    | \b(sales|cycle|stage|overall|call)\b.*\bduration$
    | ^(days|hours|minutes|time)[ _](to|in|since|between|spent)\b
    | \b(calls|tasks|events|activities|emails|meetings)[ _](involved|count|to\ do)$
    | \bmessages\ count$
    | ^(total|done)\ activities
    | ^(number|count|total)\ of\ (times|sales|associated|form|page|session|activit|call|email
      |meeting|contact|unique)
    | ^has_?(phone|email|imol|opportunitylineitem)$
    | ^(opened|visible[ _]to)$
    | ^дата\ (и\ время\ )?(создания|изменения|закрытия|редактирования|обновления|конвертации
      |последн)
    | ^кем\ (создан|изменен|редактирован|закрыт|обновлен|удален)
    | ^последн\w+\ (активност|действи|контакт|изменени|обновлени|звон|касани|визит|посещени
      |дело|задач|письм)
    | ^(следующ|ближайш)\w+\ (задач|дел|активност|действи|звон)
    | ^дней\ (в|до|с|на|без|от)\b
    | ^время\ (в|на)\ (статус|стади|этап)
    | ^(длительност|продолжительност)\w*\ (сделк|цикл|этап|стади|продаж|звон|разговор)
    | ^возраст\ (лида|сделки)
    | ^(сделка|лид)\ закрыт
    | ^(количество|число|кол-во)\ (звон|пис|дел|задач|касани|визит|встреч|обращени|активност)
    | ^задан\ (телефон|e-?mail)
    | ^создан\w?\ crm-формой$
    | ^путь\ клиента$
    | ^повторн\w+\ (сделка|обращение|лид)$
    """,
    re.VERBOSE,
)
