"""Every page of the shop that is not an editor's: its address and its name."""

from django.urls import path

from themes.engine.doors import do
from themes.engine.pages import fragment, page
from themes.engine.styles import stylesheet

CARD_FORM = "cart.paymentOptions.scriptUrl"

urlpatterns = [
    path("boxes/<slug:slug>/", page("FormulaPage", found="formula"), name="FormulaPage"),
    path("cart/", page("CartPage"), name="CartPage"),
    path("checkout/", page("CheckoutPage"), name="CheckoutPage"),
    path("checkout/payment/", page("PaymentPage", sign_in=True, third_party=CARD_FORM), name="PaymentPage"),
    path(
        "orders/<str:id>/",
        page("OrderPage", sign_in=True, found="order", third_party=CARD_FORM),
        name="OrderPage",
    ),
    path("account/", page("AccountPage", sign_in=True, query=["ordersAfter"]), name="AccountPage"),
    path(
        "account/subscriptions/<str:id>/",
        page("SubscriptionPage", sign_in=True, found="me.subscription"),
        name="SubscriptionPage",
    ),
    path("fragment/session/", fragment("SessionFragment"), name="SessionFragment"),
    path("fragment/cart/", fragment("CartFragment", of="CartPage"), name="CartFragment"),
    path("do/<str:name>", do, name="do"),
    path("theme.css", stylesheet, name="theme.css"),
]
