"""Points: what a customer has, how they came and went, what they buy, and recommending the shop."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import segno
import strawberry
import strawberry_django
from django.urls import reverse
from strawberry import auto

from commerce.base.backoffice.links import public_address
from commerce.base.money import Money as Amount
from commerce.customers.models import Customer as CustomerRow
from commerce.loyalty import actions, queries
from commerce.loyalty.models import LoyaltySettings
from commerce.loyalty.models import Programme as ProgrammeRow
from commerce.loyalty.models import Tier as TierRow
from content.images.models import Image as ImageRow
from storefront.context import Info
from storefront.images.types import Image
from storefront.limits import check_page
from storefront.nodes import Node
from storefront.problems import Problem, problem_of
from storefront.related import related_one
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Sourced

QR_SCALE = 6  # pixels of one module


@strawberry.enum(description="What a reward is.")
class RewardKind(Enum):
    DISCOUNT = strawberry.enum_value("discount", description="Percent off the order.")
    CASHBACK = strawberry.enum_value(
        "cashback", description="Percent of the order as store credit, once its payment has stood."
    )
    GIFT = strawberry.enum_value("gift", description="A product at no price.")


@strawberry.enum(description="Why points came or went.")
class PointsReason(Enum):
    EARNED = strawberry.enum_value("earned", description="Earned by an order, a birthday, or given.")
    SPENT = strawberry.enum_value("captured", description="Spent on a reward.")
    GIVEN_BACK = strawberry.enum_value("reward_back", description="The order was not kept: back again.")
    RETURNED = strawberry.enum_value("returned", description="Of what was sent back.")
    OWED = strawberry.enum_value("owed", description="For points of a return that were spent before.")
    EXPIRED = strawberry.enum_value("expired", description="Their last day was over.")
    SENT = strawberry.enum_value("sent", description="Given to another customer.")
    STAFF = strawberry.enum_value("staff", description="Taken by the shop.")


@strawberry_django.type(ProgrammeRow, description="What points, or visits, buy.")
class Reward(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        rows = queryset.visible_to(info.context.viewer).filter(active=True)
        return rows.select_related("gift__product")

    title: str = strawberry_django.field(description="Its name, as the order will tell it.")
    kind: RewardKind = strawberry_django.field(description="What it is.")
    points: int = strawberry_django.field(field_name="cost", description="What it costs; may be 0.")
    visits: int | None = strawberry_django.field(
        field_name="visits_required", description="After how many visits it applies by itself; null: chosen."
    )

    @strawberry.field(description="The percentage, as in 10 or 12.5; null for a gift.")
    def percent(self: Any) -> str | None:
        return f"{self.percent / 100:g}" if self.percent else None

    @strawberry.field(description="What is given; empty unless it is a gift.")
    def gift(self: Any) -> str:
        return str(self.gift.title) if self.gift else ""

    @strawberry.field(description="Picture of the gift.")
    def image(self: Any) -> Image | None:
        image: Any = related_one(self.gift.product, "image", ImageRow.objects.all()) if self.gift else None
        return image


@strawberry.type(description="A reward, and whether the customer can have it.")
class RewardOffer(Sourced):
    @strawberry.field(description="The reward.")
    def reward(self: Any) -> Reward:
        found: Any = self.programme
        return found

    @strawberry.field(description="What is missing for it; null where it can be had.")
    def problem(self: Any) -> Problem | None:
        return problem_of(self.error) if self.error else None


@strawberry_django.type(TierRow, description="A standing of good customers.")
class Tier(Sourced):
    title: str = strawberry_django.field(description="Its name.")
    points_from: auto = strawberry_django.field(
        description="How many points earned within a year lead there."
    )
    percent: auto = strawberry_django.field(
        description="What their points are multiplied with, in percent: 150 makes three of two."
    )


@strawberry.type(description="Points that came or went.")
class PointsMove(Sourced):
    at: datetime = strawberry.field(description="When.")

    @strawberry.field(description="How many; below zero where they went.")
    def points(self: Any) -> int:
        return int(self.amount)

    @strawberry.field(description="Why.")
    def reason(self: Any) -> PointsReason:
        return PointsReason(self.reason)


@strawberry.type(description="Recommending the shop: both sides are rewarded for a friend's first order.")
class Referral(Sourced):
    @strawberry.field(description="The customer's own link, to be shared.")
    def url(self: Any) -> str:
        return public_address(self.site, reverse("ReferralLink", args=[actions.pass_of(self).code]))

    @strawberry.field(description="What a friend has off their first order; null where it is a percentage.")
    def friend_amount(self: Any, info: Info) -> Money | None:
        return _amount(_settings(self).friend_amount, info)

    @strawberry.field(description="Percent off a friend's first order; null where it is an amount.")
    def friend_percent(self: Any) -> str | None:
        return _percent(_settings(self).friend_percent)

    @strawberry.field(
        description="Store credit of who recommended, once the friend's payment has stood; null where it is"
        " a percentage."
    )
    def own_amount(self: Any, info: Info) -> Money | None:
        return _amount(_settings(self).referrer_amount, info)

    @strawberry.field(
        description="Percent of the friend's order as store credit; null where it is an amount."
    )
    def own_percent(self: Any) -> str | None:
        return _percent(_settings(self).referrer_percent)

    @strawberry.field(description="How many friends have ordered.")
    def friends(self: Any) -> int:
        return queries.recommended_by(self).friends

    @strawberry.field(description="Store credit that it has brought.")
    def rewarded(self: Any, info: Info) -> Money:
        amount: Any = Amount(queries.recommended_by(self).rewarded, shop_of(info.context.viewer).currency)
        return amount


@strawberry.type(description="What a customer has earned. Null where the shop gives no points.")
class Points(Sourced):
    @strawberry.field(description="What can be spent now.")
    def balance(self: Any) -> int:
        return _standing(self).points

    @strawberry.field(description="What was earned and does not count yet.")
    def pending(self: Any) -> int:
        return _standing(self).pending

    @strawberry.field(description="How many end soon, unless they are spent.")
    def ending(self: Any) -> int:
        return _standing(self).ending

    @strawberry.field(description="The day on which the first of them end; null where none do.")
    def ends_on(self: Any) -> date | None:
        return _standing(self).ends_on

    @strawberry.field(description="The customer's tier; null below the first, and where there are none.")
    def tier(self: Any) -> Tier | None:
        tier: Any = _standing(self).tier
        return tier

    @strawberry.field(description="The next tier; null at the highest, and where there are none.")
    def next_tier(self: Any) -> Tier | None:
        tier: Any = _standing(self).next_tier
        return tier

    @strawberry.field(description="Points earned by orders within a year: they decide on the tier.")
    def within_year(self: Any) -> int:
        return _standing(self).within_year

    @strawberry.field(description="What moved them, newest first; at most 100.")
    def history(self: Any, first: int | None = 20) -> list[PointsMove]:
        moves: Any = list(queries.moves_of(self)[: check_page(first, default=20)])
        return moves

    @strawberry.field(description="What they buy, the cheapest first, each with what is missing for it.")
    def rewards(self: Any) -> list[RewardOffer]:
        offers: Any = queries.offered(self)
        return offers

    @strawberry.field(description="Number of the customer's pass: shown in stores, and to receive points.")
    def pass_number(self: Any) -> str:
        return actions.pass_of(self).number

    @strawberry.field(description="The same as a QR code: a data: address of a picture.")
    def pass_qr(self: Any) -> str:
        code = segno.make(actions.pass_of(self).number, error="m", micro=False)
        return str(code.svg_data_uri(scale=QR_SCALE, border=2, dark="#20241f", light="#ffffff"))

    @strawberry.field(description="The birthday the customer told us.")
    def born_on(self: Any) -> date | None:
        return actions.pass_of(self).born_on

    @strawberry.field(description="How many points a birthday brings; 0 for none.")
    def birthday_points(self: Any) -> int:
        return _settings(self).birthday_points


@strawberry.type(description="A reward that a cart uses.")
class CartReward(Sourced):
    @strawberry.field(description="The reward.")
    def reward(self: Any) -> Reward:
        found: Any = self.programme
        return found

    @strawberry.field(description="Whether visits earned it: it applies by itself.")
    def automatic(self: Any) -> bool:
        return self.programme.visits_required is not None

    @strawberry.field(description="Why it does not apply; null where it does.")
    def problem(self: Any) -> Problem | None:
        return problem_of(self.error) if self.error else None


@strawberry.type(description="The customer's points after the change; null, with problems, when nothing was.")
class PointsPayload:
    points: Points | None = strawberry.field(description="The points as they now are.", default=None)
    problems: list[Problem] = strawberry.field(
        description="Why nothing was changed; empty when it was.", default_factory=list
    )


def points_of(customer: CustomerRow) -> Points | None:
    """The source of the customer's points; None where the shop gives none."""
    found: Any = customer if _settings(customer).points_on and customer.user_id else None
    return found


def referral_of(customer: CustomerRow) -> Referral | None:
    found: Any = customer if _settings(customer).referral_on and customer.user_id else None
    return found


def _settings(customer: CustomerRow) -> LoyaltySettings:
    return LoyaltySettings.for_site(customer.site)


def _standing(customer: Any) -> queries.Standing:
    """Asked once of a customer: kept on the row."""
    if "_standing" not in customer.__dict__:
        customer.__dict__["_standing"] = queries.standing_of(customer)
    found: queries.Standing = customer.__dict__["_standing"]
    return found


def _amount(amount: int, info: Info) -> Money | None:
    money: Any = Amount(amount, shop_of(info.context.viewer).currency) if amount else None
    return money


def _percent(percent: int) -> str | None:
    return f"{percent / 100:g}" if percent else None
