from django.db import migrations

CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION shop_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION shop_english
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION shop_french (COPY = french);
ALTER TEXT SEARCH CONFIGURATION shop_french
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
CREATE TEXT SEARCH CONFIGURATION shop_plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION shop_plain
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""
NO_CONFIGURATIONS = """
DROP TEXT SEARCH CONFIGURATION shop_english;
DROP TEXT SEARCH CONFIGURATION shop_french;
DROP TEXT SEARCH CONFIGURATION shop_plain;
"""
# Words of other languages than these two are found as they are written.
FUNCTIONS = """
CREATE FUNCTION catalog_stems(words jsonb) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT to_tsvector('shop_english', coalesce(words->>'en', ''))
        || to_tsvector('shop_french', coalesce(words->>'fr', ''))
        || to_tsvector('shop_plain', coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(words)), ''))
$$;
CREATE FUNCTION catalog_letters(words jsonb) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(unaccent(coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(words)), '')))
$$;
CREATE FUNCTION catalog_words_of_product(wanted bigint) RETURNS TABLE (stems tsvector, letters text)
LANGUAGE sql STABLE AS $$
    SELECT setweight(catalog_stems(product.name), 'A')
            || setweight(coalesce(tagged.stems, ''), 'B')
            || setweight(to_tsvector('simple', coalesce(coded.codes, '')), 'B')
            || setweight(catalog_stems(product.summary), 'C')
            || setweight(catalog_stems(product.description), 'D'),
        catalog_letters(product.name) || ' ' || coalesce(tagged.letters, '') || ' ' || catalog_letters(product.summary)
    FROM catalog_product product
    LEFT JOIN LATERAL (
        SELECT tsvector_concat_all(catalog_stems(tag.name)) AS stems,
            string_agg(catalog_letters(tag.name), ' ') AS letters
        FROM catalog_tag tag JOIN catalog_product_tags link ON link.tag_id = tag.id
        WHERE link.product_id = product.id
    ) tagged ON true
    LEFT JOIN LATERAL (
        SELECT string_agg(code, ' ') AS codes FROM catalog_variant WHERE product_id = product.id
    ) coded ON true
    WHERE product.id = wanted
$$;
CREATE FUNCTION catalog_words_of_formula(wanted bigint) RETURNS TABLE (stems tsvector, letters text)
LANGUAGE sql STABLE AS $$
    SELECT setweight(catalog_stems(formula.name), 'A')
            || setweight(catalog_stems(range.name), 'A')
            || setweight(catalog_stems(formula.summary), 'C')
            || setweight(catalog_stems(formula.description), 'D'),
        catalog_letters(range.name) || ' ' || catalog_letters(formula.name)
    FROM catalog_formula formula JOIN catalog_formulagroup range ON range.id = formula.group_id
    WHERE formula.id = wanted
$$;
CREATE FUNCTION catalog_rewrite_product(wanted bigint) RETURNS void LANGUAGE sql AS $$
    UPDATE catalog_searchtext SET vector = found.stems, words = found.letters
    FROM catalog_words_of_product(wanted) found WHERE product_id = wanted
$$;
CREATE FUNCTION catalog_rewrite_formula(wanted bigint) RETURNS void LANGUAGE sql AS $$
    UPDATE catalog_searchtext SET vector = found.stems, words = found.letters
    FROM catalog_words_of_formula(wanted) found WHERE formula_id = wanted
$$;
"""
AGGREGATE = """
CREATE AGGREGATE tsvector_concat_all(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');
"""
TRIGGERS = """
CREATE FUNCTION catalog_on_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalog_searchtext (product_id, vector, words)
        SELECT NEW.id, stems, letters FROM catalog_words_of_product(NEW.id);
    ELSE
        PERFORM catalog_rewrite_product(NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_product_found AFTER INSERT ON catalog_product
    FOR EACH ROW EXECUTE FUNCTION catalog_on_product();
CREATE TRIGGER catalog_product_renamed AFTER UPDATE ON catalog_product FOR EACH ROW
    WHEN ((OLD.name, OLD.summary, OLD.description) IS DISTINCT FROM (NEW.name, NEW.summary, NEW.description))
    EXECUTE FUNCTION catalog_on_product();

CREATE FUNCTION catalog_on_part_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM catalog_rewrite_product(OLD.product_id);
    ELSE
        PERFORM catalog_rewrite_product(NEW.product_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_product_tagged AFTER INSERT OR DELETE ON catalog_product_tags
    FOR EACH ROW EXECUTE FUNCTION catalog_on_part_of_product();
CREATE TRIGGER catalog_variant_found AFTER INSERT OR DELETE OR UPDATE OF code ON catalog_variant
    FOR EACH ROW EXECUTE FUNCTION catalog_on_part_of_product();

CREATE FUNCTION catalog_on_tag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM catalog_rewrite_product(product_id) FROM catalog_product_tags WHERE tag_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_tag_renamed AFTER UPDATE ON catalog_tag FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION catalog_on_tag();

CREATE FUNCTION catalog_on_formula() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalog_searchtext (formula_id, vector, words)
        SELECT NEW.id, stems, letters FROM catalog_words_of_formula(NEW.id);
    ELSE
        PERFORM catalog_rewrite_formula(NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_formula_found AFTER INSERT ON catalog_formula
    FOR EACH ROW EXECUTE FUNCTION catalog_on_formula();
CREATE TRIGGER catalog_formula_renamed AFTER UPDATE ON catalog_formula FOR EACH ROW
    WHEN ((OLD.name, OLD.summary, OLD.description, OLD.group_id)
        IS DISTINCT FROM (NEW.name, NEW.summary, NEW.description, NEW.group_id))
    EXECUTE FUNCTION catalog_on_formula();

CREATE FUNCTION catalog_on_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM catalog_rewrite_formula(id) FROM catalog_formula WHERE group_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_group_renamed AFTER UPDATE ON catalog_formulagroup FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION catalog_on_group();
"""
KNOWN = """
INSERT INTO catalog_searchtext (product_id, vector, words)
    SELECT id, found.stems, found.letters
    FROM catalog_product, LATERAL catalog_words_of_product(catalog_product.id) found;
INSERT INTO catalog_searchtext (formula_id, vector, words)
    SELECT id, found.stems, found.letters
    FROM catalog_formula, LATERAL catalog_words_of_formula(catalog_formula.id) found;
"""
TABLES = {
    "catalog_product": ("catalog_product_found", "catalog_product_renamed"),
    "catalog_product_tags": ("catalog_product_tagged",),
    "catalog_variant": ("catalog_variant_found",),
    "catalog_tag": ("catalog_tag_renamed",),
    "catalog_formula": ("catalog_formula_found", "catalog_formula_renamed"),
    "catalog_formulagroup": ("catalog_group_renamed",),
}
NO_TRIGGERS = "".join(
    f"DROP TRIGGER {trigger} ON {table};" for table, triggers in TABLES.items() for trigger in triggers
) + "".join(
    f"DROP FUNCTION {function};"
    for function in (
        "catalog_on_group",
        "catalog_on_formula",
        "catalog_on_tag",
        "catalog_on_part_of_product",
        "catalog_on_product",
    )
)
NO_FUNCTIONS = "".join(
    f"DROP FUNCTION {function};"
    for function in (
        "catalog_rewrite_formula",
        "catalog_rewrite_product",
        "catalog_words_of_formula",
        "catalog_words_of_product",
        "catalog_letters",
        "catalog_stems",
    )
)


class Migration(migrations.Migration):
    """The words by which products and formulas are found follow what they are made of."""

    dependencies = [("catalog", "0003_catalogue")]
    operations = [
        migrations.RunSQL(CONFIGURATIONS, NO_CONFIGURATIONS),
        migrations.RunSQL(AGGREGATE, "DROP AGGREGATE tsvector_concat_all(tsvector)"),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.RunSQL(KNOWN, "DELETE FROM catalog_searchtext"),
    ]
