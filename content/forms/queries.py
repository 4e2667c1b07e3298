from wagtail.models import Site

from content.forms.models import FormPage
from content.pages.public import public


def open_form(page_id: int, *, site: Site) -> FormPage | None:
    """The published, public page of `site` with the form; None where there is none."""
    page: FormPage | None = public(FormPage.objects.filter(pk=page_id)).first()
    found = page and page.get_site()
    return page if found and found.pk == site.pk else None
