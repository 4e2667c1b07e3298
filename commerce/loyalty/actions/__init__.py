"""Earning points and losing them, using programmes and giving them back, recommending, passes."""

from commerce.loyalty.actions.earning import (
    account_of,
    approve_due,
    earn,
    expire_due,
    give_birthday_points,
    take_back,
    warn_due,
)
from commerce.loyalty.actions.moving import adjust_points, transfer_points
from commerce.loyalty.actions.passes import count_visit, pass_of, set_birthday, set_pass
from commerce.loyalty.actions.referring import await_reward, refer, reward_due, settle_referral
from commerce.loyalty.actions.rewarding import (
    NewReward,
    await_cashback,
    credit_due,
    give_back,
    settle_cashback,
    use_all,
)

__all__ = [
    "NewReward",
    "account_of",
    "adjust_points",
    "approve_due",
    "await_cashback",
    "await_reward",
    "count_visit",
    "credit_due",
    "earn",
    "expire_due",
    "give_back",
    "give_birthday_points",
    "pass_of",
    "refer",
    "reward_due",
    "set_birthday",
    "set_pass",
    "settle_cashback",
    "settle_referral",
    "take_back",
    "transfer_points",
    "use_all",
    "warn_due",
]
