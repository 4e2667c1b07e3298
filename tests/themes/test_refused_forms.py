"""A form that was refused tells whoever hears the page which fields are wrong, and why, and opens at them."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.test import Client

from tests.themes.conftest import Open
from tests.themes.test_forms import ADDRESS, refused
from themes.engine import themes
from themes.engine.forms import Problem
from themes.engine.pointing import pointed
from themes.engine.templates import engine


class Heard(HTMLParser):
    """The ids of a page, and those of its elements whose attributes were asked for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.elements: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.update([given["id"]] if given.get("id") else [])
        self.elements.append(given)

    def having(self, name: str, value: str | None) -> list[dict[str, str | None]]:
        return [each for each in self.elements if name in each and each[name] == value]


def words(html: str, one: str) -> str:
    found = re.search(rf'id="{re.escape(one)}">([^<]*)<', html)
    return found[1] if found else ""


def test_a_field_names_its_problem_and_its_hint_and_the_page_opens_at_it(shop: Open, client: Client) -> None:
    storefront = shop("cart", "newcomer")
    storefront.payloads["checkoutAddressSet"] = refused("No such postcode.", "input.postcode")
    page = client.post("/do/CheckoutAddressSet", ADDRESS).text
    heard = Heard(page)
    [wrong] = heard.having("aria-invalid", "true")
    assert wrong["name"] == "postcode" and "autofocus" in wrong
    [said] = (wrong["aria-describedby"] or "").split()
    assert words(page, said) == "No such postcode."
    assert len(heard.having("autofocus", None)) == 1


def test_a_problem_told_above_the_form_is_tied_to_the_field_it_is_about(shop: Open, client: Client) -> None:
    shop("cart")
    form = {"line": "lin_1", "key": "lin_1", "quantity": "two", "next": "/cart/", "from": "/cart/"}
    page = client.post("/do/CartLineUpdate", form).text
    heard = Heard(page)
    [wrong] = heard.having("aria-invalid", "true")
    assert wrong["name"] == "quantity"
    assert words(page, wrong["aria-describedby"] or "") == "Please enter a whole number."
    [opened] = heard.having("autofocus", None)
    assert (opened["role"], opened["tabindex"]) == ("alert", "-1")


def test_a_problem_about_no_field_is_where_the_page_opens(shop: Open, client: Client) -> None:
    storefront = shop("cart", "newcomer")
    storefront.payloads["checkoutAddressSet"] = refused("Closed today.")
    heard = Heard(client.post("/do/CheckoutAddressSet", ADDRESS).text)
    assert heard.having("aria-invalid", "true") == []
    [opened] = heard.having("autofocus", None)
    assert opened["role"] == "alert"


def test_a_page_that_nothing_was_sent_to_takes_the_focus_nowhere(shop: Open, client: Client) -> None:
    shop("cart", "newcomer")
    heard = Heard(client.get("/checkout/").text)
    assert heard.having("autofocus", None) == heard.having("aria-invalid", "true") == []


def test_fields_of_one_name_on_one_page_have_ids_of_their_own(shop: Open, client: Client) -> None:
    shop("customer")
    page = client.get("/checkout/payment/").text
    assert page.count('name="code"') == 2
    heard = Heard(page)
    assert [one for one, times in heard.ids.items() if times > 1] == []
    assert {"f-code", "f-code-2"} <= set(heard.ids)
    assert {each["for"] for each in heard.elements if each.get("for")} <= set(heard.ids)


@pytest.mark.parametrize(
    ("control", "told"),
    [
        ('<input name="a">', '<input name="a" aria-invalid="true" aria-describedby="p-a">'),
        ('<textarea name="a">', '<textarea name="a" aria-invalid="true" aria-describedby="p-a">'),
        ('<input type="radio" name="a">', '<input type="radio" name="a" aria-describedby="p-a">'),
        (
            '<select name="a" aria-describedby="h-a">',
            '<select name="a" aria-invalid="true" aria-describedby="p-a h-a">',
        ),
        ('<input type="hidden" name="a">', '<input type="hidden" name="a">'),
        ('<input name="b">', '<input name="b">'),
        ('<input value="&lt;i name=&quot;a&quot;&gt;" name="b">',) * 2,
    ],
)  # fmt: skip
def test_only_what_a_visitor_fills_in_is_tied(control: str, told: str) -> None:
    assert pointed(control, [Problem("No.", "a"), Problem("Nothing.")]) == told
    assert pointed(control, [Problem("Nothing.")]) == control


class SignIn(forms.Form):
    email = forms.EmailField(help_text="As we write to you.")
    name = forms.CharField(required=False)


@pytest.mark.parametrize("name", themes.installed())
@pytest.mark.parametrize("form", [SignIn({"email": "nobody"}), SignIn()])
def test_the_forms_of_an_account_do_so_too(name: str, form: forms.Form) -> None:
    page = engine(themes.installed()[name]).get_template("account/form.html").render({"form": form})
    heard = Heard(page)
    [field] = heard.having("name", "email")
    assert set((field["aria-describedby"] or "").split()) <= set(heard.ids)
    assert len(heard.having("autofocus", None)) == len(heard.having("aria-invalid", "true")) == form.is_bound
    assert (field["aria-describedby"] or "").count("id_email_error") == form.is_bound
    assert "id_email_helptext" in (field["aria-describedby"] or "")


QUESTION: dict[str, Any] = {
    "name": "why", "label": "Why", "hint": "Tell us.", "problem": "Too short.", "required": True,
    "options": ["One", "Two"],
    "rows": [{"number": 0, "option": "One", "value": ""}, {"number": 1, "option": "Two", "value": ""}],
}  # fmt: skip


@pytest.mark.parametrize("kind", ["SINGLELINE", "MULTILINE", "DROPDOWN", "CHECKBOX", "RADIO", "CHECKBOXES"])
@pytest.mark.parametrize("problem", ["Too short.", ""])
def test_the_forms_that_editors_build_do_so_too(kind: str, problem: str) -> None:
    question = QUESTION | {"type": kind, "problem": problem}
    page = (
        engine(themes.installed()["atelier"])
        .get_template("parts/asked_field.html")
        .render({"question": question})
    )
    heard = Heard(page)
    [told] = [each for each in heard.elements if "aria-describedby" in each]
    said = (told["aria-describedby"] or "").split()
    assert [words(page, one) for one in said] == ([problem] if problem else []) + ["Tell us."]
    assert len(heard.having("autofocus", None)) == bool(problem)
    assert bool(heard.having("aria-invalid", "true")) == bool(problem and kind != "RADIO")
