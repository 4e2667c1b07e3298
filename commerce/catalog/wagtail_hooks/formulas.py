"""The sections of formulas, their groups, and the editions of the year."""

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from commerce.base.backoffice.forms import FormPanel
from commerce.base.backoffice.viewsets import ShopViewSet
from commerce.catalog.admin import formulas as admin
from commerce.catalog.admin.forms import CatalogueForm, EditionForm, FormulaForm, in_each_language
from commerce.catalog.admin.product_forms import StepForm, UpsellForm
from commerce.catalog.models import Edition, Formula, FormulaGroup

STEP_PANELS = [
    FieldPanel("name"),
    FieldPanel("hint"),
    FieldPanel("tags"),
    FieldRowPanel([FieldPanel("minimum"), FieldPanel("maximum"), FieldPanel("most_of_one")]),
    FieldRowPanel([FieldPanel("least_amount"), FieldPanel("most_amount")]),
]


class FormulaViewSet(ShopViewSet):
    model = Formula
    name = "formulas"
    icon = "tag"
    menu_label = _("Formulas")
    inspect_view_class = admin.FormulaView
    filterset_class = admin.FormulaFilterSet
    related = ("site", "group")
    list_display = [
        "__str__",
        Column("price", label=_("Price per term"), sort_key="price_amount"),
        "boxes",
        BooleanColumn("active", label=_("On sale"), sort_key="active"),
    ]
    search_fields = [*in_each_language("name"), *in_each_language("group__name"), "slug"]
    list_export = [
        "public_id",
        "slug",
        "group",
        "name",
        "price.decimal",
        "currency",
        "vat_rate",
        "boxes",
        "active",
    ]
    export_headings = {"price.decimal": _("price per term"), "group": _("group")}
    export_filename = "formulas"
    empty_text = _("A formula is what people subscribe to: a price, a number of boxes and a calendar.")
    instead = _("Take it off sale instead: nobody new can buy it, and running subscriptions go on.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("group", widget=Select),
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("summary"), FieldPanel("description")], _("Words")
            ),
            FieldPanel("image"),
            MultiFieldPanel(
                [
                    FieldPanel("active"),
                    FieldRowPanel([FieldPanel("price_amount"), FieldPanel("vat_rate")]),
                    FieldRowPanel([FieldPanel("boxes"), FieldPanel("interval_months")]),
                ],
                _("Price"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("calendar"),
                    FieldRowPanel([FieldPanel("charge_day"), FieldPanel("ship_day")]),
                    FieldRowPanel([FieldPanel("ship_after"), FieldPanel("lock_days")]),
                ],
                _("Calendar"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("stock"), FieldPanel("weight_grams")]),
                    FieldPanel("vat_elsewhere"),
                ],
                _("Stock, weight and VAT elsewhere"),
            ),
            FormPanel(
                "steps",
                panels=STEP_PANELS,
                form=StepForm,
                heading=_("Composed by the subscriber"),
                label=_("Step"),
            ),
            FormPanel(
                "upsells",
                panels=[FieldRowPanel([FieldPanel("variant", widget=Select), FieldPanel("price_amount")])],
                form=UpsellForm,
                heading=_("Offered along with it"),
                label=_("Product"),
            ),
            MultiFieldPanel([FieldRowPanel([FieldPanel("slug"), FieldPanel("position")])], _("In the shop")),
        ],
        base_form_class=FormulaForm,
    )


class FormulaGroupViewSet(ShopViewSet):
    model = FormulaGroup
    name = "formula-groups"
    icon = "folder-open-inverse"
    menu_label = _("Formula groups")
    sort_order_field = "position"
    ordering = "position"  # so that the list can be dragged into order
    index_view_class = admin.GroupList
    inspect_view_class = admin.GroupView
    related = ("site",)
    list_display = ["__str__", Column("on_sale", label=_("Formulas on sale")), "slug"]
    search_fields = [*in_each_language("name"), "slug"]
    list_export = ["public_id", "slug", "name", "on_sale"]
    export_headings = {"on_sale": _("Formulas on sale")}
    export_filename = "formula-groups"
    empty_text = _(
        "A group holds the formulas of one range, such as Discovery by the month or by the season."
    )
    instead = _("Take its formulas off sale instead: a group without any is no longer shown.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("name"),
            FieldPanel("description"),
            FieldPanel("image"),
            FieldPanel("slug"),
        ],
        base_form_class=CatalogueForm,
    )


class EditionViewSet(ShopViewSet):
    model = Edition
    name = "editions"
    icon = "calendar-alt"
    menu_label = _("Editions")
    site_lookup = "group__site"
    inspect_view_class = admin.EditionView
    filterset_class = admin.EditionFilterSet
    related = ("group__site",)
    list_display = [
        "__str__",
        "charge_on",
        "ships_on",
        BooleanColumn("published", label=_("Announced"), sort_key="published"),
    ]
    search_fields = [*in_each_language("title"), *in_each_language("group__name")]
    list_export = ["public_id", "group", "month", "title", "cutoff_at", "charge_on", "ships_on", "published"]
    export_filename = "editions"
    ordering = "-month"
    empty_text = _("An edition is what the box of one month holds, and when it locks, is charged and ships.")
    instead = _("Subscribers have received it, or will: untick “announced” if it should not be shown.")
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [FieldPanel("group", widget=Select), FieldPanel("month", help_text=_("Any day of it."))]
            ),
            MultiFieldPanel([FieldPanel("title"), FieldPanel("story")], _("Words")),
            FieldPanel("image"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("lock_date"), FieldPanel("charge_on"), FieldPanel("ships_on")])],
                _("Dates"),
            ),
            FieldPanel("published"),
        ],
        base_form_class=EditionForm,
    )
