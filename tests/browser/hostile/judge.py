"""Says of a page in a real browser whether anything of a payload came alive in it."""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Response, Route

from commerce.base.models import User
from tests.browser.conftest import leaves
from tests.browser.hostile.payloads import SUM

TRAP = """
window.caught = [];
window.pwned = number => { window.caught.push('ran ' + number); return number };
document.addEventListener('securitypolicyviolation', event =>
  window.caught.push('policy ' + event.violatedDirective + ' ' + event.blockedURI));
"""
# Whatever waits for a click, a hover, another browser or an older one is looked for, as it does not run by
# itself.
LOOK = r"""(html) => {
  const found = html ? [] : [...window.caught];
  const page = html ? new DOMParser().parseFromString(html, 'text/html') : document;
  const runs = /^[\s\x00-\x20]*(javascript|vbscript|data:text\/html)/i;
  const leads = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster', 'srcdoc'];
  for (const element of page.querySelectorAll('*')) {
    const name = element.localName;
    for (const attribute of element.attributes) {
      const at = attribute.name.toLowerCase(), value = attribute.value;
      if (at.startsWith('on') && value.includes('pwned')) found.push(`handler <${name} ${at}>`);
      if (leads.includes(at) && runs.test(value)) found.push(`address <${name} ${at}=${value.slice(0, 60)}>`);
      if (at === 'style' && value.includes('canary.invalid')) found.push(`style of <${name}>`);
      if (at === 'srcset' && value.includes('canary.invalid')) found.push(`srcset of <${name}>`);
    }
    const strange = ['math', 'base', 'object', 'embed', 'marquee', 'plaintext', 'xmp', 'listing', 'x'];
    if (strange.includes(name)) found.push(`element <${name}>`);
    if (name === 'style' && element.textContent.includes('canary.invalid')) found.push('a style sheet');
    const data = /json|template|plain/.test(element.type || '');
    if (name === 'script' && !data && /^\s*pwned/.test(element.textContent)) found.push('a script');
  }
  if (window.polluted || ({}).polluted) found.push('a prototype');
  return found;
}"""
WHOLE = """() => document.querySelectorAll('main').length === 1
  && document.querySelector('body > footer, body > .wrapper, body > div') !== null
  && document.body.lastElementChild.closest('main') === null"""
# Nothing of these can be there unless a template or a file was read.
NEVER = (
    SUM,
    "root:x:0:0",
    "<class '",
    "&lt;class &#x27;",
    "django.db.models",
    "built-in method",
    "pbkdf2_sha",
)


def resolved(text: str) -> list[str]:
    """Whatever a template, a formula or an entity would have become."""
    secrets = (settings.SECRET_KEY, str(settings.DATABASES["default"].get("PASSWORD") or "no password"))
    return [each for each in (*NEVER, *secrets) if each in text]


def session_of(user: User) -> dict[str, Any]:
    """The cookie of a browser that the user is signed in with."""
    client = Client()
    client.force_login(user)
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


class Judge:
    """One browser without the pages' security policy, which must not be all that saves us."""

    def __init__(
        self, browser: Browser, base: str, *, as_user: User | None = None, bypass_csp: bool = True
    ) -> None:
        self.base = base
        self._context = browser.new_context(
            base_url=base, viewport={"width": 1280, "height": 800}, bypass_csp=bypass_csp
        )
        self._context.add_init_script(TRAP)
        self._context.route(re.compile(r".*"), self._let)
        if as_user:
            self._context.add_cookies([{**session_of(as_user), "url": base}])  # type: ignore[typeddict-item]
        self._asked: list[str] = []
        self._dialogs: list[str] = []
        self._failed: list[str] = []
        self.page = self._new_page()

    def _new_page(self) -> Page:
        page = self._context.new_page()
        page.on("dialog", lambda dialog: (self._dialogs.append(dialog.message), dialog.dismiss()))
        page.on("response", self._note)
        return page

    def _let(self, route: Route) -> None:
        if leaves(route.request.url) or "canary" in route.request.url.split("?")[0]:
            self._asked.append(route.request.url)
            route.abort()
        elif route.request.resource_type in ("font", "media"):
            route.abort()
        else:
            route.continue_()

    def _note(self, response: Response) -> None:
        if response.status >= 500:
            self._failed.append(f"{response.status} {response.url}")

    def opened(self, path: str) -> list[str]:
        """What is wrong with the page there."""
        self._asked.clear()
        self._dialogs.clear()
        self._failed.clear()
        self.page.goto(path, wait_until="load")
        return self.judged()

    def shown(self, html: str) -> list[str]:
        """What is wrong with this HTML as a page of the same site."""
        address = f"{self.base}/shown-by-the-judge"
        self._context.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
        try:
            return self.opened(address)
        finally:
            self._context.unroute(address)

    def judged(self) -> list[str]:
        found: list[str] = self.page.evaluate(LOOK)
        where = self.page.url.removeprefix(self.base)
        all_of_it = [
            *found, *(f"asked {url}" for url in self._asked), *(f"said {text}" for text in self._dialogs),
            *self._failed, *(f"resolved {each}" for each in resolved(self.page.content())),
        ]  # fmt: skip
        return [f"{where}: {each}" for each in dict.fromkeys(all_of_it)]

    def read(self, path: str, html: str) -> list[str]:
        """What is wrong with this HTML, as a browser reads it, without a page of its own."""
        found: list[str] = self.page.evaluate(LOOK, html)
        all_of_it = [*found, *(f"resolved {each}" for each in resolved(html))]
        return [f"{path}: {each}" for each in dict.fromkeys(all_of_it)]

    @property
    def is_whole(self) -> bool:
        """Whether nothing closed what was not its own to close."""
        return bool(self.page.evaluate(WHOLE))

    @property
    def text(self) -> str:
        return str(self.page.evaluate("document.body.textContent"))

    def close(self) -> None:
        self._context.close()


def every(judge: Judge, paths: Iterable[str]) -> list[str]:
    """What is wrong with any of them."""
    return [wrong for path in paths for wrong in judge.opened(path)]
