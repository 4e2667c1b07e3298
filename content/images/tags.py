"""Tags that are offered: those of pictures, documents and pages that their user has to do with."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest, JsonResponse
from taggit.models import Tag, TaggedItem, TaggedItemBase
from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.documents import get_document_model
from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.documents.views.documents import IndexView as DocumentsView
from wagtail.images.views.chooser import ImageChooseView
from wagtail.images.views.images import ImagesFilterSet
from wagtail.images.views.images import IndexView as ImagesView
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from content.images.models import Image

OFFERED = 10
USE = ["choose", "change", "delete"]


def own_tags(user: Any) -> QuerySet[Tag]:
    if user.is_superuser:
        return Tag.objects.all()
    files = Q(pk__in=tagged(Image, user).values("tag"))
    files |= Q(pk__in=tagged(get_document_model(), user).values("tag"))
    return Tag.objects.filter(files | _of_pages(user))


def tagged(model: type[Model], user: Any) -> QuerySet[TaggedItem]:
    """How the files of `model` that the user may choose or change are tagged."""
    own = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, USE)
    kind = ContentType.objects.get_for_model(model)
    return TaggedItem.objects.filter(content_type=kind, object_id__in=own.values("pk"))


def _of_pages(user: Any) -> Q:
    pages = PagePermissionPolicy().explorable_instances(user).values("pk")
    found = Q(pk__in=[])
    for relation in Tag._meta.related_objects:
        through = relation.related_model
        if issubclass(through, TaggedItemBase) and through is not TaggedItem:
            found |= Q(pk__in=through._default_manager.filter(content_object__in=pages).values("tag"))
    return found


def popular(model: type[Model], user: Any) -> QuerySet[Tag]:
    """The tags that the most of these files have."""
    mine = Q(taggit_taggeditem_items__in=tagged(model, user))
    counted = Tag.objects.filter(mine).annotate(item_count=Count("taggit_taggeditem_items", filter=mine))
    return counted.order_by("-item_count", "name")[:OFFERED]


def autocomplete(request: HttpRequest, **_about: str) -> JsonResponse:
    """Names that begin as what was written does."""
    begun = request.GET.get("term", "").replace("\0", "")
    names = (
        own_tags(request.user).filter(name__istartswith=begun).order_by("name")
        if begun
        else Tag.objects.none()
    )
    return JsonResponse(list(names.values_list("name", flat=True)[:OFFERED]), safe=False)


class OwnTags(BaseMediaFilterSet):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "tag" in self.filters:
            names = [tag.name for tag in popular(self._meta.model, self.request.user)]
            self.filters["tag"].extra["choices"] = [(name, name) for name in names]


class ImagesByOwnTags(OwnTags, ImagesFilterSet):
    class Meta(ImagesFilterSet.Meta):
        pass


class DocumentsByOwnTags(OwnTags, DocumentsFilterSet):
    class Meta(DocumentsFilterSet.Meta):
        pass


class ChooseByOwnTags(ImageChooseView):
    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return {**super().get_context_data(**more), "popular_tags": popular(self.model, self.request.user)}


def offer_own_tags() -> None:
    """From now on lists of files are filtered by these."""
    ImagesView.filterset_class = ImagesByOwnTags
    DocumentsView.filterset_class = DocumentsByOwnTags
