"""Addresses as people read them on a parcel."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from commerce.customers.rules import PostalAddress


def label(address: PostalAddress) -> SafeString:
    """The address line by line, its country in the active language."""
    town = f"{address.postcode} {address.city}"
    country = address.country_name(get_language() or "en")
    lines = [address.name, address.line1, address.line2, town, country, address.phone]
    return format_html_join("", "{}<br>", ((line,) for line in lines if line))
