"""Reviews: by those who bought, once each, and shown to nobody before the shop has read them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from commerce.catalog.models import Product, Review, Variant
from commerce.customers.models import Customer
from commerce.orders.models import Order, OrderLine
from storefront.schema import execute
from tests.storefront.buying import cart_ready_to_pay, pay, sign_up
from tests.storefront.shop import Api, Shop

SHOWN = '{ product(slug: "earl") { rating reviewCount reviews { author rating text answer } } }'


def earl(shop: Shop) -> Product:
    product = Product.objects.create(site=shop.site, slug="earl", name={"en": "Earl Grey"})
    Variant.objects.create(product=product, code="earl", price_amount=990)
    return product


def write(api: Api, product: Product, **fields: Any) -> Any:
    filled = {"product": product.public_id, "rating": 4, "text": "Good."} | fields
    return api.run("ProductReviewAdd", **filled)["productReviewAdd"]


def codes(answer: Any) -> list[str]:
    return [problem["code"] for problem in answer["problems"]]


def test_a_review_is_the_buyers_and_waits_to_be_read(open_for_business: Shop, api: Api) -> None:
    product = earl(open_for_business)
    assert codes(write(api, product)) == ["SIGN_IN_REQUIRED"]
    buyer = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(buyer, open_for_business)
    pay(buyer, cart, hash)
    assert codes(write(buyer, product)) == ["NOT_BOUGHT"]
    line = OrderLine.objects.create(
        order=Order.objects.get(), variant=product.variants.get(), title="Earl", quantity=1, unit_amount=990,
        vat_rate=550,
    )  # fmt: skip
    Order.objects.update(status="cancelled")
    assert codes(write(buyer, product)) == ["NOT_BOUGHT"]
    Order.objects.update(status="paid")
    assert codes(write(buyer, product, rating=6)) == codes(write(buyer, product, rating=0)) == ["INVALID"]
    assert codes(write(buyer, product, text="x" * 2001)) == ["INVALID"]
    assert write(buyer, product) == {"received": True, "problems": []}
    assert codes(write(buyer, product)) == ["ALREADY_REVIEWED"]
    assert Review.objects.count() == 1 and line.variant == product.variants.get()
    nothing = {"product": {"rating": None, "reviewCount": 0, "reviews": []}}
    assert api.ask(SHOWN) == buyer.ask(SHOWN) == nothing
    review = Review.objects.get()
    review.state, review.answer = "shown", "Thank you."
    review.save()
    told = api.ask(SHOWN)["product"]
    assert (told["rating"], told["reviewCount"]) == (4.0, 1)
    assert told["reviews"][0]["text"] == "Good." and told["reviews"][0]["answer"] == "Thank you."
    review.state = "hidden"
    review.save()
    assert api.ask(SHOWN) == nothing


def test_the_page_shows_and_takes_reviews(shop: Shop, client: Client) -> None:
    product = earl(shop)
    for number, state in enumerate(("shown", "hidden", "waiting")):
        customer = shop.customer(f"buyer{number}@example.com")
        Review.objects.create(
            product=product, customer=customer, author="Zoé", rating=5, text=f"It is {state}", state=state,
            created_at="2026-01-02T12:00:00Z",
        )  # fmt: skip
    page = client.get("/products/earl/").text
    assert "It is shown" in page and "It is hidden" not in page and "It is waiting" not in page
    form = {"product": product.public_id, "rating": "5", "from": "/products/earl/", "next": "/products/earl/"}
    assert 'name="next" value="/reviewed/"' in page and client.get("/reviewed/").status_code == 200
    answer = client.post("/do/ProductReviewAdd", form, headers={"origin": "http://testserver"})
    assert answer.status_code == 422 and "Sign in to go on." in answer.text
    viewer = shop.as_customer(Customer.objects.all()[0])
    assert execute("ProductPage", {"slug": "earl"}, viewer)["product"]["reviewCount"] == 1


def test_staff_show_hide_and_answer_and_write_none(shop: Shop, admin_client: Client) -> None:
    review = Review.objects.create(
        product=earl(shop), customer=shop.customer(), author="Zoé", rating=2, text="Too weak",
        created_at="2026-01-02T12:00:00Z",
    )  # fmt: skip
    assert "Too weak" in admin_client.get(reverse("reviews:index")).text
    address = reverse("reviews:edit", args=[review.pk])
    sent = {"state": "shown", "answer": "Use more leaves.", "text": "Forged", "rating": "5"}
    assert admin_client.post(address, sent).status_code == 302
    review.refresh_from_db()
    assert (review.state, review.answer, review.text, review.rating) == (
        "shown", "Use more leaves.", "Too weak", 2,
    )  # fmt: skip
    for form, pk in (("add", []), ("delete", [review.pk])):
        with pytest.raises(NoReverseMatch):
            reverse(f"reviews:{form}", args=pk)
    assert Review.objects.count() == 1
