"""`python -m tests.fakestripe --port 12111`: a make-believe Stripe until it is interrupted."""

import argparse
import contextlib

from tests.fakestripe.server import FakeStripe

parser = argparse.ArgumentParser(prog="python -m tests.fakestripe", description=__doc__)
parser.add_argument("--port", type=int, default=12111, help="0 takes a free one")
parser.add_argument("--webhook-url", default="", help="where events are sent")
parser.add_argument("--webhook-secret", default="whsec_test", help="what they are signed with")
given = parser.parse_args()

server = FakeStripe(given.port)
server.deliveries.set(url=given.webhook_url, secret=given.webhook_secret)
print(f"Fake Stripe on {server.base}", flush=True)
with contextlib.suppress(KeyboardInterrupt):
    server.serve_forever()
