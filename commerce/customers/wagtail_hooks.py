"""Customers in the staff's side bar."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.customers import admin
from commerce.customers.models import Customer

register_permission_policy(Customer, RecordPolicy(Customer))


class CustomerViewSet(RecordViewSet):
    model = Customer
    name = "customers"
    icon = "group"
    menu_label = _("Customers")
    menu_order = 40
    add_to_admin_menu = True
    inspect_view_class = admin.CustomerView
    filterset_class = admin.CustomerFilterSet
    related = ("site", "user")
    list_display = ["__str__", "email", "language", "created_at"]
    search_fields = ["name", "email", "addresses__name", "addresses__city", "addresses__postcode"]
    list_export = ["public_id", "name", "email", "language", "created_at"]
    export_filename = "customers"
    ordering = "-created_at"
    empty_text = _("Nobody has bought anything yet. Whoever places an order appears here.")


@hooks.register("register_admin_viewset")
def register_customers() -> CustomerViewSet:
    return CustomerViewSet()
