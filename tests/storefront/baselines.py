"""For each mutation of the schema, one call that does what it says: the sweep replaces its values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from commerce.base import clock
from commerce.billing.models import CardSetup
from commerce.checkout import actions as checkout
from commerce.giftcards import actions as giftcards
from commerce.loyalty import actions as loyalty
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Change
from tests.commerce import shop as build
from tests.storefront.happenings import (
    Input,
    answers,
    ask,
    asked,
    asked_answers,
    be_brought,
    be_invited,
    bought,
    buy,
    card_of,
    charged,
    chosen,
    code,
    come_for_the_first_time,
    composing,
    coupon_of,
    earn_points,
    edition_of,
    filled_form,
    filled_sign_up,
    form_of,
    gift,
    give,
    give_formula,
    gone,
    in_days,
    line,
    of_subscription,
    owe,
    pass_of_friend,
    pay_with_card,
    place,
    point_of,
    quote,
    receive,
    request,
    reward_of,
    save_card,
    saved,
    sign_up_for_news,
    sign_up_to_confirm,
    take_reward,
    take_reward_for_a_renewal,
    wait_for,
    wait_for_bank,
)
from tests.storefront.people import Person, World, nothing
from tests.storefront.shop import ADDRESS


@dataclass(frozen=True)
class Baseline:
    """`before` happens first, to everybody; then `input` is what this person may well send.

    `wrong` are pieces of input that are refused as well, beside those that follow from the types;
    `right` are values of a field that the sweep would try and that are as good as the one given.
    With `needs_no_account` it is for whoever comes, or whoever knows the id of the request.
    """

    input: Callable[[Person], Input]
    before: Callable[[Person], Any] = nothing
    wrong: Callable[[World], list[Input]] = lambda world: []
    right: tuple[Any, ...] = ()
    writes: bool = True
    needs_no_account: bool = False


PAYING = {"paymentMethod": build.GOOD, "idempotencyKey": "a key", "returnUrl": "/thanks/"}
BASELINES: dict[str, Baseline] = {
    "cartLineAdd": Baseline(
        lambda me: {"formula": me.shop.quarterly.public_id, "quantity": 2, "cart": me.cart.public_id}
    ),
    "productReviewAdd": Baseline(
        lambda me: {"product": bought(me).public_id, "rating": 5, "text": "As it should be."},
        before=buy,
        wrong=lambda world: [{"rating": 0}, {"rating": 6}, {"product": world.me.shop.monthly.public_id}],
    ),
    "pastBoxRate": Baseline(
        lambda me: {"edition": edition_of(me).public_id, "rating": 5, "comment": "As it should be."},
        before=receive,
        wrong=lambda world: [
            {"rating": 0},
            {"rating": 6},
            {"edition": edition_of(world.far).public_id},
            {"edition": world.me.shop.monthly.public_id},
        ],
    ),
    "cartLineUpdate": Baseline(lambda me: {"line": line(me), "quantity": 2}),
    "cartLineCompose": Baseline(
        lambda me: {"line": line(me), "choices": chosen(me)},
        before=composing,
        wrong=lambda world: [{"choices": []}, {"choices": chosen(world.me, quantity=3)}],
    ),
    "cartLineRemove": Baseline(lambda me: {"line": line(me)}),
    "couponApply": Baseline(
        lambda me: {"cart": me.cart.public_id, "code": "welcome"},
        before=coupon_of,
        wrong=lambda world: [{"code": "WELCOME2"}, {"code": "WEL COM"}],
    ),
    "couponRemove": Baseline(
        lambda me: {"cart": me.cart.public_id, "coupon": coupon_of(me).public_id},
        before=lambda me: checkout.apply_coupon(me.cart, code=coupon_of(me).code),
    ),
    "rewardChoose": Baseline(
        lambda me: {"cart": me.cart.public_id, "reward": reward_of(me).public_id},
        before=earn_points,
        wrong=lambda world: [
            {"reward": reward_of(world.far).public_id},
            {"reward": reward_of(world.me, cost=10_000).public_id},
        ],
    ),
    "rewardDrop": Baseline(
        lambda me: {"cart": me.cart.public_id, "reward": reward_of(me).public_id}, before=take_reward
    ),
    "referralFollow": Baseline(
        lambda me: {"cart": me.cart.public_id, "code": pass_of_friend(me).code},
        before=come_for_the_first_time,
        wrong=lambda world: [
            {"code": loyalty.pass_of(world.me.customer).code},
            {"code": pass_of_friend(world.far).code},
        ],
    ),
    "pointsTransfer": Baseline(
        lambda me: {"passNumber": pass_of_friend(me).number, "points": 5, "idempotencyKey": "once"},
        before=earn_points,
        needs_no_account=True,
        wrong=lambda world: [
            {"passNumber": loyalty.pass_of(world.me.customer).number},
            {"passNumber": pass_of_friend(world.far).number},
            {"points": 1001},
        ],
    ),
    "birthdaySet": Baseline(
        lambda me: {"bornOn": "1990-05-05"},
        before=earn_points,
        needs_no_account=True,
        right=("2026-01-01", "2000-02-29"),
    ),
    "checkoutAnswersSet": Baseline(
        asked_answers,
        before=asked,
        wrong=lambda world: [{"answers": [{"question": asked(world.me)[0].public_id, "values": ["Radio"]}]}],
    ),
    "checkoutBillingSet": Baseline(
        lambda me: {
            "cart": me.cart.public_id,
            "same": False,
            "company": "Tea & Co",
            "vatNumber": "FR40303265045",
            **{name: value for name, value in ADDRESS.items() if name != "phone"},
        },
        right=("US", "KP"),
    ),
    "checkoutContactSet": Baseline(lambda me: {"cart": me.cart.public_id, "email": "somebody@example.com"}),
    "checkoutCarrierSet": Baseline(
        lambda me: {
            "cart": me.cart.public_id,
            "carrier": point_of(me).carrier.public_id,
            "pickupPoint": point_of(me).public_id,
        },
        before=point_of,
        wrong=lambda world: [{"pickupPoint": None}],
    ),
    "checkoutCreditSet": Baseline(lambda me: {"cart": me.cart.public_id, "use": False}),
    "checkoutAddressSet": Baseline(lambda me: {"cart": me.cart.public_id, **ADDRESS}),
    "checkoutPay": Baseline(
        lambda me: {"cart": me.cart.public_id, "quoteHash": quote(me), **PAYING},
        wrong=lambda world: [
            {"paymentMethod": charged(world.other)},
            {"paymentMethod": "card_unknown"},
            {"quoteHash": quote(world.other).upper()},
        ],
    ),
    "paymentRefresh": Baseline(
        lambda me: {"order": Order.objects.get(cart=me.cart).public_id}, before=wait_for_bank, writes=False
    ),
    "paymentMethodSave": Baseline(of_subscription(**PAYING)),
    "paymentMethodRefresh": Baseline(
        lambda me: {"setup": CardSetup.objects.get(customer=me.customer).public_id},
        before=lambda me: save_card(me, build.ASKS),
        writes=False,
    ),
    "paymentMethodRemove": Baseline(
        lambda me: {"paymentMethod": saved(me)},
        before=lambda me: save_card(me, build.GOOD),
        wrong=lambda world: [{"paymentMethod": charged(world.me)}],  # its subscription needs it
    ),
    "subscriptionSkip": Baseline(
        of_subscription(box=1), wrong=lambda world: [{"box": 37}, {"box": -36}], right=(0,)
    ),
    "subscriptionUnskip": Baseline(
        of_subscription(box=1),
        before=lambda me: subscriptions.skip(me.subscription, slot=1),
        wrong=lambda world: [{"box": 0}, {"box": 2}],
    ),
    "subscriptionPause": Baseline(
        lambda me: {"subscription": me.id, "until": in_days(45)},
        wrong=lambda world: [{"until": in_days(0)}, {"until": in_days(-1)}, {"until": in_days(367)}],
    ),
    "subscriptionResume": Baseline(
        of_subscription(),
        before=lambda me: subscriptions.pause(me.subscription, until=clock.now().date() + timedelta(days=45)),
    ),
    "subscriptionQuantitySet": Baseline(of_subscription(quantity=3), wrong=lambda world: [{"quantity": 21}]),
    "subscriptionFormulaSet": Baseline(
        lambda me: {"subscription": me.id, "formula": me.shop.quarterly.public_id, "when": "NEXT_TERM"},
        wrong=lambda world: [{"formula": world.me.shop.monthly.public_id}],  # it is that already
    ),
    "subscriptionChoicesSet": Baseline(
        lambda me: {"subscription": me.id, "choices": chosen(me)},
        before=composing,
        wrong=lambda world: [{"choices": []}, {"choices": chosen(world.me, quantity=3)}],
    ),
    "subscriptionAddressSet": Baseline(of_subscription(address=ADDRESS)),
    "subscriptionCarrierSet": Baseline(
        lambda me: {
            "subscription": me.id,
            "carrier": point_of(me).carrier.public_id,
            "pickupPoint": point_of(me).public_id,
        },
        before=be_brought,
        wrong=lambda world: [{"pickupPoint": None}],
    ),
    "subscriptionRewardChoose": Baseline(
        lambda me: {"subscription": me.id, "reward": reward_of(me).public_id},
        before=earn_points,
        wrong=lambda world: [
            {"reward": reward_of(world.far).public_id},
            {"reward": reward_of(world.me, cost=10_000).public_id},
        ],
    ),
    "subscriptionRewardDrop": Baseline(of_subscription(), before=take_reward_for_a_renewal),
    "subscriptionCardSet": Baseline(
        lambda me: {
            "subscription": me.id,
            "paymentMethod": saved(me),
        },
        before=lambda me: save_card(me, build.GOOD),
    ),
    "subscriptionCancel": Baseline(of_subscription()),
    "subscriptionCancelNow": Baseline(of_subscription(refundTo="CARD")),
    "subscriptionReactivate": Baseline(
        of_subscription(), before=lambda me: subscriptions.cancel_at_end(me.subscription)
    ),
    "subscriptionChangeUndo": Baseline(
        lambda me: {
            "subscription": me.id,
            "change": Change.objects.get(subscription=me.pk).public_id,
        },
        before=lambda me: subscriptions.set_quantity(me.subscription, quantity=2),
    ),
    "subscriptionPay": Baseline(
        of_subscription(**PAYING),
        before=owe,
        wrong=lambda world: [
            {"paymentMethod": charged(world.other)},
            {"paymentMethod": charged(world.far)},
            {"paymentMethod": "card_unknown"},
        ],
    ),
    "cancellationAnswer": Baseline(answers),
    "cancellationConfirm": Baseline(lambda me: {**answers(me), "acceptOffer": False}),
    "giftCardApply": Baseline(
        lambda me: {"cart": me.cart.public_id, "code": code(me)},
        before=give,
        wrong=lambda world: [{"code": code(world.far)}],
    ),
    "giftCardRemove": Baseline(
        lambda me: {"cart": me.cart.public_id, "giftCard": card_of(me).public_id}, before=pay_with_card
    ),
    "giftCardBalance": Baseline(
        lambda me: {"code": code(me)},
        before=give,
        writes=False,
        needs_no_account=True,
        wrong=lambda world: [{"code": code(world.far)}],
    ),
    "giftCardActivate": Baseline(
        lambda me: {**gift(me), "email": me.customer.email, "startsOn": in_days(3), "address": ADDRESS},
        before=give_formula,
        right=("",),
        needs_no_account=True,
        wrong=lambda world: [gift(world.far), {"startsOn": in_days(8)}, {"startsOn": in_days(367)}],
    ),
    "giftCardExchange": Baseline(
        gift, before=give_formula, needs_no_account=True, wrong=lambda world: [gift(world.far)]
    ),
    "giftCardThank": Baseline(
        lambda me: {**gift(me), "note": "How kind"},
        needs_no_account=True,
        before=lambda me: giftcards.exchange(give_formula(me), customer=me.customer),
        wrong=lambda world: [gift(world.far)],
    ),
    "formSubmit": Baseline(
        filled_form,
        before=form_of,
        needs_no_account=True,
        wrong=lambda world: [{"answers": []}, {"page": filled_form(world.far)["page"]}],
    ),
    "waitingJoin": Baseline(
        lambda me: {"variant": gone(me).public_id, "quantity": 2, "email": me.customer.email},
        before=gone,
        needs_no_account=True,
        wrong=lambda world: [
            {"quantity": 21},
            {"variant": None, "formula": world.me.shop.monthly.public_id},
        ],
    ),
    "waitingConfirm": Baseline(
        place, before=wait_for, needs_no_account=True, wrong=lambda world: [place(world.far)]
    ),
    "waitingLeave": Baseline(
        place, before=wait_for, needs_no_account=True, wrong=lambda world: [place(world.far)]
    ),
    "waitingAccept": Baseline(
        place, before=be_invited, needs_no_account=True, wrong=lambda world: [place(world.far)]
    ),
    "newsletterSignUp": Baseline(filled_sign_up, needs_no_account=True),
    "newsletterConfirm": Baseline(
        sign_up_to_confirm,
        before=sign_up_for_news,
        needs_no_account=True,
        wrong=lambda world: [sign_up_to_confirm(world.far)],
    ),
    "newsletterLeave": Baseline(
        sign_up_to_confirm,
        before=sign_up_for_news,
        needs_no_account=True,
        wrong=lambda world: [sign_up_to_confirm(world.far)],
    ),
    "contractIdentify": Baseline(
        lambda me: {"kind": "CANCEL", "email": me.customer.email, "number": me.first_order.number},
        needs_no_account=True,
    ),
    "contractCancel": Baseline(
        lambda me: {"request": request(me, "cancel")},
        before=ask,
        needs_no_account=True,
        wrong=lambda world: [
            {"request": request(world.me, "withdraw")},
            {"request": request(world.far, "cancel")},
        ],
    ),
    "withdrawalConfirm": Baseline(
        lambda me: {"order": me.first_order.public_id},
        before=ask,
        wrong=lambda world: [
            {"request": request(world.me, "cancel")},
            {"request": request(world.far, "withdraw")},
        ],
    ),
}
