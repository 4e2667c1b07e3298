"""Pictures and documents for the scripts of the back office: those that their user may choose or change."""

from typing import Any

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from commerce.base.backoffice.choosing import is_id


class FoundById:
    """What is no number finds nothing."""

    def find_object(self, queryset: Any, request: Any) -> Any:
        if "id" in request.GET and not is_id(request.GET["id"]):
            return None
        return super().find_object(queryset, request)  # type: ignore[misc]


class OwnFiles(FoundById):
    model: Any
    request: Any

    def get_queryset(self) -> Any:
        policy = policy_registry.get_by_type(self.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, ["choose", "change", "delete"])
        return super().get_queryset().filter(pk__in=own.values("pk"))  # type: ignore[misc]


class Pages(FoundById, PagesAdminAPIViewSet):
    pass


class OwnImages(OwnFiles, ImagesAdminAPIViewSet):
    pass


class OwnDocuments(OwnFiles, DocumentsAdminAPIViewSet):
    pass


def keep_to_own(router: WagtailAPIRouter) -> None:
    """In place of Wagtail's, which tell every picture and document to all staff."""
    router.register_endpoint("pages", Pages)
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
