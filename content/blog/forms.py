"""What an editor may choose for an article: only what belongs to the same journal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, Site


def site_of(page: Page) -> Site | None:
    """The site below whose home page, in whatever language, the page stands."""
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path):
            return Site.objects.filter(pk=root.site_id).first()
    return None


class ArticleForm(WagtailAdminPageForm):
    """Offers the categories of the journal and the authors of its site; a new article is its editor's."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.parent_page is None:
            return
        if "category" in self.fields:
            self._offer_categories(self.fields["category"])
        if "authors" in self.fields:
            authors = self.fields["authors"].queryset.filter(site=site_of(self.parent_page))
            self.fields["authors"].queryset = authors
            if self.instance.pk is None and self.for_user is not None:
                self.initial["authors"] = list(authors.filter(user=self.for_user))

    def _offer_categories(self, field: Any) -> None:
        """Those of the journal. A translation begins with its version of the category of the original."""
        own = field.queryset.child_of(self.parent_page)
        chosen = field.queryset.filter(pk=self.initial.get("category")).first()
        if chosen is not None and not chosen.is_child_of(self.parent_page):
            version = own.filter(translation_key=chosen.translation_key).first()
            self.initial["category"] = (version or chosen).pk
            own = own if version else own | field.queryset.filter(pk=chosen.pk)
        field.queryset = own.order_by("title")


class DossierForm(WagtailAdminPageForm):
    """Takes each article once, and only articles of the same journal, in whichever language they are: what
    a translation was made of is what it gathers."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        journals = list(self.parent_page.get_translations(inclusive=True)) if self.parent_page else []
        seen: set[Any] = set()
        for form in self.formsets["entries"].forms if "entries" in self.formsets else ():
            article = form.cleaned_data.get("article") if form.is_valid() else None
            if article is None or form.cleaned_data.get("DELETE"):
                continue
            if article.translation_key in seen:
                form.add_error("article", forms.ValidationError(_("This article is in the dossier already.")))
            if journals and not any(article.is_child_of(journal) for journal in journals):
                form.add_error("article", forms.ValidationError(_("This article is of another journal.")))
            seen.add(article.translation_key)
        return cleaned
