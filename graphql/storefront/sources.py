"""What resolvers are given as `self`: the very row or value that the type tells of."""

from inspect import get_annotations
from typing import TYPE_CHECKING, Any

from strawberry.types.field import StrawberryField
from strawberry_django.utils.typing import get_django_definition

from storefront.context import Info


class Sourced:
    """A type without instances: in its resolvers `self` is a row or a value of commerce or content."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def __init_subclass__(cls) -> None:
        """Fields stand in the schema as they are written; columns would come before the computed ones."""
        super().__init_subclass__()
        written: dict[str, Any] = {}
        for name, field in cls.__dict__.items():
            if isinstance(field, StrawberryField):
                resolver = field.base_resolver
                written[name] = resolver.wrapped_func.__annotations__["return"] if resolver else None
        cls.__annotations__ = written | get_annotations(cls)


class Row(Sourced):
    """A type of rows. Lists, nodes and foreign keys read them from `visible`: nothing else is seen."""

    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        """Those of `queryset` that the viewer may see, with what every reader of them needs."""
        return queryset.visible_to(info.context.viewer)

    @classmethod
    def visible(cls, info: Info) -> Any:
        """All rows of the type that the viewer may see.

        Asked for each row of a list, and said once: putting the conditions together costs more than a query.
        """
        known = info.context.viewer.__dict__.setdefault("_visible", {})
        if cls not in known:
            known[cls] = cls.get_queryset(model_of(cls)._default_manager.all(), info)
        return known[cls].all()


def model_of(kind: type[Row]) -> Any:
    """The model whose rows the type shows."""
    return get_django_definition(kind, strict=True).model
