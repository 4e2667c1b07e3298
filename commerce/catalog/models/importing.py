"""Files of products that staff bring in."""

from django.conf import settings
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet


class ProductImport(models.Model):
    """One file: read row by row, from where it was left when its worker was stopped."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        UNREADABLE = "unreadable", _("Not read")

    public_id = PublicIdField("pim")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    name = models.CharField(_("file"), max_length=200)
    content = models.TextField()
    dry_run = models.BooleanField(_("only a trial"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    problem = models.TextField(_("problem"), blank=True)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    line = models.PositiveIntegerField(_("read up to line"), default=1)
    worked_on_until = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("started"))

    objects = ShopQuerySet["ProductImport"].as_manager()

    class Meta:
        verbose_name = _("import of products")
        verbose_name_plural = _("imports of products")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} · {localtime(self.created_at):%d/%m/%Y %H:%M}"


class ImportedRow(models.Model):
    """What became of the row on `line` (the header is line 1)."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        KNOWN = "known", _("As it was")
        REFUSED = "refused", _("Refused")

    run = models.ForeignKey(ProductImport, on_delete=models.CASCADE, related_name="results")
    line = models.PositiveIntegerField(_("line"))
    code = models.CharField(_("code"), max_length=100)
    state = models.CharField(_("result"), max_length=10, choices=State)
    errors = models.JSONField(_("errors"), default=dict)

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="row_read_once")]

    def __str__(self) -> str:
        return f"{self.line} · {self.code}"
