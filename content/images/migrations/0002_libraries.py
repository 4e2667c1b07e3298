"""Each site has a library of its own where there are several; pictures that are there stay everybody's."""

import django.db.models.deletion
from django.db import migrations, models
from django.utils.http import int_to_base36

STEP = 4  # letters of a step in a tree's path


def open_for_each_site(apps, _schema_editor):
    Site = apps.get_model("wagtailcore", "Site")
    Collection = apps.get_model("wagtailcore", "Collection")
    Library = apps.get_model("images", "Library")
    root = Collection.objects.filter(depth=1).first()
    if root is None or Site.objects.count() < 2:
        return
    last = Collection.objects.filter(depth=2).order_by("path").last()
    step = int(last.path[-STEP:], 36) if last else 0
    for site in Site.objects.order_by("pk"):
        step += 1
        path = root.path + int_to_base36(step).upper().rjust(STEP, "0")
        own = Collection.objects.create(path=path, depth=2, numchild=0, name=site.site_name or site.hostname)
        Library.objects.create(site=site, collection=own)
    Collection.objects.filter(pk=root.pk).update(numchild=Collection.objects.filter(depth=2).count())


class Migration(migrations.Migration):
    dependencies = [
        ("images", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Library",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "collection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="library",
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "library",
                "verbose_name_plural": "libraries",
            },
        ),
        migrations.RunPython(open_for_each_site, migrations.RunPython.noop),
    ]
