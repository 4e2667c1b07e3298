"""The staff's page of a customer."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.customers.labels import label
from commerce.customers.models import Customer


class CustomerFilterSet(ShopFilterSet):
    class Meta:
        model = Customer
        fields = {"language": ["exact"], "created_at": ["date__gte"]}


class CustomerView(RecordView):
    def facts(self) -> Facts:
        customer = self.object
        return [
            (_("name"), customer.name),
            (_("e-mail address"), customer.email),
            (_("language"), customer.get_language_display()),
            (_("customer since"), customer.created_at),
            (_("sign-in"), customer.user or _("None: bought without an account")),
            (_("site"), site_name(customer.site)),
        ]


@panel(Customer, shows=Customer, order=90)
def addresses(customer: Customer) -> Panel:
    columns = [
        Column("address", label=_("Address"), accessor=lambda address: label(address.postal)),
    ]
    return Panel(
        heading=_("Addresses"), table=Table(columns, customer.addresses.all()),
        empty=_("No address yet: the first order brings one."),
    )  # fmt: skip
