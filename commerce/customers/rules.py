"""What makes an address that a parcel can reach."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any

import phonenumbers
from babel import Locale

from commerce.base.vat import tidy_vat_number
from commerce.customers.errors import AddressIncomplete, CountryClosed, PhoneInvalid, VatNumberInvalid

LONGEST = {
    "name": 120,
    "company": 120,
    "vat_number": 20,
    "line1": 120,
    "line2": 120,
    "postcode": 16,
    "city": 80,
}
REQUIRED = ("name", "line1", "postcode", "city")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """Where a parcel or an invoice goes; `country` is ISO 3166 alpha-2, `phone` E.164 or empty."""

    name: str
    line1: str
    line2: str = ""
    postcode: str
    city: str
    country: str
    phone: str = ""
    company: str = ""
    vat_number: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def country_name(self, language: str) -> str:
        return str(Locale.parse(language, sep="-").territories.get(self.country, self.country))


def check_address(address: PostalAddress, *, countries: Collection[str]) -> PostalAddress:
    """The address with its spaces tidied and its telephone in E.164.

    Raises AddressIncomplete, CountryClosed, PhoneInvalid or VatNumberInvalid, each naming its field.
    """
    tidy = {name: " ".join(str(value).split()) for name, value in asdict(address).items()}
    for name in REQUIRED:
        if not tidy[name]:
            raise AddressIncomplete(field=name)
    for name, longest in LONGEST.items():
        if len(tidy[name]) > longest or not tidy[name].isprintable():
            raise AddressIncomplete(AddressIncomplete.too_long, field=name)
    country = tidy["country"].upper()
    if country not in countries:
        raise CountryClosed(field="country")
    phone = check_phone(tidy["phone"], country=country)
    vat_number = tidy_vat_number(tidy["vat_number"])
    if vat_number is None:
        raise VatNumberInvalid(field="vatNumber")
    return replace(PostalAddress(**tidy), country=country, phone=phone, vat_number=vat_number)


def check_phone(phone: str, *, country: str) -> str:
    """The number in E.164, "" for none. Raises PhoneInvalid."""
    if not phone:
        return ""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException as error:
        raise PhoneInvalid(field="phone") from error
    if not phonenumbers.is_possible_number(number):
        raise PhoneInvalid(field="phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
