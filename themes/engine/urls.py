"""Every page of the shop that is not an editor's: its address and its name."""

from typing import Any

from django.urls import URLPattern, path

from themes.engine.access import (
    arrive,
    follow,
    leave_newsletter,
    preview,
    recommended,
    remind_no_more,
    reopen,
)
from themes.engine.consent import choose
from themes.engine.crawlers import robots, sitemap
from themes.engine.doors import do
from themes.engine.feeds import ATOM, RSS, feed
from themes.engine.pages import fragment, page
from themes.engine.styles import stylesheet

CARD_FORM = "cart.paymentOptions.scriptUrl"
CARD_FORM_ALWAYS = "paymentOptions.scriptUrl"
NARROWED = ["tags", "priceMin", "priceMax", "inStock", "sort", "after"]
SUBSCRIPTION: dict[str, Any] = {"sign_in": True, "by_link": True, "found": "subscription"}
CANCELLATION = SUBSCRIPTION | {"found": "cancellation"}
change = page("SubscriptionChangePage", query=["box", "until", "quantity", "formula", "when"], **SUBSCRIPTION)

compose = page("ComposePage", found="formula")


def changes(action: str, at: str, name: str) -> URLPattern:
    """The page where one action on a subscription is tried and then confirmed."""
    return path(f"account/subscriptions/<str:id>/{at}/", change, {"action": action}, name=name)


