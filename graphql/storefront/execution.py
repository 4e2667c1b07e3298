"""Running an operation: the one path for HTTP, themes and mails."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from graphql import ExecutionResult, GraphQLError, GraphQLSchema, execute_sync

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.viewer import Viewer
from content.pages.drafts import PreviewDraft
from content.pages.links import shown_on
from storefront import caching, limits
from storefront.context import Context
from storefront.operations import Operation

BESIDE_A_DRAFT = frozenset({"page", "site", "menu"})
log = structlog.get_logger()


class OperationFailed(Exception):
    """An operation gave no answer: `errors` are GraphQL's, `status` is what HTTP would say."""

    def __init__(self, errors: list[dict[str, Any]], status: int = 400) -> None:
        self.errors, self.status = errors, status
        super().__init__("; ".join(error["message"] for error in errors))


@dataclass(frozen=True, slots=True)
class Answer:
    """Final bytes; `etag` stands where they are the same for everybody."""

    body: bytes
    status: int = 200
    etag: str | None = None


def answer(
    schema: GraphQLSchema, operation: Operation, variables: Mapping[str, Any], context: Context
) -> Answer:
    """The operation's answer as JSON, from the cache if it is public and kept. Raises Refused."""
    limits.check_text(variables)
    cost = operation.cost.total(variables)
    limits.check_cost(cost)
    if not operation.is_public_with(variables):
        body, status = _compute(schema, operation, variables, context, cost)
        return Answer(body, status)
    failed: list[Answer] = []

    def compute() -> bytes | None:
        public = Context(_anybody(context.viewer))
        body, status = _compute(schema, operation, variables, public, cost)
        if status != 200 or b'"errors":' in body[:12]:
            failed.append(Answer(body, status))
            return None
        return body

    kept = caching.recall(_key(operation, variables, context.viewer), context.viewer.site.pk, compute)
    return Answer(kept.body, 200, kept.etag) if kept else failed[0]


def data(
    schema: GraphQLSchema,
    operation: Operation,
    variables: Mapping[str, Any],
    viewer: Viewer,
    request: HttpRequest | None = None,
) -> dict[str, Any]:
    """The operation's data, run as `viewer` in this process.

    With a request, mutations count as the client's and a new cart is kept in its session. Raises
    OperationFailed for what was wrongly asked; a bug in a resolver is raised as it is.
    """
    context = Context(viewer, request, request.session if request else None)
    _check_text(variables)
    if not operation.is_public_with(variables):
        return _data(schema, operation, variables, context)
    public = Context(_anybody(viewer))

    def compute() -> bytes:
        found = _data(schema, operation, variables, public)
        return _json({"data": found, "extensions": {"cost": operation.cost.total(variables)}})

    kept = caching.recall(_key(operation, variables, viewer), viewer.site.pk, compute)
    assert kept is not None
    found: dict[str, Any] = json.loads(kept.body)["data"]
    return found


def drawn(
    schema: GraphQLSchema,
    operation: Operation,
    variables: Mapping[str, Any],
    viewer: Viewer,
    *,
    as_: Sequence[str],
    draw: Callable[[dict[str, Any]], bytes],
) -> caching.Kept:
    """What `draw` makes of the data of a public operation, kept for everybody as an answer is.

    `as_` tells apart what is drawn of one answer. Raises OperationFailed, and whatever `draw` raises: then
    nothing is kept.
    """
    assert operation.is_public_with(variables)
    _check_text(variables)
    public = Context(_anybody(viewer))

    def compute() -> bytes:
        return draw(_data(schema, operation, variables, public))

    key = _key(operation, {**variables, "drawn as": as_}, viewer)
    kept = caching.recall(key, viewer.site.pk, compute)
    assert kept is not None
    return kept


def refusal_body(refusal: limits.Refused) -> bytes:
    """The JSON that says why a request was not run."""
    return _json({"errors": [_error(refusal.message, refusal.code)]})


def _check_text(variables: Mapping[str, Any]) -> None:
    try:
        limits.check_text(variables)
    except limits.Refused as refusal:
        raise OperationFailed([_error(refusal.message, refusal.code)], refusal.status) from refusal


def _key(operation: Operation, variables: Mapping[str, Any], viewer: Viewer) -> str:
    return caching.key_of(operation.digest, variables, site_id=viewer.site.pk, language=viewer.language)


def _anybody(viewer: Viewer) -> Viewer:
    """The viewer without what is theirs: a public answer cannot hold what it cannot see."""
    return Viewer(viewer.site, viewer.language)


def _run(
    schema: GraphQLSchema, operation: Operation, variables: Mapping[str, Any], context: Context
) -> ExecutionResult:
    with (
        translation.override(context.viewer.language),
        shown_on(context.viewer.site),
        clock.looked_from(_moment(operation, variables, context)),
    ):
        return execute_sync(
            schema,
            operation.document,
            context_value=context,
            variable_values=dict(variables),
            operation_name=operation.name or None,
        )


def _moment(operation: Operation, variables: Mapping[str, Any], context: Context) -> datetime | None:
    """The moment at which a draft is to be looked at, where the operation names one that has its own and asks
    for nothing beside it: whoever was given a draft of a later day was given nothing else of that day."""
    token = variables.get("preview") if BESIDE_A_DRAFT.issuperset(operation.root_fields) else None
    draft = PreviewDraft.objects.known(token, site=context.viewer.site) if isinstance(token, str) else None
    return draft.seen_at if draft else None


def _data(
    schema: GraphQLSchema, operation: Operation, variables: Mapping[str, Any], context: Context
) -> dict[str, Any]:
    result = _run(schema, operation, variables, context)
    for error in result.errors or ():
        if error.original_error is not None and not isinstance(
            error.original_error, CommerceError | GraphQLError
        ):
            raise error.original_error
    if result.errors:
        raise OperationFailed([_told(error) for error in result.errors])
    assert result.data is not None
    return result.data


def _compute(
    schema: GraphQLSchema,
    operation: Operation,
    variables: Mapping[str, Any],
    context: Context,
    cost: int,
) -> tuple[bytes, int]:
    result = _run(schema, operation, variables, context)
    status = context.status
    body: dict[str, Any] = {"data": result.data, "extensions": {"cost": cost}}
    if result.errors:
        with translation.override(context.viewer.language):
            body = {"errors": [_told(error) for error in result.errors], **body}
        told = {error["extensions"]["code"] for error in body["errors"]}
        status = 500 if "INTERNAL" in told else 400 if result.data is None else status
    return _json(body), status


def _told(error: GraphQLError) -> dict[str, Any]:
    """The error as clients see it: a bug is logged whole and told without its details."""
    cause = error.original_error
    if isinstance(cause, CommerceError):
        told = _error(str(cause), cause.code)
    elif cause is None or isinstance(cause, GraphQLError):
        told = _error(error.message, "INVALID_VARIABLES" if error.path is None else "INVALID")
    else:
        log.error("resolver failed", path=error.path, exc_info=cause)
        told = _error(_("Something went wrong on our side. It has been noted."), "INTERNAL")
    if error.path:
        told["path"] = error.path
    return told


def _error(message: str, code: str) -> dict[str, Any]:
    return {"message": message, "extensions": {"code": code}}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
