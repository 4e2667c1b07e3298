"""Whatever is sent to /graphql/, the answer is clear JSON, never a 5xx, and nothing has changed."""

import json
from typing import Any

import pytest
from django.test import Client
from graphql import OperationDefinitionNode, parse
from pytest_django.fixtures import Settings

from commerce.base.models import JournalEntry
from commerce.checkout.models import Cart
from storefront import limits
from storefront.schema import SCHEMA
from tests.storefront.shop import Api, Shop

pytestmark = pytest.mark.django_db

DEEP = "".join("{group{formulas" for _ in range(40)) + "{id}" + "}" * 80
DEAR = (
    "query($n: Int) { formulas(first: $n)"
    " { nodes { group { formulas { group { formulas { id name slug } } } } } } }"
)
INTROSPECTION = "{ __schema { types { name } } }"
ADD = 'cartLineAdd(input: {formula: "frm_x"}) { problems { code } }'


def refused(response: Any, status: int, code: str = "BAD_REQUEST") -> str:
    """The reason given, once it is sure that the answer is what a refusal must be."""
    assert response.status_code == status, response.content
    assert response["Content-Type"].startswith("application/json")
    assert response["Cache-Control"] == "private, no-store"
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == code
    assert Cart.objects.count() == JournalEntry.objects.filter(name="CartChanged").count() == 0
    message: str = error["message"]
    assert message
    return message


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"query": "{ site { name } }', 400, "BAD_REQUEST"),
        (b" ", 400, "BAD_REQUEST"),
        (b"\xff\xfe{}", 400, "BAD_REQUEST"),
        (b'{"query": "\xc3\x28"}', 400, "BAD_REQUEST"),
        (b"42", 400, "BAD_REQUEST"),
        (b'"{ site { name } }"', 400, "BAD_REQUEST"),
        (b"null", 400, "BAD_REQUEST"),
        (b"NaN", 400, "BAD_REQUEST"),
        (b"1" * 5000, 400, "BAD_REQUEST"),
        (b"[" * 50_000, 400, "BAD_REQUEST"),
        (b'{"variables":' + b'{"a":' * 15_000, 400, "BAD_REQUEST"),
        (b'[{"query": "{ site { name } }"}]', 400, "BAD_REQUEST"),
        (b"{}", 400, "BAD_REQUEST"),
        (b'{"query": 1}', 400, "BAD_REQUEST"),
        (b'{"query": "{ site { name } }", "variables": []}', 400, "BAD_REQUEST"),
        (b'{"query": "{ site { name } }", "operationName": 1}', 400, "BAD_REQUEST"),
        (b'{"query": "{ site { name } }", "operationName": "Other"}', 400, "BAD_REQUEST"),
        (b'{"operationName": "NoSuchOperation"}', 404, "BAD_REQUEST"),
        (b'{"query": "{"}', 400, "INVALID_DOCUMENT"),
        (b'{"query": "{ nothing }"}', 400, "INVALID_DOCUMENT"),
        (b'{"query": "fragment A on Site { ...A }"}', 400, "INVALID_DOCUMENT"),
        (b'{"query": "{ formula(slug: \\"\\\\u0000\\") { id } }"}', 400, "BAD_REQUEST"),
        (b'{"query": "{ site { name } }", "variables": {"a": "\\ud800"}}', 400, "BAD_REQUEST"),
        (b'{"query": "{ site { name } }", "variables": {"a": ["\\u0000"]}}', 400, "BAD_REQUEST"),
        (b"x" * 2_000_000, 413, "TOO_LARGE"),
        (b'{"query": "' + b" " * 100_000 + b'{ site { name } }"}', 413, "TOO_LARGE"),
    ],
)
def test_a_malformed_body_is_refused_with_a_reason(
    shop: Shop, api: Api, body: bytes, status: int, code: str
) -> None:
    refused(api.post(body), status, code)


def test_a_body_longer_than_it_says_is_refused(shop: Shop, api: Api) -> None:
    body = json.dumps({"query": "{ site { name } }" + " " * 200_000}).encode()
    response = api.post(body, CONTENT_LENGTH="")
    assert response.status_code in (400, 413)


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=latin-1",
    ],
)
def test_anything_but_json_is_refused(shop: Shop, api: Api, content_type: str) -> None:
    body = json.dumps({"query": "{ site { name } }"}).encode()
    refused(api.post(body, content_type=content_type), 415)


@pytest.mark.parametrize(
    "document",
    [
        "{" + " ".join(f"a{n}:site" for n in range(600)) + "}",
        "{" + " ".join(f"a{n}: site {{ name }}" for n in range(limits.MAX_ALIASES + 1)) + "}",
        "{ formulas(first: 3) { nodes " + DEEP + " } }",
        "{" + "site " * 1000 + "{ name } }",
        "{ formulas(first: 100) { nodes { group { formulas { editions(first: 100) { id title } } } } } }",
        DEAR,
    ],
    ids=["600 aliases", "31 aliases", "deep", "crowded", "dear", "dear by variable"],
)
def test_an_operation_that_asks_too_much_is_refused(shop: Shop, api: Api, document: str) -> None:
    refused(api.post({"query": document, "variables": {"n": 100}}), 400, "TOO_COMPLEX")


