"""A company's own parts of the page: what is wrong with them, and what to do."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "template_missing": (
        "there is no folder {path} of templates; check the path after --template.",
        "папки шаблонов {path} нет; проверьте путь после --template.",
    ),
    "template_nothing": (
        "there is no part of the page in {path}; put one there: {known:list}.",
        "в {path} нет ни одной части страницы; положите туда, например, {known:list}.",
    ),
    "template_unknown_file": (
        (
            "{where}no part of the page has this name.{did_you_mean:maybe} There are {known:list}; "
            "charts stand in charts/, images end in .svg, .png, .jpg or .webp."
        ),
        (
            "{where}части страницы с таким именем нет.{did_you_mean:maybe} Есть {known:list}; "
            "диаграммы лежат в charts/, картинки — .svg, .png, .jpg или .webp."
        ),
    ),
    "template_outside": (
        "{where}the link leads out of the folder; put the file itself there.",
        "{where}ссылка ведёт за пределы папки; положите сам файл.",
    ),
    "template_unreadable": (
        "{where}cannot be read ({why}); check its rights.",
        "{where}не читается ({why}); проверьте права.",
    ),
    "template_file_large": (
        "{where}the file has {size:whole} bytes, at most {most:whole} are read; make it smaller.",
        "{where}в файле байт: {size:whole}, а читается до {most:whole}; уменьшите его.",
    ),
    "template_folder_large": (
        "{path} has more than {most:whole} bytes of templates and images; leave what is used.",
        "в {path} шаблонов и картинок больше {most:whole} байт; оставьте то, что используется.",
    ),
    "template_not_utf8": (
        "{where}the text is not UTF-8; save it as UTF-8.",
        "{where}текст не в UTF-8; сохраните его в UTF-8.",
    ),
    "template_syntax": (
        "{where}the template cannot be read ({why}); correct the line.",
        "{where}шаблон не разобрать ({why}); исправьте строку.",
    ),
    "template_unescaped": (
        (
            "{where}“{found}” would let texts of the export into the page as markup; leave it out, "
            "every text is escaped."
        ),
        (
            "{where}«{found}» пустил бы тексты выгрузки в страницу как разметку; уберите его: "
            "экранируется каждый текст."
        ),
    ),
    "template_unknown_filter": (
        (
            "{where}there is no filter “{found}” for templates.{did_you_mean:maybe} The guide to "
            "the report lists them."
        ),
        (
            "{where}фильтра «{found}» для шаблонов нет.{did_you_mean:maybe} Список есть в "
            "руководстве по отчёту."
        ),
    ),
    "template_unknown_part": (
        "{where}there is no part “{found}”.{did_you_mean:maybe} The parts are {known:list}.",
        "{where}части «{found}» нет.{did_you_mean:maybe} Части: {known:list}.",
    ),
    "template_undefined": (
        "{where}there is no “{found}” here.{did_you_mean:maybe} Correct the name.",
        "{where}здесь нет «{found}».{did_you_mean:maybe} Исправьте имя.",
    ),
    "template_forbidden": (
        (
            "{where}a template may not reach “{found}”; use the fields of the page that the guide "
            "to the report names."
        ),
        (
            "{where}шаблону недоступно «{found}»; берите поля страницы, названные в руководстве "
            "по отчёту."
        ),
    ),
    "template_failed": (
        "{where}the template cannot be carried out ({why}); correct it.",
        "{where}шаблон не выполняется ({why}); исправьте его.",
    ),
    "template_too_slow": (
        "{where}the template takes too long; make its loops shorter.",
        "{where}шаблон выполняется слишком долго; сократите циклы.",
    ),
    "template_too_large": (
        "{where}the template makes too much text or takes too much memory; make it smaller.",
        (
            "{where}шаблон порождает слишком много текста или занимает слишком много памяти; "
            "уменьшите его."
        ),
    ),
    "template_endless": (
        "{where}the template is nested too deep, or calls itself without an end; correct it.",
        (
            "{where}слишком глубокая вложенность, или шаблон вызывает сам себя без конца; "
            "исправьте его."
        ),
    ),
    "template_policy": (
        (
            "{where}the page must begin as ours does: the policy that forbids loading stands first "
            "in its head; put back the lines from <!DOCTYPE html> to {{{{ csp }}}}."
        ),
        (
            "{where}страница должна начинаться как наша: первой в head стоит политика, запрещающая "
            "загрузку; верните строки от <!DOCTYPE html> до {{{{ csp }}}}."
        ),
    ),
    "template_markup": (
        (
            "{where}“{found}” is no complete tag; close it, put values of attributes in quotes, "
            "each once."
        ),
        (
            "{where}«{found}» — не целый тег; закройте его, значения атрибутов пишите в кавычках, "
            "каждый по разу."
        ),
    ),
    "template_active": (
        (
            "{where}“{found}” runs, loads or leads elsewhere, and a report does none of it; leave "
            'it out. An image of the folder is image("logo.svg").'
        ),
        (
            "{where}«{found}» что-то запускает, загружает или уводит со страницы, а отчёт этого не "
            'делает; уберите. Картинка из папки — это image("logo.svg").'
        ),
    ),
    "template_image_unknown": (
        "{where}there is no image “{found}” in the folder.{did_you_mean:maybe} Put it there.",
        "{where}в папке нет картинки «{found}».{did_you_mean:maybe} Положите её туда.",
    ),
    "template_image_kind": (
        "{where}this is no {found}; save the image anew, or name it by what it is.",
        "{where}это не {found}; сохраните картинку заново или назовите её по содержимому.",
    ),
    "template_image_active": (
        "{where}the image runs or loads something ({found}); save it as a plain drawing.",
        (
            "{where}картинка что-то запускает или загружает ({found}); сохраните её как простой "
            "рисунок."
        ),
    ),
    "template_json": (
        "{where}this is no chart in JSON ({why}); correct it.",
        "{where}это не диаграмма в JSON ({why}); исправьте.",
    ),
    "template_chart_rows": (
        (
            "{where}the chart must draw the rows it is given; write "
            '"data": {{"name": "rows", "values": []}}.'
        ),
        (
            "{where}диаграмма рисует строки, которые ей дают; напишите "
            '"data": {{"name": "rows", "values": []}}.'
        ),
    ),
    "template_chart_loads": (
        "{where}a chart may not load, link or make up rows (“{found}”); leave that key out.",
        (
            "{where}диаграмма не загружает, не ссылается и не придумывает строк («{found}»); "
            "уберите этот ключ."
        ),
    ),
    "template_page_large": (
        (
            "{where}the page would have {size:whole} bytes and must stay below {most:whole}; make "
            "images or styles of the folder smaller."
        ),
        (
            "{where}страница заняла бы {size:whole} байт, а должна быть меньше {most:whole}; "
            "уменьшите картинки или стили в папке."
        ),
    ),
}
