"""`python -m tests.fakestripe --port 12111`: a make-believe Stripe until it is interrupted.

What it holds is gone when it ends: see tests/fakestripe/README.md.
"""

import argparse
import contextlib

from tests.fakestripe.fixtures import FakeStripeProcess
from tests.fakestripe.server import FakeStripe

TOLD = """
Start the shop with these settings, and it is paid through this fake:
  STRIPE_SECRET_KEY={keys.secret_key}
  STRIPE_PUBLISHABLE_KEY={keys.publishable_key}
  STRIPE_WEBHOOK_SECRET={secret}
  STRIPE_API_BASE={keys.base}
  STRIPE_JS_URL={keys.script}
{webhooks}
Cards: https://docs.stripe.com/testing
"""

parser = argparse.ArgumentParser(prog="python -m tests.fakestripe", description=__doc__)
parser.add_argument("--port", type=int, default=12111, help="0 takes a free one")
parser.add_argument("--webhook", default="", metavar="URL", help="where events are sent")
parser.add_argument("--secret", default=FakeStripeProcess.webhook_secret, help="what they are signed with")
given = parser.parse_args()

server = FakeStripe(given.port)
server.deliveries.set(url=given.webhook, secret=given.secret)
told = TOLD.format(
    keys=FakeStripeProcess(server.base),
    secret=given.secret,
    webhooks=f"Events are sent to {given.webhook}"
    if given.webhook
    else "Events are sent nowhere: see --webhook.",
)
print(f"Fake Stripe on {server.base}", flush=True)  # the first line, which tests read
print(told, flush=True)
with contextlib.suppress(KeyboardInterrupt):
    server.serve_forever()
