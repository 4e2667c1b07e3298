"""Who makes whom an administrator: administrators alone."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm


class _ByWhom:
    """A form that knows who fills it in."""

    def __init__(self, *args: Any, for_user: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if for_user is None or not for_user.is_superuser:
            self.fields.pop("is_superuser", None)  # type: ignore[attr-defined]


class StaffCreationForm(_ByWhom, UserCreationForm):
    pass


class StaffEditForm(_ByWhom, UserEditForm):
    pass
