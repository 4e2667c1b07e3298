"""An installation as a merchant finds it: no shop yet, and somebody of the staff who can make one."""

from coffret.demo import accounts
from commerce.base.models import User

WELCOME = """
  There is no shop here yet: make yours. Stop it with Ctrl-C; what you do in it is kept.

  Back office   {url}/admin/    {email}  ·  {password}
  Storefront    {url}/          once you have made a site
  GraphiQL      {url}/graphql/

  Cards         4242 4242 4242 4242   pays
  Mails         {mails}
"""


def build() -> None:
    """Somebody can sign in, in an empty database."""
    User.objects.create_superuser(
        accounts.STAFF_EMAIL, accounts.STAFF_PASSWORD, first_name="Camille", last_name="Aubry"
    )


def is_here() -> bool:
    """Whether this is such an installation, whatever was made in it since."""
    return not User.objects.filter(email=accounts.ACTIVE_EMAIL).exists()
