"""Who of the staff may see balances, and change them where there is an action for it."""

from typing import Any

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy, permissions_of
from commerce.ledger.models import Account

register_permission_policy(Account, RecordPolicy(Account, actions=("view", "change")))


@hooks.register("register_permissions")
def account_permissions() -> Any:
    return permissions_of(Account)
