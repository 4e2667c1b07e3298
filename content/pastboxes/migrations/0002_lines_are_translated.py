import json
from collections import Counter
from uuid import uuid4

import django.db.models.deletion
from django.db import migrations, models


def tell_apart(apps, _schema_editor):
    """Each line is in the language of its page; the nth line of a product is the same one in every language."""
    page_of = apps.get_model("pastboxes", "PastBoxPage").objects.values_list("pk", "translation_key", "locale")
    pages = {pk: (key, locale) for pk, key, locale in page_of.iterator()}
    lines, keys, places = apps.get_model("pastboxes", "PastBoxLine").objects, {}, Counter()
    for line in lines.order_by("page", "sort_order", "pk").iterator():
        family, line.locale_id = pages[line.page_id]
        place = (line.page_id, line.product_id)
        places[place] += 1
        line.translation_key = keys.setdefault((family, line.product_id, places[place]), uuid4())
        line.save(update_fields=["translation_key", "locale"])


def tell_apart_in_drafts(apps, _schema_editor):
    """Drafts, earlier versions and what was sent to be translated know their lines by the same keys."""
    keys = dict(apps.get_model("pastboxes", "PastBoxLine").objects.values_list("pk", "translation_key"))
    kind = {"app_label": "pastboxes", "model": "pastboxpage"}
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        **{f"content_type__{name}": value for name, value in kind.items()}
    )
    for revision in revisions.iterator():
        _name_lines(revision.content, keys)
        revision.save(update_fields=["content"])
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects.filter(
        **{f"specific_content_type__{name}": value for name, value in kind.items()}
    )
    for source in sources.iterator():
        content = json.loads(source.content_json)
        _name_lines(content, keys)
        source.content_json = json.dumps(content)
        source.save(update_fields=["content_json"])


def _name_lines(content, keys):
    for line in content.get("lines", []):
        line["translation_key"] = str(keys.get(line.get("pk")) or uuid4())
        line["locale"] = content["locale"]


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("pastboxes", "0001_past_boxes"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="pastboxline",
            name="translation_key",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="pastboxline",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.RunPython(tell_apart, migrations.RunPython.noop),
        migrations.RunPython(tell_apart_in_drafts, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="pastboxline",
            name="translation_key",
            field=models.UUIDField(default=uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="pastboxline",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="pastboxline",
            unique_together={("translation_key", "locale")},
        ),
    ]
