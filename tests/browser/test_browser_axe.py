"""The report under axe-core: no rule finds a violation, light and dark, in each language."""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

import pytest
from tests.browser.chromium import DARK, chromium, console
from tests.render import report_made

from smalign.render.report import report

AXE = Path(sys.prefix) / "node_modules" / "axe-core" / "axe.min.js"
"""Where `bash tests/run` puts it."""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RUN = """<script>{axe}</script><script>
for (const one of document.querySelectorAll("details")) one.open = {is_open};
axe.run(document, {{ resultTypes: ["violations"] }}).then((found) => {{
  const told = found.violations.map((one) => [
    one.id, one.impact, one.nodes.length, one.nodes[0].html.slice(0, 200),
    one.nodes[0].failureSummary,
  ]);
  document.body.textContent = JSON.stringify({{ told, rules: found.passes.length }});
}});
</script></body>"""


def violations(folder, page, *flags):
    """What axe-core finds in a page with every fold open."""
    assert AXE.is_file(), "bash tests/run installs axe-core"
    script = RUN.format(axe=AXE.read_text(encoding="utf-8"), is_open="true")
    place = folder / "page.html"
    place.write_text(POLICY.sub("", page).replace("</body>", "") + script, encoding="utf-8")
    done = chromium(folder, *flags, "--virtual-time-budget=60000", "--dump-dom", place.as_uri())
    assert console(done.stderr) == []
    body = re.search(r"<body>(\{.*\})</body>", done.stdout, re.DOTALL)
    assert body is not None, done.stdout[-500:]
    found = json.loads(html.unescape(body.group(1)))
    assert found["rules"] > 10
    return found["told"]


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_axe_finds_nothing(tmp_path, lang, shade):
    """Names, roles, order of headings, contrast: with every fold open."""
    flags = (DARK,) if shade == "dark" else ()
    assert violations(tmp_path, report(report_made.parts(), lang, "html"), *flags) == []
