"""Payloads in all that comes with a request besides forms: addresses, searches, headers, cookies, tokens,
where to go next, variables of the schema. No answer is a fault, leads elsewhere, or lets one come alive."""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from commerce.base.models import User
from content.sites.models import MarketingIds
from storefront.schema import SCHEMA
from tests.browser.hostile import doors, world
from tests.browser.hostile.judge import Judge, resolved
from tests.browser.hostile.payloads import CANARY_HOST, of_families, payloads
from tests.browser.hostile.test_doors import OF_VISITORS
from tests.commerce.backoffice.addresses import addresses
from tests.races.sizes import tries
from tests.replayed import replayed
from tests.storefront.people import Person
from themes.engine import urls as theme_urls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_hurry")]
EACH = tries(len(payloads()), usual=3)
ELSEWHERE = [
    f"https://{CANARY_HOST}/", f"//{CANARY_HOST}/", f"/\\{CANARY_HOST}/", f"\\\\{CANARY_HOST}",
    f"https:{CANARY_HOST}", "javascript:pwned(1)", f"/\t/{CANARY_HOST}/", f"http://testserver@{CANARY_HOST}/",
    f"//testserver.{CANARY_HOST}/", "data:text/html,<script>pwned(1)</script>", f"///{CANARY_HOST}",
    f" //{CANARY_HOST}", f"/%09/{CANARY_HOST}/\r\nSet-Cookie: a=b",
]  # fmt: skip
HEADERS = (
    "Host", "X-Forwarded-Host", "Referer", "User-Agent", "Accept-Language", "X-Cart-Token", "Origin",
    "X-Session-Token", "X-Access-Link", "X-Forwarded-For", "X-Request-Id", "Accept",
)  # fmt: skip
SIGNING = ("/accounts/login/", "/accounts/signup/", "/accounts/logout/", "/admin/login/", "/cookies/choice/")
RUN = ("javascript:", "vbscript:", "data:", "file:", "blob:")
_turn = cycle(payloads())


@pytest.fixture
def no_hurry(settings: Settings) -> None:
    settings.STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 10**9}
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def person() -> Person:
    return replayed("a shop as it should be", world.harmless)


def some(count: int = EACH) -> Iterator[str]:
    return (each.text for each in islice(_turn, count))


def wrong_with(answer: Any, where: str, reader: Judge) -> list[str]:
    if answer.status_code >= 500:
        return [f"{answer.status_code} {where}"]
    found, location = [], answer.get("Location", "")
    if CANARY_HOST in urlsplit(location).netloc or location.strip().lower().startswith(RUN):
        found.append(f"{where} leads to {location}")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode(errors="replace")
    if "html" in answer.get("Content-Type", ""):
        return found + reader.read(where, text)
    return found + [f"{where}: {each}" for each in resolved(text)]


def test_no_part_of_an_address_comes_alive(person: Person, reader: Judge) -> None:
    """Whatever stands where a page expects a slug, a token, a number, or anything after the question mark."""
    client, wrong, asked = Client(raise_request_exception=False), [], 0
    for pattern in theme_urls.urlpatterns:
        route = str(pattern.pattern)
        for text in some():
            filled = "/".join(quote(text, safe="") if "<" in part else part for part in route.split("/"))
            asked += 1
            answer = client.get(f"/{filled}", {"query": text, "page": text, "preview": text, "sort": text})
            wrong += wrong_with(answer, f"/{route}", reader)
    assert wrong == []
    assert asked > 100


def test_no_header_and_no_cookie_comes_alive(person: Person, reader: Judge) -> None:
    client, wrong = Client(raise_request_exception=False), []
    for name in HEADERS:
        for text in [f"{CANARY_HOST}", *some()]:
            value = text.replace("\r", "").replace("\n", "").encode("latin-1", "replace").decode("latin-1")
            for path in ("/", "/no-such-page/", "/sitemap.xml"):
                answer = client.get(path, headers={name: value})
                wrong += wrong_with(answer, f"{path} with {name}", reader)
                if answer.status_code == 200 and CANARY_HOST in answer.text:
                    wrong.append(f"{path} repeats {name}")
    for name in ("cart", "sessionid", "csrftoken", "django_language", "consent", "messages"):
        for text in some():
            browser = Client(raise_request_exception=False)
            browser.cookies[name] = quote(text)
            wrong += [
                each
                for path in ("/cart/", "/account/")
                for each in wrong_with(browser.get(path), f"{path} with the cookie {name}", reader)
            ]
    assert wrong == []


