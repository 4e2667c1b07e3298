"""What a page can be made of. Themes draw the blocks; `reading` hands them out."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from content.pages.blocks.own import OwnBlocks


class SharedBlock(SnippetChooserBlock):
    class Meta:
        icon = "copy"
        label = _("Shared blocks")
        description = _("Blocks that are written once and stand on several pages.")
        group = _("Again")


class Body(OwnBlocks):
    shared = SharedBlock("pages.SharedBlocks")
