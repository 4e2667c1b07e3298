"""The button that mail programs show beside a newsletter (RFC 8058)."""

from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.marketing import actions, links
from commerce.marketing.models import SignUp


def leave_at_once(token: str, viewer: Viewer) -> bool:
    """Nothing is sent any more to whom the link was sent to; False for a link that is none."""
    try:
        signed = links.named_by(token, site=viewer.site)
    except NotFound:
        return False
    actions.withdraw(signed, by=SignUp.By.ONE_CLICK)
    return True