urlpatterns = [
    path("boxes/<slug:slug>/", page("FormulaPage", found="formula"), name="FormulaPage"),
    path("boxes/<slug:slug>/compose/", compose, name="ComposePage"),
    path("boxes/<slug:slug>/compose/<str:line>/", compose, name="ComposeLinePage"),
    path("boxes/<slug:slug>/extras/", page("UpsellPage", found="formula"), name="UpsellPage"),
    path("shop/", page("ShopPage", query=NARROWED), name="ShopPage"),
    path(
        "shop/<slug:category>/", page("CategoryPage", found="category", query=NARROWED), name="CategoryPage"
    ),
    path("products/<slug:slug>/", page("ProductPage", found="product"), name="ProductPage"),
    path("reviewed/", page("ReviewSentPage"), name="ReviewSentPage"),
    path("search/", page("SearchPage", query=["query", "after", "articlesAfter"]), name="SearchPage"),
    path("received/<str:edition>/", page("ReceivedBoxPage", sign_in=True), name="ReceivedBoxPage"),
    path("reserved/<str:page>/", page("ReservedPage", sign_in=True), name="ReservedPage"),
    path("feeds/journal.rss", feed(RSS), name="BlogRss"),
    path("feeds/journal.atom", feed(ATOM), name="BlogAtom"),
    path("feeds/journal/<slug:category>.rss", feed(RSS), name="BlogCategoryRss"),
    path("feeds/journal/<slug:category>.atom", feed(ATOM), name="BlogCategoryAtom"),
    path("cart/", page("CartPage"), name="CartPage"),
    path("checkout/", page("CheckoutPage"), name="CheckoutPage"),
    path("checkout/payment/", page("PaymentPage", third_party=CARD_FORM), name="PaymentPage"),
    path(
        "orders/<str:id>/",
        page("OrderPage", sign_in=True, by_link=True, found="order", third_party=CARD_FORM),
        name="OrderPage",
    ),
    path("account/", page("AccountPage", sign_in=True, query=["ordersAfter"]), name="AccountPage"),
    path("account/points/", page("PointsPage", sign_in=True), name="PointsPage"),
    path(
        "account/cards/new/",
        page("NewCardPage", sign_in=True, third_party=CARD_FORM_ALWAYS),
        name="NewCardPage",
    ),
    path(
        "account/subscriptions/<str:id>/", page("SubscriptionPage", **SUBSCRIPTION), name="SubscriptionPage"
    ),
    changes("SKIP", "skip", "SubscriptionSkipPage"),
    changes("UNSKIP", "unskip", "SubscriptionUnskipPage"),
    changes("PAUSE", "pause", "SubscriptionPausePage"),
    changes("RESUME", "resume", "SubscriptionResumePage"),
    changes("QUANTITY", "quantity", "SubscriptionQuantityPage"),
    changes("FORMULA", "formula", "SubscriptionFormulaPage"),
    changes("REACTIVATE", "reactivate", "SubscriptionReactivatePage"),
    changes("UNDO", "undo/<str:change>", "SubscriptionUndoPage"),
    path(
        "account/subscriptions/<str:id>/compose/",
        page("SubscriptionComposePage", **SUBSCRIPTION),
        name="SubscriptionComposePage",
    ),
    path(
        "account/subscriptions/<str:id>/address/",
        page("SubscriptionAddressPage", **SUBSCRIPTION),
        name="SubscriptionAddressPage",
    ),
    path(
        "account/subscriptions/<str:id>/delivery/",
        page("SubscriptionCarrierPage", **SUBSCRIPTION),
        name="SubscriptionCarrierPage",
    ),
    path(
        "account/subscriptions/<str:id>/card/",
        page("SubscriptionCardPage", third_party=CARD_FORM_ALWAYS, **SUBSCRIPTION),
        name="SubscriptionCardPage",
    ),
    path(
        "account/subscriptions/<str:id>/pay/",
        page("SubscriptionPayPage", third_party=CARD_FORM_ALWAYS, **SUBSCRIPTION),
        name="SubscriptionPayPage",
    ),
    path("account/subscriptions/<str:id>/cancel/", page("CancelPage", **CANCELLATION), name="CancelPage"),
    path(
        "account/subscriptions/<str:id>/cancel/confirm/",
        page("CancelConfirmPage", **CANCELLATION),
        name="CancelConfirmPage",
    ),
    path(
        "account/subscriptions/<str:id>/cancel/done/",
        page("CancelDonePage", **CANCELLATION),
        name="CancelDonePage",
    ),
    path(
        "orders/<str:id>/withdraw/",
        page("WithdrawOrderPage", **SUBSCRIPTION | {"found": "withdrawal"}),
        name="WithdrawOrderPage",
    ),
    # Without an account.
    path("gift/", page("GiftPage"), name="GiftPage"),
    path("gift/<str:token>/", page("GiftCardPage", found="gift"), name="GiftCardPage"),
    path("waiting/", page("WaitingSentPage"), name="WaitingSentPage"),
    path(
        "waiting/<str:token>/", page("WaitingPage", found="waitingPlace", by_token=True), name="WaitingPage"
    ),
    path("newsletter/", page("NewsletterSentPage"), name="NewsletterSentPage"),
    path(
        "newsletter/<str:token>/",
        page("NewsletterPage", found="newsletterSignUp", by_token=True),
        name="NewsletterPage",
    ),
    path("cancel/", page("ContractCancelPage"), name="ContractCancelPage"),
    path("withdraw/", page("ContractWithdrawPage"), name="ContractWithdrawPage"),
    path(
        "contract/<str:id>/", page("ContractRequestPage", found="contractRequest"), name="ContractRequestPage"
    ),
    path("no-reminder/", page("NoReminderPage"), name="NoReminderPage"),
    # Links from mails; they lead on to the pages above.
    path("link/<str:token>/", follow, {"page": "SubscriptionPage"}, name="SubscriptionLink"),
    path("link/<str:token>/order/", follow, {"page": "OrderPage"}, name="OrderLink"),
    path("link/<str:token>/pay/", follow, {"page": "SubscriptionPayPage"}, name="PayLink"),
    path("link/<str:token>/cancel/", follow, {"page": "CancelPage"}, name="CancelLink"),
    path("link/<str:token>/undo/<str:change>/", follow, {"page": "SubscriptionUndoPage"}, name="UndoLink"),
    path("link/<str:token>/cart/", reopen, name="CartLink"),
    path("link/<str:token>/no-reminder/", remind_no_more, name="NoReminderLink"),
    path("link/<str:token>/newsletter/", leave_newsletter, name="NewsletterLink"),
    # Drafts that staff share.
    path("preview/<str:token>/", preview, name="PreviewLink"),
    # Links of ad campaigns, which bring a coupon and lead on.
    path("ad/<slug:slug>/", arrive, name="AdLink"),
    # A customer's link for friends.
    path("r/<slug:code>/", recommended, name="ReferralLink"),
    path("fragment/session/", fragment("SessionFragment"), name="SessionFragment"),
    path("fragment/cart/", fragment("CartFragment", of="CartPage"), name="CartFragment"),
    path(
        "fragment/received/<str:edition>/",
        fragment("ReceivedBoxFragment", of="ReceivedBoxPage"),
        name="ReceivedBoxFragment",
    ),
    path("fragment/blocks/<str:page>/", fragment("ReservedBlocksFragment"), name="ReservedBlocksFragment"),
    path("cookies/", page("CookiesPage"), name="CookiesPage"),
    path("cookies/choice/", choose, name="consent"),
    path("do/<str:name>", do, name="do"),
    path("theme.css", stylesheet, name="theme.css"),
    path("sitemap.xml", sitemap, name="sitemap.xml"),
    path("robots.txt", robots, name="robots.txt"),
]
