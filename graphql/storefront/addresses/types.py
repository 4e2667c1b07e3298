"""Where parcels go."""

import strawberry
import strawberry_django
from strawberry import auto

from commerce.customers.models import Address as AddressRow
from commerce.customers.rules import PostalAddress
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
    company: auto = strawberry_django.field(description="Company; may be empty.")
    vat_number: auto = strawberry_django.field(description="VAT number of the company; may be empty.")


@strawberry.input(description="Where parcels are to go.")
class AddressInput:
    name: str = strawberry.field(description="Who receives the parcel.")
    line1: str = strawberry.field(description="Number and street.")
    line2: str = strawberry.field(description="Building, floor, access code.", default="")
    postcode: str = strawberry.field(description="Postcode.")
    city: str = strawberry.field(description="Town.")
    country: str = strawberry.field(description="Two-letter code of one of the site's countries.")
    phone: str = strawberry.field(description="For the carrier, with country code.", default="")

    def postal(self) -> PostalAddress:
        return PostalAddress(
            name=self.name, line1=self.line1, line2=self.line2, postcode=self.postcode, city=self.city,
            country=self.country, phone=self.phone,
        )  # fmt: skip
