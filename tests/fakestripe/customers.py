"""Customers."""

from tests.fakestripe import methods
from tests.fakestripe.state import Account, Object

KEPT = ("email", "name", "description", "phone", "metadata")


def create(account: Account, params: Object) -> Object:
    blank: Object = {"email": None, "name": None, "description": None, "phone": None, "metadata": {}}
    settings = {"default_payment_method": None}
    customer = account.add("cus", "customer", {**blank, **_kept(params), "invoice_settings": settings})
    if chosen := params.get("payment_method"):
        methods.attach(account, {"customer": customer["id"]}, chosen)
    account.tell("customer.created", customer)
    return customer


def update(account: Account, params: Object, reference: str) -> Object:
    customer = account.get("customer", reference, param="customer")
    default = params.get("invoice_settings", {}).get("default_payment_method")
    if default:
        customer["invoice_settings"]["default_payment_method"] = methods.owned(account, default, reference)[
            "id"
        ]
    customer.update(_kept(params))
    account.index(customer, "email")
    account.tell("customer.updated", customer)
    return customer


def _kept(params: Object) -> Object:
    return {name: params[name] for name in KEPT if name in params}
