"""The bank that asks the card's owner: 3-D Secure, for payments and for cards that are set up."""

from tests.fakestripe import intents, setups
from tests.fakestripe.errors import invalid, missing
from tests.fakestripe.state import Account, Object

FLOWS = {intents.KIND: intents, setups.KIND: setups}


def find(account: Account, client_secret: str) -> Object:
    """The intent that the secret belongs to. Raises Stripe's refusals."""
    reference = client_secret.partition("_secret_")[0]
    intent = account.objects.get(reference)
    if intent is None or intent["object"] not in FLOWS:
        raise missing("intent", reference)
    if intent["client_secret"] != client_secret:
        raise invalid("The client secret is wrong.", status=401)
    return intent


def answer(account: Account, client_secret: str, *, approved: bool) -> Object:
    """What the shopper answered the bank; an intent that waits for nothing stays as it is."""
    intent = find(account, client_secret)
    if intent["status"] == "requires_action":
        method = account.objects[intent["payment_method"]]
        intent["next_action"] = None
        FLOWS[intent["object"]].answered(account, intent, method, approved=approved)
    return intent
