"""The list of accounts, and who may change which."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.users.views.users import CreateView, EditView, IndexView, UserFilterSet, UserViewSet

from coffret.backoffice.users.forms import StaffCreationForm, StaffEditForm
from coffret.backoffice.users.people import ALL, CUSTOMERS, STAFF, accounts
from commerce.base.models import User

WHO = [(CUSTOMERS, _("Customers")), (ALL, _("Everybody"))]


class StaffFilterSet(UserFilterSet):
    """`who` is asked of the list itself: without it, it is the staff's."""

    who = django_filters.ChoiceFilter(
        label=_("Whose accounts"), choices=WHO, empty_label=_("Staff"), method="as_listed"
    )

    def as_listed(self, rows: QuerySet[User], _name: str, _who: str) -> QuerySet[User]:
        return rows


class StaffIndexView(IndexView):
    table_classname = "listing shop-listing"

    @property
    def who(self) -> str:
        asked = self.request.GET.get("who", STAFF)
        return asked if asked in dict(WHO) else STAFF

    def get_base_queryset(self) -> QuerySet[User]:
        rows = super().get_base_queryset()
        return rows.filter(pk__in=accounts(self.who).values("pk"))

    @cached_property
    def columns(self) -> list[Any]:
        """Many accounts at once are changed among the staff's alone."""
        columns: list[Any] = super().columns
        if self.who == STAFF:
            return columns
        return [one for one in columns if not isinstance(one, BulkActionsCheckboxColumn)]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(**context, who=self.who)


class StaffCreateView(CreateView):
    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"for_user": self.request.user}


class StaffEditView(EditView):
    """The account of an administrator is changed by administrators alone."""

    def setup(self, request: Any, *args: Any, **options: Any) -> None:
        super().setup(request, *args, **options)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"for_user": self.request.user}


class StaffViewSet(UserViewSet):
    filterset_class = StaffFilterSet
    index_view_class = StaffIndexView
    add_view_class = StaffCreateView
    edit_view_class = StaffEditView

    def get_form_class(self, for_update: bool = False) -> Any:
        return StaffEditForm if for_update else StaffCreationForm
