"""Where parcels go."""

import strawberry
import strawberry_django
from strawberry import auto

from commerce.customers.models import Address as AddressRow
from storefront.context import Info
from storefront.sources import Row


@strawberry_django.type(AddressRow, description="Where a parcel goes.")
class Address(Row):
    """A row, or the copy of one that an order and a subscription carry."""

    @strawberry.field(description="Set where the address is one of the customer's own; null on copies of it.")
    def id(self) -> strawberry.ID | None:
        return getattr(self, "public_id", None)

    name: auto = strawberry_django.field(description="Who receives the parcel.")
    line1: auto = strawberry_django.field(description="Number and street.")
    line2: auto = strawberry_django.field(description="Building, floor, access code; may be empty.")
    postcode: auto = strawberry_django.field(description="Postcode.")
    city: auto = strawberry_django.field(description="Town.")
    country: auto = strawberry_django.field(description="Two-letter code of the country (ISO 3166).")

    @strawberry.field(description="Name of the country in the asked language.")
    def country_name(self, info: Info) -> str:
        postal = self.postal if isinstance(self, AddressRow) else self
        return postal.country_name(info.context.viewer.language)

    phone: auto = strawberry_django.field(description="Telephone with country code (E.164); may be empty.")
