from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class SubscriptionStarted(Event):
    subscription: str
    order: str