def test_a_thousand_aliases_are_refused_before_they_cost(shop: Shop, api: Api) -> None:
    aliases = "{" + " ".join(f"a{n}: site {{ name }}" for n in range(1000)) + "}"
    assert "tokens" in refused(api.post({"query": aliases}), 400, "INVALID_DOCUMENT")


def test_thousands_of_tokens_are_refused(shop: Shop, api: Api) -> None:
    refused(api.post({"query": "{" + " ,x" * 20_000 + "}"}), 400, "INVALID_DOCUMENT")


def test_nesting_beyond_the_parser_is_refused(shop: Shop, api: Api) -> None:
    refused(api.post({"query": "{a" * 990 + "}" * 990}), 400, "INVALID_DOCUMENT")


def test_fragments_cannot_hide_an_exponential_cost(shop: Shop, api: Api) -> None:
    doubled = " ".join(
        f"fragment F{n} on Formula {{ {again} a{n}: {again} }}"
        for n in range(6)
        for again in [f"group {{ formulas {{ ...F{n + 1} }} }}"]
    )
    document = f"{{ formulas {{ nodes {{ ...F0 }} }} }} {doubled} fragment F6 on Formula {{ id }}"
    refused(api.post({"query": document}), 400, "TOO_COMPLEX")


def cost_of(document: str) -> int:
    parsed = parse(document)
    [operation] = (node for node in parsed.definitions if isinstance(node, OperationDefinitionNode))
    return limits.Meter(SCHEMA, parsed).measure(operation).total({})


def test_what_only_one_kind_of_object_has_is_counted_for_the_dearest_of_them() -> None:
    """Whether asked in place or by a fragment, once or in two parts: a page is of one kind."""
    home = "... on HomePage { title body { __typename } }"
    free = "... on FreePage { title }"
    alone = cost_of(f'{{ page(path: "/") {{ id {home} }} }}')
    assert cost_of(f'{{ page(path: "/") {{ id {home} {free} }} }}') == alone
    spread = "fragment F on HomePage { title body { __typename } }"
    assert cost_of(f'{{ page(path: "/") {{ id ...F {free} }} }} {spread}') == alone
    assert cost_of(f'{{ page(path: "/") {{ id {home} ... on HomePage {{ slug: id }} }} }}') == alone + 1


def test_kinds_within_fragments_are_measured_once_each() -> None:
    """Otherwise two to the power of sixty times."""
    doubled = " ".join(
        f"fragment F{n} on Page {{ ... on HomePage {{ ...F{n + 1} }} ... on FreePage {{ ...F{n + 1} }} }}"
        for n in range(60)
    )
    assert cost_of(f'{{ page(path: "/") {{ ...F0 }} }} {doubled} fragment F60 on Page {{ id }}') == 2


def nested_fragments(levels: int) -> str:
    """A private root field, asked 2 to the power of `levels` times."""
    doubled = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels))
    return f"{{ ...F0 }} {doubled} fragment F{levels} on Query {{ me {{ id }} }}"


def test_root_fields_hidden_in_fragments_are_found(shop: Shop, api: Api) -> None:
    response = api.post({"query": nested_fragments(6)})
    assert response.status_code == 200, response.content
    assert response["Cache-Control"] == "private, no-store"
    refused(api.post({"query": nested_fragments(60)}), 400, "TOO_COMPLEX")


@pytest.mark.parametrize(
    "document",
    [
        f"mutation {{ a: {ADD} b: {ADD} }}",
        f"mutation {{ {ADD} ...More }} fragment More on Mutation {{ b: {ADD} }}",
        f"mutation {{ {ADD} ... {{ b: {ADD} }} }}",
    ],
)
def test_a_request_makes_one_mutation(shop: Shop, api: Api, document: str) -> None:
    assert "One mutation" in refused(api.post({"query": document}), 400, "TOO_COMPLEX")


def test_a_page_has_at_most_100_rows(shop: Shop, api: Api) -> None:
    for first in (0, -1, 101, 2_000_000_000):
        response = api.post({"query": f"{{ formulas(first: {first}) {{ totalCount }} }}"})
        assert response.status_code == 400
        assert response.json()["errors"][0]["extensions"]["code"] in ("INVALID", "TOO_COMPLEX")


def test_a_foreign_cursor_is_refused(shop: Shop, api: Api) -> None:
    for cursor in ("x", "é", "W10", "WzEsMl0", "WyJ4IiwieCIsIngiXQ", "W251bGwsbnVsbCxudWxsXQ", "A" * 50_000):
        response = api.post(
            {
                "query": "query($a: String) { formulas(after: $a) { nodes { id } } }",
                "variables": {"a": cursor},
            }
        )
        assert response.status_code == 400, cursor
        assert "cursor" in response.json()["errors"][0]["message"]


