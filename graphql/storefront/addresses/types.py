"""Where parcels go."""

from typing import Self

import strawberry

from commerce.base.viewer import Viewer
from commerce.customers.rules import PostalAddress


@strawberry.type(description="Where a parcel goes.")
class Address:
    postal: strawberry.Private[PostalAddress]
    viewer: strawberry.Private[Viewer]
    public_id: strawberry.Private[str | None] = None

    @classmethod
    def of(cls, postal: PostalAddress, viewer: Viewer) -> Self:
        return cls(postal=postal, viewer=viewer)

    @strawberry.field(description="Set where the address is one of the customer's own; null on copies of it.")
    def id(self) -> strawberry.ID | None:
        return strawberry.ID(self.public_id) if self.public_id else None

    @strawberry.field(description="Who receives the parcel.")
    def name(self) -> str:
        return self.postal.name

    @strawberry.field(description="Number and street.")
    def line1(self) -> str:
        return self.postal.line1

    @strawberry.field(description="Building, floor, access code; may be empty.")
    def line2(self) -> str:
        return self.postal.line2

    @strawberry.field(description="Postcode.")
    def postcode(self) -> str:
        return self.postal.postcode

    @strawberry.field(description="Town.")
    def city(self) -> str:
        return self.postal.city

    @strawberry.field(description="Two-letter code of the country (ISO 3166).")
    def country(self) -> str:
        return self.postal.country

    @strawberry.field(description="Name of the country in the asked language.")
    def country_name(self) -> str:
        return self.postal.country_name(self.viewer.language)

    @strawberry.field(description="Telephone with country code (E.164); may be empty.")
    def phone(self) -> str:
        return self.postal.phone
