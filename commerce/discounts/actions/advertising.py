"""What an ad campaign brings: visits, and orders once they are paid."""

from django.db import connection

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog.queries import zone_of
from commerce.discounts.events import CampaignSold
from commerce.discounts.models import AdCampaign, CampaignSale
from commerce.orders.models import Order


def visit(campaign: AdCampaign) -> None:
    """One more visit on this day of the site; nothing is kept of the visitor."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO discounts_campaignday (campaign_id, day, visits) VALUES (%s, %s, 1)"
            " ON CONFLICT (campaign_id, day) DO UPDATE SET visits = discounts_campaignday.visits + 1",
            [campaign.pk, clock.today(zone_of(campaign.site))],
        )


@action
def record_sale(order: Order, *, campaign: str) -> CampaignSale | None:
    """The paid order is a sale of the campaign with this id, once; None where there is no such campaign."""
    found = AdCampaign.objects.filter(site=order.site_id, public_id=campaign).first()
    if found is None:
        return None
    net = order.total_amount - sum(part["amount"] for part in order.vat)
    sale, is_new = CampaignSale.objects.get_or_create(
        order=order, defaults={"campaign": found, "net_amount": net}
    )
    if is_new:
        publish(
            CampaignSold(site=order.site_id, campaign=found.public_id, order=order.public_id, net_amount=net)
        )
    return sale
