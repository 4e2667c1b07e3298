"""An account to write on."""

from collections.abc import Iterator

import pytest
from wagtail.models import Site

from commerce.base import clock
from commerce.ledger import actions as ledger
from commerce.ledger import queries
from commerce.ledger.models import Account
from tests.commerce.shop import NEW_YEAR


@pytest.fixture
def site(db: None) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def account(site: Site) -> Iterator[Account]:
    """Store credit of 50.00 euros; afterwards, entries and holds add up."""
    with clock.moved_to(NEW_YEAR):
        account = ledger.account_of("cus_camille", site=site, kind=Account.Kind.STORE_CREDIT, unit="EUR")
        ledger.credit(account, 5000, reason="refund", reference="ref_1")
        account.refresh_from_db()
        yield account
    assert not queries.unsound().exists()
