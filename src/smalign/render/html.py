"""One plain table as a page that can load and run nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.advice import advice
from smalign.render.basis import basis, headline
from smalign.render.exact import flat
from smalign.render.few import few_said, marked, small_rows
from smalign.render.human import LEFT_OUT, excluded, grid, is_measure, notes
from smalign.render.models import side_by_side

if TYPE_CHECKING:
    from smalign.base.results import Result

CSP: Final = "default-src 'none'; style-src 'unsafe-inline'"
_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ csp }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ headline }}</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: left; font-size: 1.3rem; font-weight: 600; padding-bottom: .5rem }
caption small { display: block; font-size: .95rem; font-weight: 400; color: #444 }
th, td { padding: .3rem .7rem; text-align: left; vertical-align: top }
thead th { border-bottom: 2px solid #444; vertical-align: bottom }
tbody tr { border-bottom: 1px solid #ddd }
tbody th { font-weight: 400 }
tfoot th, tfoot td { border-top: 2px solid #444; font-weight: 600 }
pre { white-space: pre-wrap; background: #f4f4f4; padding: .6rem .8rem }
.n { text-align: right; white-space: nowrap }
.few { color: #666 }
</style>
</head>
<body>
<table>
<caption>{{ headline }}<small>{{ basis }}</small></caption>
<thead><tr>
{%- for head in headings %}<th scope="col"{% if measures[loop.index0] %} class="n"{% endif %}>
{{- head }}</th>{% endfor -%}
</tr></thead>
<tbody>
{%- for row in rows %}
<tr{% if loop.index0 in small %} class="few"{% endif %}>
{%- for text in row %}
{%- if loop.first and not measures[0] %}<th scope="row">{{ text }}</th>
{%- else %}<td{% if measures[loop.index0] %} class="n"{% endif %}>{{ text }}</td>
{%- endif %}{% endfor -%}
</tr>
{%- endfor %}
</tbody>
{%- if total %}
<tfoot><tr>
{%- for text in total %}
{%- if loop.first %}<th scope="row">{{ text }}</th>
{%- else %}<td{% if measures[loop.index0] %} class="n"{% endif %}>{{ text }}</td>
{%- endif %}{% endfor -%}
</tr></tfoot>
{%- endif %}
</table>
{%- if small %}
<p class="few">{{ few }}</p>
{%- endif %}
{%- for head, lines in advice %}
<p>{{ head }}</p>
<pre>{{ lines | join("\n") }}</pre>
{%- endfor %}
{%- if excluded %}
<p>{{ left_out }}: {{ excluded | join("; ") }}</p>
{%- endif %}
{%- if notes %}
<ul>
{%- for note in notes %}
<li>{{ note }}</li>
{%- endfor %}
</ul>
{%- endif %}
</body>
</html>
"""


def render_html(result: Result, lang: str) -> str:
    """A whole page: caption, table with row and column headings, what is left out, all notes."""
    from jinja2 import Environment, StrictUndefined

    page = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    table = side_by_side(flat(result))
    shown, small = grid(table, lang), small_rows(table)
    return page.from_string(_PAGE).render(
        lang=lang,
        csp=CSP,
        headline=headline(result, lang),
        advice=[(head, [clean(text) for text in lines]) for head, lines in advice(result, lang)],
        basis=basis(result, lang),
        headings=shown.headings,
        measures=[is_measure(item) for item in shown.fields],
        rows=marked(shown.rows, shown.fields, small),
        small=small,
        few=few_said(table, lang),
        total=shown.total,
        left_out=LEFT_OUT.in_(lang),
        excluded=excluded(result, lang),
        notes=notes(result, lang),
    )
