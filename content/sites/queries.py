"""What the public is told of a site's services."""

from wagtail.models import Site

from content.sites.models import MarketingIds, MarketingTag


def tags(site: Site) -> list[MarketingTag]:
    """The services that the site's pages load for visitors who agree to them."""
    ids = MarketingIds.objects.filter(site=site).first()
    return ids.tags() if ids else []
