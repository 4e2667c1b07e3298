"""Signing up for the shop's news, and the consent that came of it."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from content.forms import newsletter
from storefront.context import Info
from storefront.problems import Problem
from storefront.site.shop import shop_of
from storefront.sources import Sourced


@strawberry.enum(description="Where a sign-up for the newsletter stands.")
class SignUpState(Enum):
    ASKED = strawberry.enum_value("asked", description="Its address is to be confirmed, from a mail.")
    CONFIRMED = strawberry.enum_value("confirmed", description="News is sent to it.")
    WITHDRAWN = strawberry.enum_value("withdrawn", description="No news is sent to it any more.")


@strawberry.type(description="What stands beside the field for the address.")
class NewsletterForm(Sourced):
    consent: str = strawberry.field(description="What whoever signs up agrees to: show it, word for word.")

    @strawberry.field(description="Where the privacy notice is read; empty where the editor named none.")
    def privacy_url(self: Any) -> str:
        return self.privacy.url if self.privacy else ""

    @strawberry.field(
        description="Goes back with the address: proof of when the form was handed out, and what it said."
    )
    def stamp(self: Any) -> str:
        return newsletter.stamp(self.consent)


@strawberry.type(
    description="One consent to be written to with news, for whoever has the link from its mail."
)
class NewsletterSignUp(Sourced):
    state: SignUpState = strawberry.field(description="Where it stands.")
    wording: str = strawberry.field(description="What was agreed to.")

    @strawberry.field(description="When its address was confirmed, in the shop's time zone.")
    def confirmed_at(self: Any, info: Info) -> datetime | None:
        zone = shop_of(info.context.viewer).zone
        return self.confirmed_at.astimezone(zone) if self.confirmed_at else None


@strawberry.type(
    description="Whether the address was taken in; the answer is the same whether it was known or not."
)
class NewsletterSignUpPayload:
    received: bool = strawberry.field(description="Whether it was; a mail then tells more.", default=False)
    problems: list[Problem] = strawberry.field(
        description="Why not; empty when it was.", default_factory=list
    )


@strawberry.type(description="The sign-up as it stands now; null, with problems, when there is none.")
class NewsletterPayload:
    sign_up: NewsletterSignUp | None = strawberry.field(description="The sign-up.", default=None)
    problems: list[Problem] = strawberry.field(
        description="Why not; empty when it was done.", default_factory=list
    )


def answered(signed: Any) -> NewsletterPayload:
    return NewsletterPayload(sign_up=signed)