def test_the_schema_tells_nothing_about_itself_unless_it_may(
    shop: Shop, api: Api, settings: Settings
) -> None:
    settings.STOREFRONT_EXPLORER = False
    refused(api.post({"query": INTROSPECTION}), 400, "INVALID_DOCUMENT")
    settings.STOREFRONT_EXPLORER = True
    assert api.ask(INTROSPECTION)["__schema"]["types"]


def test_wrong_variables_are_refused(shop: Shop, api: Api) -> None:
    document = "query($n: Int!) { formulas(first: $n) { totalCount } }"
    for variables in ({}, {"n": "x"}, {"n": 10**10}, {"n": 1.5}):
        response = api.post({"query": document, "variables": variables})
        assert response.status_code == 400
        code = response.json()["errors"][0]["extensions"]["code"]
        assert code == ("TOO_COMPLEX" if variables.get("n") == 10**10 else "INVALID_VARIABLES")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("", 400),
        ("?operationName=NoSuchOperation", 404),
        ("?operationName=CartLineAdd", 405),
        ("?operationName=AccountPage", 405),
        ("?operationName=ContentPage&variables={\"path\":\"/\",\"preview\":\"t\"}", 405),
        ("?query={site{name}}", 405),
        ("?query=mutation{cartLineAdd(input:{formula:\"x\"}){cartToken}}&operationName=FormulaList", 405),
        ("?operationName=FormulaList&variables=[", 400),
        ("?operationName=FormulaList&variables=[1]", 400),
        ("?operationName=FormulaList&variables=" + "[" * 5000, 400),
        ("?operationName=FormulaPage", 400),
    ],
)  # fmt: skip
def test_get_answers_nothing_but_named_public_operations(
    shop: Shop, api: Api, address: str, status: int
) -> None:
    response = api.client.get(f"/graphql/{address}")
    assert response.status_code == status
    assert response.json()["errors"][0]["message"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
def test_other_methods_are_refused(shop: Shop, api: Api, method: str) -> None:
    response = api.client.generic(method, "/graphql/")
    assert refused(response, 405)
    assert response["Allow"] == "GET, HEAD, POST"


def test_a_refusal_speaks_the_visitors_language(shop: Shop, api: Api) -> None:
    english = refused(api.post(b"[]"), 400)
    french = refused(api.post(b"[]", headers={"Accept-Language": "fr"}), 400)
    assert english == "One operation per request, please: batches are not taken."
    assert french  # translated once the catalogue of messages is compiled


def test_cookies_without_a_csrf_token_change_nothing(shop: Shop) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["sessionid"] = "whatever"
    api = Api(browser, {})
    body = {"operationName": "CartLineAdd", "variables": {"formula": shop.monthly.public_id}}
    refused(api.post(body), 403, "CSRF")
    refused(api.post(body, headers={"X-CSRFToken": "x" * 32}), 403, "CSRF")
    refused(api.post(body, headers={"Authorization": "Basic eDp5"}), 403, "CSRF")
    refused(api.post(body, headers={"X-Cart-Token": "x"}), 403, "CSRF")


def test_a_browser_with_its_csrf_token_fills_the_cart_of_its_session(shop: Shop) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrftoken"] = token = "a" * 32
    api = Api(browser, {"X-CSRFToken": token})
    answer = api.run("CartLineAdd", formula=shop.monthly.public_id)["cartLineAdd"]
    assert answer["problems"] == []
    assert answer["cartToken"] is None  # the session keeps it, out of reach of scripts
    assert api.run("SessionFragment")["cart"] == {"count": 1}


def test_an_unknown_token_is_told_so_and_the_cookie_beside_it_is_not_used(shop: Shop) -> None:
    customer = shop.customer()
    browser = Client(enforce_csrf_checks=True)
    assert customer.user is not None
    browser.force_login(customer.user)
    api = Api(browser, {"X-Session-Token": "nonsense"})
    response = api.post({"query": "{ me { email } }"})
    assert response.status_code == 401
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHORIZED"


def test_mutations_are_counted_per_client(shop: Shop, api: Api, settings: Settings) -> None:
    settings.STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 2, "checkoutPay": 1}
    body = {"operationName": "CartLineAdd", "variables": {"formula": "frm_unknown"}}
    for _ in range(2):
        answer = api.post(body).json()
        assert answer["data"]["cartLineAdd"]["problems"][0]["code"] == "NOT_FOUND"
    response = api.post(body)
    assert response.status_code == 429
    assert response["Retry-After"] == "60"
    assert response.json()["data"]["cartLineAdd"]["problems"][0]["code"] == "RATE_LIMITED"
    elsewhere = api.post(body, REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 200
