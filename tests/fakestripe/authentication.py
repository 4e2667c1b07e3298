"""Whether a card's bank wants to hear its owner, and how the owner is sent there."""

from typing import Any

from tests.fakestripe import methods
from tests.fakestripe.errors import invalid
from tests.fakestripe.state import Account, Object


def asks(account: Account, method: Object, *, off_session: bool) -> bool:
    """For a charge. A card set up is charged without its owner; with its owner, the bank always asks."""
    wanted = methods.card_of(account, method).authentication
    if not off_session:
        return bool(wanted)
    return wanted == "always" or (wanted == "once" and method["id"] not in account.set_up)


def asks_at_setup(account: Account, method: Object) -> bool:
    return methods.card_of(account, method).authentication in ("always", "once")


def check_way_back(params: Object) -> None:
    """Raises Stripe's refusal when the owner could not come back from the bank."""
    if not (params.get("return_url") or params.get("use_stripe_sdk")):
        raise invalid("A return_url is needed for this payment method.", param="return_url")


def ask(account: Account, intent: Object, params: Object, *, base: str) -> Object:
    """The intent waits for the owner's answer, in Stripe's script or on a page of the bank."""
    if params.get("use_stripe_sdk"):
        how = {"type": "three_d_secure_redirect"}
        action: dict[str, Any] = {"type": "use_stripe_sdk", "use_stripe_sdk": how}
    else:
        secret = intent["client_secret"]
        page = {"return_url": params["return_url"], "url": f"{base}/_fake/bank?client_secret={secret}"}
        action = {"type": "redirect_to_url", "redirect_to_url": page}
    intent.update(status="requires_action", next_action=action)
    account.tell(f"{intent['object']}.requires_action", intent)
    return intent