def test_nobody_is_led_elsewhere(person: Person, reader: Judge) -> None:
    """Whatever is given as where to go next, wherever it is asked for."""
    owner, wrong = Client(raise_request_exception=False), []
    owner.force_login(User.objects.get(is_superuser=True))
    login = {"login": world.OWNER, "password": world.PASSWORD, "username": world.OWNER}
    page = Page.objects.get(slug="piece").pk
    for text in ELSEWHERE:
        given = {"next": text, "from": text, "redirect_to": text}
        for path in SIGNING:
            visitor = Client(raise_request_exception=False)
            wrong += wrong_with(visitor.get(path, given), f"{path}?next={text}", reader)
            wrong += wrong_with(visitor.post(path, given | login), f"{path} next={text}", reader)
        for verb in ("unpublish", "delete", "copy"):
            path = reverse(f"wagtailadmin_pages:{verb}", args=[page])
            wrong += wrong_with(owner.get(path, given), f"{path}?next={text}", reader)
        Page.objects.filter(pk=page).update(live=True)
        done = owner.post(reverse("wagtailadmin_pages:unpublish", args=[page]), given)
        wrong += wrong_with(done, f"unpublish, next={text}", reader)
    for name in ("CartLineAdd", "NewsletterSignUp", "CookieChoice", "GiftCardBalance"):
        for text in ELSEWHERE:
            browser = {"sec-fetch-site": "same-origin"}
            given = {"next": text, "from": text, "returnUrl": text, "formula": person.shop.monthly.public_id}
            answer = Client(raise_request_exception=False).post(f"/do/{name}", given, headers=browser)
            wrong += wrong_with(answer, f"/do/{name} next={text}", reader)
    assert wrong == []


def test_no_form_of_whoever_signs_in_or_up_comes_alive(person: Person, reader: Judge) -> None:
    """Every form of an account, asked by a visitor and by its owner."""
    owner, wrong, sent = Client(raise_request_exception=False), [], 0
    assert person.customer.user
    owner.force_login(person.customer.user)
    names = [name for name, _callback in addresses() if name.startswith(OF_VISITORS)]
    for client in (Client(raise_request_exception=False), owner):
        for path in filter(None, map(bare, names)):
            page = client.get(path)
            wrong += wrong_with(page, path, reader)
            form = doors.form_of(page) if page.status_code == 200 else None
            for _round in range(EACH if form is not None else 0):
                values = {name: next(_turn).text[:200] for name, _input in doors.inputs_of(form)}
                values |= {name: next(_turn).text for name in form.fields if "password" in name}
                sent += 1
                wrong += wrong_with(client.post(path, {**doors.sent_untouched(form), **values}), path, reader)
    assert wrong == []
    assert sent > 10


def bare(name: str) -> str:
    """Its address, where it needs nothing more; not those that end the session."""
    try:
        return "" if "logout" in name else reverse(name)
    except NoReverseMatch:
        return ""


def test_no_variable_of_the_schema_comes_alive_in_what_it_says(person: Person) -> None:
    """Every argument of every query that holds a text or an id, and what stands beside them."""
    client, wrong, asked = Client(raise_request_exception=False), [], 0
    root = SCHEMA.query_type
    assert root
    for name, field in root.fields.items():
        for argument, kind in field.args.items():
            for text in some():
                asked += 1
                query = f"query ($x: {kind.type}) {{ {name}({argument}: $x) {{ __typename }} }}"
                body = {"query": query, "variables": {"x": text}, "operationName": None}
                answer = client.post("/graphql/", json.dumps(body), content_type="application/json")
                if answer.status_code >= 500 or "json" not in answer["Content-Type"]:
                    wrong.append(f"{answer.status_code} {name}({argument})")
                wrong += [f"{name}({argument}): {each}" for each in resolved(answer.text)]
    for text in some(50):
        right = {"query": "{ shop { name } }", "variables": text}
        for body in ({"query": text}, {"operationName": text}, right):
            answer = client.post("/graphql/", json.dumps(body), content_type="application/json")
            wrong += [f"{answer.status_code} {body}"] if answer.status_code >= 500 else []
            assert "json" in answer["Content-Type"] and answer["X-Content-Type-Options"] == "nosniff"
    assert wrong == []
    assert asked > 40


def test_no_redirect_of_an_import_runs(person: Person, reader: Judge) -> None:
    client = Client(raise_request_exception=False)
    site = Site.objects.get(is_default_site=True)
    for number, each in enumerate(of_families("address")):
        Redirect.objects.create(site=site, old_path=f"/was-{number}", redirect_link=each.text[:250])
        location = client.get(f"/was-{number}/").get("Location", "")
        assert not location.strip().lower().startswith(RUN), each
        assert client.get(f"/was-{number}/").status_code < 500, each


def test_no_marketing_id_of_an_import_becomes_a_script(person: Person, reader: Judge) -> None:
    client, site = Client(raise_request_exception=False), Site.objects.get(is_default_site=True)
    for each in of_families("json", "polyglot"):
        ids = {"facebook_pixel": each.text[:20], "tag_manager": each.text[:20], "affilae": each.text[:20]}
        MarketingIds.objects.update_or_create(site=site, defaults=ids)
        assert wrong_with(client.get("/"), each.text, reader) == []
