"""Unfinished orders in the staff's side bar, what is asked at the checkout, and changes of orders."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet, ShopViewSet
from commerce.checkout.admin import asking, carts
from commerce.checkout.admin.orders import EDITS
from commerce.checkout.models import Cart, CheckoutQuestion, ConsentBox

register_permission_policy(Cart, RecordPolicy(Cart, actions=("view", "change")))


class CartViewSet(RecordViewSet):
    model = Cart
    name = "unfinished-orders"
    icon = "clipboard-list"
    menu_label = _("Unfinished orders")
    menu_order = 21
    add_to_admin_menu = True
    index_view_class = carts.CartList
    inspect_view_class = carts.CartView
    filterset_class = carts.CartFilterSet
    related = ("site", "customer")
    list_display = [
        TitleColumn("contact", label=_("E-mail address"), url_name="unfinished-orders:inspect"),
        Column("contents", label=_("Contents")),
        Column("value", label=_("Value")),
        Column("updated_at", label=_("Last change"), sort_key="updated_at"),
        Column("language", label=_("Language"), sort_key="language"),
        StatusTagColumn(
            "state", label=_("State"), accessor="state.label",
            primary=lambda cart: cart.state == Cart.State.RECOVERED,
        ),
    ]  # fmt: skip
    search_fields = ["email", "customer__email", "customer__name", "public_id"]
    list_export = [
        "contact", "contents", "value.decimal", "value.currency", "language", "state.label", "updated_at",
        "reminded_at", "reopened_at",
    ]  # fmt: skip
    export_headings = {
        "contact": _("e-mail address"),
        "contents": _("contents"),
        "value.decimal": _("value"),
        "value.currency": _("currency"),
        "state.label": _("state"),
    }
    export_filename = "unfinished-orders"
    ordering = "-updated_at"
    empty_text = _(
        "Carts that were left unpaid by people who told us where to write to are listed here. Reminders are"
        " switched on in the settings."
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/send/", carts.SendLinkView.as_view(), name="send"),
        ]


class QuestionViewSet(ShopViewSet):
    model = CheckoutQuestion
    name = "checkout-questions"
    icon = "help"
    menu_label = _("Questions at the checkout")
    menu_order = 600
    add_to_settings_menu = True
    sort_order_field = "position"
    ordering = "position"  # so that the list can be dragged into order
    inspect_view_class = asking.QuestionView
    related = ("site",)
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        BooleanColumn("required", label=_("Required"), sort_key="required"),
        BooleanColumn("active", label=_("Shown"), sort_key="active"),
    ]
    list_export = ["public_id", "title", "kind", "choices", "required", "active"]
    export_filename = "checkout-questions"
    empty_text = _("A question here is put to everybody before they pay; orders keep the answers.")
    instead = _("Untick “shown” instead: it is no longer put to anybody, and its answers stay.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("title"),
            FieldPanel("kind"),
            FieldPanel("choices"),
            FieldRowPanel([FieldPanel("required"), FieldPanel("active")]),
        ],
        base_form_class=asking.AskedForm,
    )


class ConsentViewSet(ShopViewSet):
    model = ConsentBox
    name = "consent-boxes"
    icon = "check"
    menu_label = _("Consent boxes")
    menu_order = 601
    add_to_settings_menu = True
    sort_order_field = "position"
    ordering = "position"
    inspect_view_class = asking.ConsentView
    related = ("site",)
    list_display = [
        "__str__",
        BooleanColumn("required", label=_("Required"), sort_key="required"),
        BooleanColumn("active", label=_("Shown"), sort_key="active"),
    ]
    list_export = ["public_id", "words", "required", "active"]
    export_filename = "consent-boxes"
    empty_text = _("A box here is shown before everybody pays; orders keep its words as they were read.")
    instead = _("Untick “shown” instead: orders keep what was read.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("words"),
            FieldRowPanel([FieldPanel("required"), FieldPanel("active")]),
        ],
        base_form_class=asking.AskedForm,
    )


class OrderEditViewSet(ViewSet):
    """The pages behind the buttons of an order."""

    name = "order-edits"

    def get_urlpatterns(self) -> list[Any]:
        return [
            *(path(f"<int:pk>/{name}/", view.as_view(), name=name) for name, view, _icon in EDITS),
            path("<int:pk>/offer/", carts.OfferView.as_view(), name="offer"),
        ]


@hooks.register("register_admin_viewset")
def register_unfinished_orders() -> CartViewSet:
    return CartViewSet()


@hooks.register("register_admin_viewset")
def register_asking() -> list[ShopViewSet]:
    return [QuestionViewSet(), ConsentViewSet()]


@hooks.register("register_admin_viewset")
def register_order_edits() -> OrderEditViewSet:
    return OrderEditViewSet()
