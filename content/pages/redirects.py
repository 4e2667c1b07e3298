"""Former addresses: those of pages that moved, and those that editors have entered."""

from dataclasses import dataclass

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from content.pages.rich_text import is_safe_address


@dataclass(frozen=True, slots=True)
class MovedTo:
    url: str
    permanent: bool


def moved(site: Site, path: str) -> MovedTo | None:
    """Where `path`, with its query if it has one, leads now on `site`; None where it leads nowhere."""
    whole = Redirect.normalise_path(path)
    known = Redirect.get_for_site(site).filter(old_path__in={whole, whole.partition("?")[0]})
    # The exact address before the one without its query, the site's own before that of all sites.
    best = sorted(known, key=lambda each: (each.old_path != whole, each.site_id is None))
    found = next((each for each in best if is_safe_address(each.link or "")), None)
    return MovedTo(found.link, found.is_permanent) if found else None
