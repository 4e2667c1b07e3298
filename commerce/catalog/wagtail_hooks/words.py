"""The sections of the words on products: options, characteristics, tags in their taxonomies."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn

from commerce.base.backoffice.forms import FormPanel
from commerce.base.backoffice.viewsets import ShopViewSet
from commerce.catalog.admin import products as admin
from commerce.catalog.admin.forms import CatalogueForm, in_each_language
from commerce.catalog.admin.product_forms import ChildWithSlugForm, ChoiceForm, OptionForm
from commerce.catalog.models import Characteristic, Option, Taxonomy

IN_THE_SHOP = MultiFieldPanel([FieldRowPanel([FieldPanel("slug"), FieldPanel("position")])], _("In the shop"))
WORD_PANELS = [FieldPanel("name"), FieldPanel("slug")]


class TaxonomyView(admin.WordsView):
    words = "tags"


class CharacteristicView(admin.WordsView):
    words = "values"


class OptionView(admin.WordsView):
    words = "choices"


class OptionViewSet(ShopViewSet):
    model = Option
    name = "options"
    icon = "list-ul"
    menu_label = _("Options")
    inspect_view_class = OptionView
    related = ("site",)
    list_display = ["__str__", "slug", BooleanColumn("required", label=_("Must be chosen"))]
    search_fields = [*in_each_language("name"), "slug"]
    list_export = ["public_id", "slug", "name", "required"]
    export_filename = "options"
    empty_text = _("An option is a choice that comes with a product, free or not: a wrapping, an engraving.")
    instead = _("Take it off the products that offer it first.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("name"),
            FieldPanel("required"),
            FormPanel(
                "choices", form=ChoiceForm, min_num=1, heading=_("Choices"), label=_("Choice"),
                panels=[
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("price_amount"), FieldPanel("active")]),
                ],
            ),
            IN_THE_SHOP,
        ],
        base_form_class=OptionForm,
    )  # fmt: skip


class CharacteristicViewSet(ShopViewSet):
    model = Characteristic
    name = "characteristics"
    icon = "sliders"
    menu_label = _("Characteristics")
    inspect_view_class = CharacteristicView
    related = ("site",)
    list_display = ["__str__", "slug"]
    search_fields = [*in_each_language("name"), "slug"]
    list_export = ["public_id", "slug", "name"]
    export_filename = "characteristics"
    empty_text = _("A characteristic is what variants of a product differ in, such as size or colour.")
    instead = _("Take its values off the variants first.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("name"),
            FormPanel(
                "values", panels=WORD_PANELS, form=ChildWithSlugForm, heading=_("Values"), label=_("Value")
            ),
            IN_THE_SHOP,
        ],
        base_form_class=CatalogueForm,
    )


class TaxonomyViewSet(ShopViewSet):
    model = Taxonomy
    name = "taxonomies"
    icon = "tag"
    menu_label = _("Tags")
    inspect_view_class = TaxonomyView
    related = ("site",)
    list_display = ["__str__", "slug", BooleanColumn("in_filters", label=_("Filters the shop"))]
    search_fields = [*in_each_language("name"), *in_each_language("tags__name"), "slug"]
    list_export = ["public_id", "slug", "name", "in_filters"]
    export_filename = "taxonomies"
    empty_text = _("A taxonomy groups tags that mean the same kind of thing, such as flavours or origins.")
    instead = _("Take its tags off the products first.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("name"),
            FieldPanel("in_filters"),
            FormPanel("tags", panels=WORD_PANELS, form=ChildWithSlugForm, heading=_("Tags"), label=_("Tag")),
            IN_THE_SHOP,
        ],
        base_form_class=CatalogueForm,
    )
