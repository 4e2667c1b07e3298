"""What the installation itself has to do in the background."""

import structlog
from celery import shared_task
from django.db import transaction
from wagtail.models import Site

from coffret import demonstrations
from coffret.demo import shop

log = structlog.get_logger()


@shared_task
def furnish(site_id: int) -> None:
    """The demonstration has all its sample content, or none of it and says that it failed."""
    try:
        with transaction.atomic():
            site = Site.objects.select_for_update().select_related("root_page").get(pk=site_id)
            if demonstrations.is_empty(site):
                shop.demonstrate(site)
    except Exception:
        log.exception("demonstration not furnished", site=site_id)
        demonstrations.note(site_id, demonstrations.FAILED)
    else:
        demonstrations.note(site_id, demonstrations.READY)
