"""Gift cards in the staff's side bar."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.giftcards.admin import desk, records
from commerce.giftcards.models import GiftCard

register_permission_policy(GiftCard, RecordPolicy(GiftCard, actions=("view", "change", "add")))


class GiftCardViewSet(RecordViewSet):
    model = GiftCard
    name = "gift-cards"
    icon = "pick"
    menu_label = _("Gift cards")
    menu_order = 55
    add_to_admin_menu = True
    index_view_class = records.GiftCardList
    inspect_view_class = records.GiftCardView
    filterset_class = records.GiftCardFilterSet
    related = ("site", "buyer", "holder", "only_for", "origin__order", "formula__group")
    list_display = [
        "__str__",
        Column("buyer", label=_("Buyer")),
        Column("recipient_name", label=_("Recipient"), sort_key="recipient_name"),
        Column("face", label=_("Face value"), sort_key="face_amount"),
        Column("balance", label=_("Balance")),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda card: card.state == GiftCard.State.ACTIVE,
        ),
        Column("expires_on", label=_("Last day"), sort_key="expires_on"),
    ]  # fmt: skip
    search_fields = [
        "last4", "recipient_email", "recipient_name", "buyer__email", "buyer__name", "holder__email",
        "public_id",
    ]  # fmt: skip
    list_export = [
        "public_id", "last4", "get_state_display", "get_medium_display", "buyer.email", "recipient_name",
        "recipient_email", "formula", "face.decimal", "paid.decimal", "balance.decimal", "currency",
        "get_vat_regime_display", "issued_at", "announced_at", "activated_at", "expires_on",
    ]  # fmt: skip
    export_headings = {
        "get_state_display": _("state"),
        "get_medium_display": _("handed over"),
        "buyer.email": _("buyer"),
        "face.decimal": _("face value"),
        "paid.decimal": _("price paid"),
        "balance.decimal": _("balance"),
        "get_vat_regime_display": _("VAT"),
    }
    export_filename = "gift-cards"
    empty_text = _(
        "Gift cards appear here once one is bought, or made by you. Sell them in the catalogue, as products."
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("new/", desk.NewCardView.as_view(), name="new"),
            path("<int:pk>/adjust/", desk.AdjustView.as_view(), name="adjust"),
            path("<int:pk>/block/", desk.BlockView.as_view(), name="block"),
            path("<int:pk>/unblock/", desk.UnblockView.as_view(), name="unblock"),
            path("<int:pk>/extend/", desk.ExtendView.as_view(), name="extend"),
            path("<int:pk>/resend/", desk.ResendView.as_view(), name="resend"),
        ]


@hooks.register("register_admin_viewset")
def register_gift_cards() -> GiftCardViewSet:
    return GiftCardViewSet()
