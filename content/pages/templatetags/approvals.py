"""What the mails about approvals tell beside what Wagtail gives them."""

from django import template
from django.db import models
from wagtail.models import Page, Site, TaskState, WorkflowState

from commerce.base.backoffice.links import public_address

register = template.Library()


@register.simple_tag
def last_word(content: models.Model) -> TaskState | None:
    """The newest decision in the approval of the page or snippet, with its comment and who took it; None
    while nobody has decided anything."""
    states = WorkflowState.objects.for_instance(content).order_by("-created_at", "-pk")
    approval = states.first()
    if approval is None:
        return None
    decided = approval.task_states.filter(
        status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)
    ).order_by("-finished_at", "-pk")
    return decided.select_related("finished_by").first()


@register.simple_tag
def shop_address(page: Page | None) -> str:
    """Where visitors read the page; "" for what they do not."""
    parts = page.get_url_parts() if page and page.live else None
    if parts is None or parts[2] is None:
        return ""
    return public_address(Site.objects.get(pk=parts[0]), parts[2])
