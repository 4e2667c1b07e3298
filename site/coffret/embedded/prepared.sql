-- As the migrations of this fingerprint make it: 00eb15a2e973
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';
CREATE FUNCTION public.catalog_letters(words jsonb) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT lower(unaccent(coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(words)), '')))
$$;
CREATE FUNCTION public.catalog_on_formula() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalog_searchtext (formula_id, vector, words)
        SELECT NEW.id, stems, letters FROM catalog_words_of_formula(NEW.id);
    ELSE
        PERFORM catalog_rewrite_formula(NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.catalog_on_group() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM catalog_rewrite_formula(id) FROM catalog_formula WHERE group_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.catalog_on_part_of_product() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM catalog_rewrite_product(OLD.product_id);
    ELSE
        PERFORM catalog_rewrite_product(NEW.product_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.catalog_on_product() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalog_searchtext (product_id, vector, words)
        SELECT NEW.id, stems, letters FROM catalog_words_of_product(NEW.id);
    ELSE
        PERFORM catalog_rewrite_product(NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.catalog_on_tag() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM catalog_rewrite_product(product_id) FROM catalog_product_tags WHERE tag_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.catalog_rewrite_formula(wanted bigint) RETURNS void
    LANGUAGE sql
    AS $$
    UPDATE catalog_searchtext SET vector = found.stems, words = found.letters
    FROM catalog_words_of_formula(wanted) found WHERE formula_id = wanted
$$;
CREATE FUNCTION public.catalog_rewrite_product(wanted bigint) RETURNS void
    LANGUAGE sql
    AS $$
    UPDATE catalog_searchtext SET vector = found.stems, words = found.letters
    FROM catalog_words_of_product(wanted) found WHERE product_id = wanted
$$;
CREATE FUNCTION public.catalog_stems(words jsonb) RETURNS tsvector
    LANGUAGE sql STABLE
    AS $$
    SELECT to_tsvector('shop_english', coalesce(words->>'en', ''))
        || to_tsvector('shop_french', coalesce(words->>'fr', ''))
        || to_tsvector('shop_plain', coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(words)), ''))
$$;
CREATE FUNCTION public.catalog_words_of_formula(wanted bigint) RETURNS TABLE(stems tsvector, letters text)
    LANGUAGE sql STABLE
    AS $$
    SELECT setweight(catalog_stems(formula.name), 'A')
            || setweight(catalog_stems(range.name), 'A')
            || setweight(catalog_stems(formula.summary), 'C')
            || setweight(catalog_stems(formula.description), 'D'),
        catalog_letters(range.name) || ' ' || catalog_letters(formula.name)
    FROM catalog_formula formula JOIN catalog_formulagroup range ON range.id = formula.group_id
    WHERE formula.id = wanted
$$;
CREATE FUNCTION public.catalog_words_of_product(wanted bigint) RETURNS TABLE(stems tsvector, letters text)
    LANGUAGE sql STABLE
    AS $$
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
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN RAISE EXCEPTION '% keeps its rows as they were written', TG_TABLE_NAME; END $$;
CREATE AGGREGATE public.tsvector_concat_all(tsvector) (
    SFUNC = tsvector_concat,
    STYPE = tsvector,
    INITCOND = ''
);
CREATE TEXT SEARCH CONFIGURATION public.shop_english (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR asciiword WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR word WITH public.unaccent, english_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR hword_part WITH public.unaccent, english_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR hword_asciipart WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR asciihword WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR hword WITH public.unaccent, english_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_english
    ADD MAPPING FOR uint WITH simple;
CREATE TEXT SEARCH CONFIGURATION public.shop_french (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR asciiword WITH french_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR word WITH public.unaccent, french_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR hword_part WITH public.unaccent, french_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR hword_asciipart WITH french_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR asciihword WITH french_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR hword WITH public.unaccent, french_stem;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_french
    ADD MAPPING FOR uint WITH simple;
CREATE TEXT SEARCH CONFIGURATION public.shop_plain (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR asciiword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR word WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR hword_part WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR hword_asciipart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR asciihword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR hword WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.shop_plain
    ADD MAPPING FOR uint WITH simple;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.backoffice_tourseen (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.backoffice_tourseen ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.backoffice_tourseen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_counter (
    name character varying(80) NOT NULL,
    last bigint NOT NULL,
    CONSTRAINT base_counter_last_check CHECK ((last >= 0))
);
CREATE TABLE public.base_delivery (
    id bigint NOT NULL,
    listener character varying(120) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    delivered_at timestamp with time zone,
    failures integer NOT NULL,
    last_error character varying(80) NOT NULL,
    entry_id bigint NOT NULL,
    CONSTRAINT base_delivery_failures_check CHECK ((failures >= 0))
);
ALTER TABLE public.base_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_emergencystop (
    id bigint NOT NULL,
    charges_stopped boolean NOT NULL,
    mails_stopped boolean NOT NULL,
    webhooks_stopped boolean NOT NULL,
    since timestamp with time zone NOT NULL,
    by character varying(60) NOT NULL,
    reason character varying(300) NOT NULL,
    CONSTRAINT one_emergency_stop CHECK ((id = 1))
);
ALTER TABLE public.base_emergencystop ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_emergencystop_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_installation (
    id bigint NOT NULL,
    environment character varying(40) NOT NULL,
    server character varying(40) NOT NULL,
    database character varying(80) NOT NULL,
    gateway_account character varying(80) NOT NULL,
    seen_account character varying(80) NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    confirmed_by character varying(60) NOT NULL,
    CONSTRAINT one_installation CHECK ((id = 1))
);
ALTER TABLE public.base_installation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_installation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_journalentry (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    data jsonb NOT NULL,
    actor character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.base_journalentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_journalentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_legalentity (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    address text NOT NULL,
    country character varying(2) NOT NULL,
    registration character varying(50) NOT NULL,
    vat_number character varying(20) NOT NULL,
    mentions character varying(200) NOT NULL
);
ALTER TABLE public.base_legalentity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_legalentity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_shopsettings (
    id bigint NOT NULL,
    currency character varying(3) NOT NULL,
    time_zone character varying(50) NOT NULL,
    countries character varying(2)[] NOT NULL,
    contact_email character varying(254) NOT NULL,
    contact_phone character varying(30) NOT NULL,
    is_demo boolean NOT NULL,
    legal_entity_id bigint,
    site_id integer NOT NULL,
    vat_liable boolean NOT NULL,
    contact_address text NOT NULL,
    languages character varying(10)[] NOT NULL,
    archived_at timestamp with time zone
);
ALTER TABLE public.base_shopsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_shopsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL
);
CREATE TABLE public.base_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.base_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.base_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.base_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.base_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_attempt (
    id bigint NOT NULL,
    n integer NOT NULL,
    key character varying(80) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    state character varying(15) NOT NULL,
    decline_code character varying(60) NOT NULL,
    card_brand character varying(20) NOT NULL,
    card_last4 character varying(4) NOT NULL,
    action_url character varying(500) NOT NULL,
    action_secret character varying(200) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    payment_id bigint NOT NULL,
    ask_at timestamp with time zone,
    cause character varying(10) NOT NULL,
    decline_is_final boolean NOT NULL,
    method_id bigint,
    CONSTRAINT billing_attempt_n_check CHECK ((n >= 0))
);
ALTER TABLE public.billing_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_balanceentry (
    id bigint NOT NULL,
    gateway_ref character varying(80) NOT NULL,
    kind character varying(10) NOT NULL,
    amount bigint NOT NULL,
    fee_amount bigint NOT NULL,
    net_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    at timestamp with time zone NOT NULL,
    payment_id bigint,
    refund_id bigint,
    dispute_id bigint,
    payout_id bigint NOT NULL,
    CONSTRAINT balance_entry_adds_up CHECK ((net_amount = (amount - fee_amount)))
);
ALTER TABLE public.billing_balanceentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_balanceentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_cardsetup (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    gateway character varying(20) NOT NULL,
    environment character varying(40) NOT NULL,
    gateway_ref character varying(80),
    key character varying(80) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    subject character varying(40) NOT NULL,
    state character varying(15) NOT NULL,
    decline_code character varying(60) NOT NULL,
    action_url character varying(500) NOT NULL,
    action_secret character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    payment_method_id bigint
);
ALTER TABLE public.billing_cardsetup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_cardsetup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_democard (
    id bigint NOT NULL,
    reference character varying(40) NOT NULL,
    payer character varying(80) NOT NULL,
    answer character varying(30) NOT NULL,
    last4 character varying(4) NOT NULL,
    exp_month smallint NOT NULL,
    exp_year smallint NOT NULL,
    set_up boolean NOT NULL,
    forgotten boolean NOT NULL,
    CONSTRAINT billing_democard_exp_month_check CHECK ((exp_month >= 0)),
    CONSTRAINT billing_democard_exp_year_check CHECK ((exp_year >= 0))
);
ALTER TABLE public.billing_democard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_democard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_demointent (
    id bigint NOT NULL,
    reference character varying(40) NOT NULL,
    key character varying(80) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(20) NOT NULL,
    decline_code character varying(60) NOT NULL,
    card_last4 character varying(4) NOT NULL,
    return_url character varying(500) NOT NULL,
    charges integer NOT NULL,
    last_key character varying(80) NOT NULL,
    charged_at timestamp with time zone,
    payer character varying(80) NOT NULL,
    card_id bigint,
    CONSTRAINT billing_demointent_amount_check CHECK ((amount >= 0)),
    CONSTRAINT billing_demointent_charges_check CHECK ((charges >= 0))
);
ALTER TABLE public.billing_demointent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_demointent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_demorefund (
    id bigint NOT NULL,
    reference character varying(40) NOT NULL,
    key character varying(80) NOT NULL,
    amount bigint NOT NULL,
    ours character varying(40) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    intent_id bigint NOT NULL,
    CONSTRAINT billing_demorefund_amount_check CHECK ((amount >= 0))
);
ALTER TABLE public.billing_demorefund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_demorefund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_demosetup (
    id bigint NOT NULL,
    reference character varying(40) NOT NULL,
    key character varying(80) NOT NULL,
    state character varying(20) NOT NULL,
    decline_code character varying(60) NOT NULL,
    return_url character varying(500) NOT NULL,
    card_id bigint
);
ALTER TABLE public.billing_demosetup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_demosetup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_dispute (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    gateway_ref character varying(80) NOT NULL,
    amount bigint NOT NULL,
    fee_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reason character varying(60) NOT NULL,
    state character varying(15) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    evidence_due_at timestamp with time zone,
    closed_at timestamp with time zone,
    payment_id bigint NOT NULL,
    CONSTRAINT billing_dispute_amount_check CHECK ((amount >= 0)),
    CONSTRAINT billing_dispute_fee_amount_check CHECK ((fee_amount >= 0)),
    CONSTRAINT dispute_open_or_closed CHECK ((((closed_at IS NULL) OR ((state)::text = ANY ((ARRAY['won'::character varying, 'lost'::character varying, 'closed'::character varying])::text[]))) AND (1 = (
CASE
    WHEN (closed_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN ((state)::text = ANY ((ARRAY['won'::character varying, 'lost'::character varying, 'closed'::character varying])::text[])) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.billing_dispute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_dispute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_finding (
    id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    subject character varying(20) NOT NULL,
    reference character varying(80) NOT NULL,
    detail character varying(200) NOT NULL,
    reconciliation_id bigint NOT NULL
);
ALTER TABLE public.billing_finding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_gatewayevent (
    id bigint NOT NULL,
    gateway character varying(20) NOT NULL,
    event_id character varying(255) NOT NULL,
    type character varying(100) NOT NULL,
    object_ref character varying(255) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    processed_at timestamp with time zone,
    due_at timestamp with time zone,
    failures integer NOT NULL,
    leased_until timestamp with time zone,
    object_type character varying(60) NOT NULL,
    outcome character varying(60) NOT NULL,
    payload jsonb NOT NULL,
    subject character varying(255) NOT NULL,
    CONSTRAINT billing_gatewayevent_failures_check CHECK ((failures >= 0))
);
ALTER TABLE public.billing_gatewayevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_gatewayevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_payer (
    id bigint NOT NULL,
    gateway character varying(20) NOT NULL,
    environment character varying(40) NOT NULL,
    reference character varying(80) NOT NULL,
    customer_id bigint NOT NULL
);
ALTER TABLE public.billing_payer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_payer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_payment (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    gateway character varying(20) NOT NULL,
    gateway_ref character varying(80),
    environment character varying(40) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    frozen boolean NOT NULL,
    refunded_amount bigint NOT NULL,
    CONSTRAINT billing_payment_amount_check CHECK ((amount >= 0)),
    CONSTRAINT billing_payment_refunded_amount_check CHECK ((refunded_amount >= 0)),
    CONSTRAINT refunded_at_most_what_was_paid CHECK ((refunded_amount <= amount))
);
ALTER TABLE public.billing_payment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_payment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_paymentmethod (
    id bigint NOT NULL,
    public_id character varying(25) NOT NULL,
    gateway character varying(20) NOT NULL,
    environment character varying(40) NOT NULL,
    reference character varying(80) NOT NULL,
    brand character varying(20) NOT NULL,
    last4 character varying(4) NOT NULL,
    exp_month smallint,
    exp_year smallint,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    customer_id bigint NOT NULL,
    forgotten_at timestamp with time zone,
    CONSTRAINT billing_paymentmethod_exp_month_check CHECK ((exp_month >= 0)),
    CONSTRAINT billing_paymentmethod_exp_year_check CHECK ((exp_year >= 0))
);
ALTER TABLE public.billing_paymentmethod ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_paymentmethod_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_payout (
    id bigint NOT NULL,
    gateway character varying(20) NOT NULL,
    gateway_ref character varying(80) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    arrives_on date NOT NULL,
    is_complete boolean NOT NULL
);
ALTER TABLE public.billing_payout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_payout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_reconciliation (
    id bigint NOT NULL,
    gateway character varying(20) NOT NULL,
    since timestamp with time zone NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    state character varying(10) NOT NULL,
    step character varying(20) NOT NULL,
    counts jsonb NOT NULL,
    actor character varying(60) NOT NULL
);
ALTER TABLE public.billing_reconciliation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_reconciliation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_refund (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    destination character varying(6) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reason character varying(200) NOT NULL,
    key character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    gateway_ref character varying(80),
    requested_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    order_id bigint NOT NULL,
    payment_id bigint,
    line_id bigint,
    CONSTRAINT billing_refund_amount_check CHECK ((amount >= 0)),
    CONSTRAINT refund_gives_something CHECK ((amount >= 1))
);
ALTER TABLE public.billing_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_webhooksettings (
    id bigint NOT NULL,
    keep_days smallint NOT NULL,
    CONSTRAINT billing_webhooksettings_keep_days_check CHECK ((keep_days >= 0))
);
ALTER TABLE public.billing_webhooksettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_webhooksettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.blog_articlepage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    date date NOT NULL,
    introduction text NOT NULL,
    body jsonb NOT NULL,
    words integer NOT NULL,
    search_words text NOT NULL,
    search_body text NOT NULL,
    search_vector tsvector GENERATED ALWAYS AS (((((setweight(to_tsvector('public.shop_english'::regconfig, COALESCE(search_words, ''::text)), 'A'::"char") || setweight(to_tsvector('public.shop_french'::regconfig, COALESCE(search_words, ''::text)), 'A'::"char")) || setweight(to_tsvector('public.shop_plain'::regconfig, COALESCE(search_words, ''::text)), 'A'::"char")) || setweight(to_tsvector('public.shop_english'::regconfig, COALESCE(search_body, ''::text)), 'D'::"char")) || setweight(to_tsvector('public.shop_french'::regconfig, COALESCE(search_body, ''::text)), 'D'::"char"))) STORED,
    image_id bigint,
    share_image_id bigint,
    category_id integer,
    CONSTRAINT blog_articlepage_words_check CHECK ((words >= 0))
);
CREATE TABLE public.blog_articlepage_authors (
    id bigint NOT NULL,
    articlepage_id integer NOT NULL,
    author_id bigint NOT NULL
);
ALTER TABLE public.blog_articlepage_authors ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.blog_articlepage_authors_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.blog_articletag (
    id bigint NOT NULL,
    content_object_id integer NOT NULL,
    tag_id integer NOT NULL
);
ALTER TABLE public.blog_articletag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.blog_articletag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.blog_author (
    id bigint NOT NULL,
    slug character varying(50) NOT NULL,
    name character varying(120) NOT NULL,
    about jsonb NOT NULL,
    image_id bigint,
    site_id integer NOT NULL,
    user_id bigint
);
ALTER TABLE public.blog_author ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.blog_author_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.blog_blogcategorypage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    image_id bigint,
    share_image_id bigint
);
CREATE TABLE public.blog_blogpage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.blog_dossierentry (
    id bigint NOT NULL,
    sort_order integer,
    article_id integer NOT NULL,
    dossier_id integer NOT NULL
);
ALTER TABLE public.blog_dossierentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.blog_dossierentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.blog_dossierpage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    image_id bigint,
    share_image_id bigint
);
CREATE TABLE public.catalog_category (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    description jsonb NOT NULL,
    "position" integer NOT NULL,
    image_id bigint,
    parent_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT catalog_category_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.catalog_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_characteristic (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    "position" integer NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT catalog_characteristic_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.catalog_characteristic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_characteristic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_characteristicvalue (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    sort_order integer NOT NULL,
    characteristic_id bigint NOT NULL,
    CONSTRAINT catalog_characteristicvalue_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.catalog_characteristicvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_characteristicvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_compositionstep (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    name jsonb NOT NULL,
    hint jsonb NOT NULL,
    minimum smallint NOT NULL,
    maximum smallint NOT NULL,
    most_of_one smallint,
    least_amount bigint,
    most_amount bigint,
    sort_order integer NOT NULL,
    formula_id bigint NOT NULL,
    CONSTRAINT catalog_compositionstep_least_amount_check CHECK ((least_amount >= 0)),
    CONSTRAINT catalog_compositionstep_maximum_check CHECK ((maximum >= 0)),
    CONSTRAINT catalog_compositionstep_minimum_check CHECK ((minimum >= 0)),
    CONSTRAINT catalog_compositionstep_most_amount_check CHECK ((most_amount >= 0)),
    CONSTRAINT catalog_compositionstep_most_of_one_check CHECK ((most_of_one >= 0)),
    CONSTRAINT catalog_compositionstep_sort_order_check CHECK ((sort_order >= 0)),
    CONSTRAINT step_can_be_chosen CHECK (((maximum >= minimum) AND (maximum >= 1))),
    CONSTRAINT step_can_be_paid CHECK (((least_amount IS NULL) OR (most_amount IS NULL) OR (most_amount >= least_amount)))
);
ALTER TABLE public.catalog_compositionstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_compositionstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_compositionstep_tags (
    id bigint NOT NULL,
    compositionstep_id bigint NOT NULL,
    tag_id bigint NOT NULL
);
ALTER TABLE public.catalog_compositionstep_tags ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_compositionstep_tags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_edition (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    month date NOT NULL,
    title jsonb NOT NULL,
    story jsonb NOT NULL,
    cutoff_at timestamp with time zone NOT NULL,
    charge_on date NOT NULL,
    ships_on date NOT NULL,
    published boolean NOT NULL,
    image_id bigint,
    group_id bigint NOT NULL,
    CONSTRAINT edition_month_is_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT edition_ships_after_charge CHECK ((ships_on >= charge_on))
);
ALTER TABLE public.catalog_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_formula (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    summary jsonb NOT NULL,
    description jsonb NOT NULL,
    "position" integer NOT NULL,
    active boolean NOT NULL,
    price_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    vat_rate integer NOT NULL,
    boxes smallint NOT NULL,
    interval_months smallint NOT NULL,
    calendar character varying(12) NOT NULL,
    charge_day smallint NOT NULL,
    ship_day smallint NOT NULL,
    ship_after smallint NOT NULL,
    lock_days smallint NOT NULL,
    image_id bigint,
    site_id integer NOT NULL,
    group_id bigint NOT NULL,
    reserved integer NOT NULL,
    stock integer,
    vat_elsewhere jsonb NOT NULL,
    weight_grams integer NOT NULL,
    CONSTRAINT catalog_formula_boxes_check CHECK ((boxes >= 0)),
    CONSTRAINT catalog_formula_charge_day_check CHECK ((charge_day >= 0)),
    CONSTRAINT catalog_formula_interval_months_check CHECK ((interval_months >= 0)),
    CONSTRAINT catalog_formula_lock_days_check CHECK ((lock_days >= 0)),
    CONSTRAINT catalog_formula_position_check CHECK (("position" >= 0)),
    CONSTRAINT catalog_formula_price_amount_check CHECK ((price_amount >= 0)),
    CONSTRAINT catalog_formula_reserved_check CHECK ((reserved >= 0)),
    CONSTRAINT catalog_formula_ship_after_check CHECK ((ship_after >= 0)),
    CONSTRAINT catalog_formula_ship_day_check CHECK ((ship_day >= 0)),
    CONSTRAINT catalog_formula_stock_check CHECK ((stock >= 0)),
    CONSTRAINT catalog_formula_vat_rate_check CHECK ((vat_rate >= 0)),
    CONSTRAINT catalog_formula_weight_grams_check CHECK ((weight_grams >= 0)),
    CONSTRAINT formula_has_boxes CHECK ((boxes >= 1)),
    CONSTRAINT formula_has_interval CHECK ((interval_months >= 1)),
    CONSTRAINT formula_not_oversold CHECK (((stock IS NULL) OR (stock >= reserved)))
);
ALTER TABLE public.catalog_formula ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_formula_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_formulagroup (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    description jsonb NOT NULL,
    "position" integer NOT NULL,
    image_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT catalog_formulagroup_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.catalog_formulagroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_formulagroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_importedrow (
    id bigint NOT NULL,
    line integer NOT NULL,
    code character varying(100) NOT NULL,
    state character varying(10) NOT NULL,
    errors jsonb NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT catalog_importedrow_line_check CHECK ((line >= 0))
);
ALTER TABLE public.catalog_importedrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_importedrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_option (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    required boolean NOT NULL,
    "position" integer NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT catalog_option_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.catalog_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_optionchoice (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    name jsonb NOT NULL,
    price_amount bigint NOT NULL,
    active boolean NOT NULL,
    sort_order integer NOT NULL,
    option_id bigint NOT NULL,
    CONSTRAINT catalog_optionchoice_price_amount_check CHECK ((price_amount >= 0)),
    CONSTRAINT catalog_optionchoice_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.catalog_optionchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_optionchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_pricepoint (
    id bigint NOT NULL,
    amount bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    formula_id bigint,
    variant_id bigint,
    CONSTRAINT catalog_pricepoint_amount_check CHECK ((amount >= 0)),
    CONSTRAINT price_of_one_thing CHECK ((((variant_id IS NULL) OR (formula_id IS NULL)) AND (1 = (
CASE
    WHEN (variant_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (formula_id IS NULL) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.catalog_pricepoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_pricepoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_product (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    kind character varying(10) NOT NULL,
    slug character varying(80) NOT NULL,
    name jsonb NOT NULL,
    summary jsonb NOT NULL,
    description jsonb NOT NULL,
    valid_months smallint NOT NULL,
    active boolean NOT NULL,
    active_from timestamp with time zone,
    active_until timestamp with time zone,
    vat_rate integer NOT NULL,
    vat_elsewhere jsonb NOT NULL,
    currency character varying(3) NOT NULL,
    "position" integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    formula_id bigint,
    image_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT add_on_of_a_formula CHECK (((NOT ((kind)::text = 'add_on'::text)) OR (formula_id IS NOT NULL))),
    CONSTRAINT catalog_product_position_check CHECK (("position" >= 0)),
    CONSTRAINT catalog_product_valid_months_check CHECK ((valid_months >= 0)),
    CONSTRAINT catalog_product_vat_rate_check CHECK ((vat_rate >= 0)),
    CONSTRAINT product_sold_before_it_ends CHECK (((active_until > active_from) OR (active_from IS NULL) OR (active_until IS NULL)))
);
CREATE TABLE public.catalog_product_categories (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    category_id bigint NOT NULL
);
ALTER TABLE public.catalog_product_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_product_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.catalog_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_product_options (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    option_id bigint NOT NULL
);
ALTER TABLE public.catalog_product_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_product_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_product_tags (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    tag_id bigint NOT NULL
);
ALTER TABLE public.catalog_product_tags ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_product_tags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_productimport (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    name character varying(200) NOT NULL,
    content text NOT NULL,
    dry_run boolean NOT NULL,
    state character varying(10) NOT NULL,
    problem text NOT NULL,
    rows integer NOT NULL,
    line integer NOT NULL,
    worked_on_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    by_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT catalog_productimport_line_check CHECK ((line >= 0)),
    CONSTRAINT catalog_productimport_rows_check CHECK ((rows >= 0))
);
ALTER TABLE public.catalog_productimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_productimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_productpicture (
    id bigint NOT NULL,
    sort_order integer NOT NULL,
    image_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalog_productpicture_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.catalog_productpicture ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_productpicture_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_reservation (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    reference character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    formula_id bigint,
    variant_id bigint,
    CONSTRAINT catalog_reservation_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT reservation_of_one_thing CHECK ((((variant_id IS NULL) OR (formula_id IS NULL)) AND (1 = (
CASE
    WHEN (variant_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (formula_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT reservation_of_something CHECK ((quantity >= 1))
);
ALTER TABLE public.catalog_reservation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_reservation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_review (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    author character varying(60) NOT NULL,
    rating smallint NOT NULL,
    text text NOT NULL,
    state character varying(10) NOT NULL,
    answer text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalog_review_rating_check CHECK ((rating >= 0)),
    CONSTRAINT rating_of_one_to_five CHECK (((rating >= 1) AND (rating <= 5)))
);
ALTER TABLE public.catalog_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_searchtext (
    id bigint NOT NULL,
    vector tsvector NOT NULL,
    words text NOT NULL,
    formula_id bigint,
    product_id bigint,
    CONSTRAINT words_of_one_thing CHECK ((((product_id IS NULL) OR (formula_id IS NULL)) AND (1 = (
CASE
    WHEN (product_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (formula_id IS NULL) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.catalog_searchtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_searchtext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_tag (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    taxonomy_id bigint NOT NULL
);
ALTER TABLE public.catalog_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_taxonomy (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    slug character varying(50) NOT NULL,
    name jsonb NOT NULL,
    "position" integer NOT NULL,
    in_filters boolean NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT catalog_taxonomy_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.catalog_taxonomy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_taxonomy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_upsell (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    price_amount bigint,
    sort_order integer NOT NULL,
    formula_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    CONSTRAINT catalog_upsell_price_amount_check CHECK ((price_amount >= 0)),
    CONSTRAINT catalog_upsell_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.catalog_upsell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_upsell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_variant (
    id bigint NOT NULL,
    stock integer,
    reserved integer NOT NULL,
    public_id character varying(24) NOT NULL,
    code character varying(60) NOT NULL,
    price_amount bigint NOT NULL,
    weight_grams integer NOT NULL,
    active boolean NOT NULL,
    sort_order integer NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalog_variant_price_amount_check CHECK ((price_amount >= 0)),
    CONSTRAINT catalog_variant_reserved_check CHECK ((reserved >= 0)),
    CONSTRAINT catalog_variant_sort_order_check CHECK ((sort_order >= 0)),
    CONSTRAINT catalog_variant_stock_check CHECK ((stock >= 0)),
    CONSTRAINT catalog_variant_weight_grams_check CHECK ((weight_grams >= 0)),
    CONSTRAINT variant_not_oversold CHECK (((stock IS NULL) OR (stock >= reserved)))
);
ALTER TABLE public.catalog_variant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_variant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalog_variant_values (
    id bigint NOT NULL,
    variant_id bigint NOT NULL,
    characteristicvalue_id bigint NOT NULL
);
ALTER TABLE public.catalog_variant_values ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalog_variant_values_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checkout_cart (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    token_hash character varying(64) NOT NULL,
    delivery_address jsonb,
    updated_at timestamp with time zone NOT NULL,
    customer_id bigint,
    order_id bigint,
    site_id integer NOT NULL,
    billing_address jsonb,
    campaign character varying(40) NOT NULL,
    carrier_id bigint,
    consents character varying(40)[] NOT NULL,
    coupons character varying(40)[] NOT NULL,
    email character varying(254) NOT NULL,
    gift_cards character varying(40)[] NOT NULL,
    pickup_point_id bigint,
    rewards character varying(40)[] NOT NULL,
    survey jsonb NOT NULL,
    use_credit boolean NOT NULL,
    language character varying(10) NOT NULL,
    offered_for_id bigint,
    reminded_at timestamp with time zone,
    reopened_at timestamp with time zone,
    referral character varying(16) NOT NULL
);
ALTER TABLE public.checkout_cart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_cart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checkout_cartline (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    quantity integer NOT NULL,
    cart_id bigint NOT NULL,
    formula_id bigint,
    choices jsonb NOT NULL,
    fingerprint character varying(64) NOT NULL,
    gift jsonb,
    variant_id bigint,
    with_box boolean NOT NULL,
    upsell_id bigint,
    CONSTRAINT cart_line_of_one CHECK ((((formula_id IS NULL) OR (variant_id IS NULL)) AND (1 = (
CASE
    WHEN (formula_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (variant_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT cart_quantity_in_range CHECK (((quantity >= 1) AND (quantity <= 20))),
    CONSTRAINT checkout_cartline_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.checkout_cartline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_cartline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checkout_cartline_options (
    id bigint NOT NULL,
    cartline_id bigint NOT NULL,
    optionchoice_id bigint NOT NULL
);
ALTER TABLE public.checkout_cartline_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_cartline_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checkout_checkoutquestion (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    required boolean NOT NULL,
    active boolean NOT NULL,
    public_id character varying(24) NOT NULL,
    kind character varying(10) NOT NULL,
    title jsonb NOT NULL,
    choices jsonb NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT checkout_checkoutquestion_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.checkout_checkoutquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_checkoutquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checkout_consentbox (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    required boolean NOT NULL,
    active boolean NOT NULL,
    public_id character varying(24) NOT NULL,
    words jsonb NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT checkout_consentbox_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.checkout_consentbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_consentbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checkout_noreminder (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    since timestamp with time zone NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.checkout_noreminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_noreminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checkout_remindersettings (
    id bigint NOT NULL,
    reminder_on boolean NOT NULL,
    minutes smallint NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT checkout_remindersettings_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.checkout_remindersettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_remindersettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checks_auditrun (
    id bigint NOT NULL,
    ran_at timestamp with time zone NOT NULL,
    is_sound boolean NOT NULL,
    offenders jsonb NOT NULL,
    unanswered jsonb NOT NULL,
    actor character varying(60) NOT NULL
);
ALTER TABLE public.checks_auditrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checks_auditrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.customers_address (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    name character varying(120) NOT NULL,
    line1 character varying(120) NOT NULL,
    line2 character varying(120) NOT NULL,
    postcode character varying(16) NOT NULL,
    city character varying(80) NOT NULL,
    country character varying(2) NOT NULL,
    phone character varying(30) NOT NULL,
    customer_id bigint NOT NULL,
    company character varying(120) NOT NULL,
    vat_number character varying(20) NOT NULL
);
ALTER TABLE public.customers_address ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_address_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.customers_customer (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    language character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    site_id integer NOT NULL,
    user_id bigint
);
ALTER TABLE public.customers_customer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_customer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_adcampaign (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    title character varying(200) NOT NULL,
    slug character varying(80) NOT NULL,
    destination character varying(300) NOT NULL,
    starts_on date,
    ends_on date,
    created_at timestamp with time zone NOT NULL,
    site_id integer NOT NULL,
    coupon_id bigint NOT NULL,
    CONSTRAINT campaign_ends_after_it_starts CHECK (((ends_on >= starts_on) OR (starts_on IS NULL) OR (ends_on IS NULL)))
);
ALTER TABLE public.discounts_adcampaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_adcampaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_campaignday (
    id bigint NOT NULL,
    day date NOT NULL,
    visits integer NOT NULL,
    campaign_id bigint NOT NULL,
    CONSTRAINT discounts_campaignday_visits_check CHECK ((visits >= 0))
);
ALTER TABLE public.discounts_campaignday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_campaignday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_campaignsale (
    id bigint NOT NULL,
    net_amount bigint NOT NULL,
    campaign_id bigint NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT discounts_campaignsale_net_amount_check CHECK ((net_amount >= 0))
);
ALTER TABLE public.discounts_campaignsale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_campaignsale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_coupon (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    title jsonb NOT NULL,
    code character varying(40) NOT NULL,
    automatic boolean NOT NULL,
    active boolean NOT NULL,
    kind character varying(10) NOT NULL,
    percent integer,
    amount bigint,
    currency character varying(3) NOT NULL,
    charges smallint NOT NULL,
    minimum_amount bigint NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    total_limit integer,
    customer_limit integer,
    first_order boolean NOT NULL,
    priority integer NOT NULL,
    stackable boolean NOT NULL,
    uses integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    product_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT coupon_code_or_automatic CHECK (((NOT automatic) OR ((code)::text = ''::text))),
    CONSTRAINT coupon_code_upper CHECK (((code)::text = upper((code)::text))),
    CONSTRAINT coupon_ends_after_it_starts CHECK (((ends_at > starts_at) OR (starts_at IS NULL) OR (ends_at IS NULL))),
    CONSTRAINT coupon_gives_one_thing CHECK ((((amount IS NULL) AND ((kind)::text = 'percent'::text) AND ((percent >= 1) AND (percent <= 10000)) AND (product_id IS NULL)) OR ((amount >= 1) AND ((kind)::text = 'amount'::text) AND (percent IS NULL) AND (product_id IS NULL)) OR ((amount IS NULL) AND ((kind)::text = 'shipping'::text) AND (percent IS NULL) AND (product_id IS NULL)) OR ((amount IS NULL) AND ((kind)::text = 'product'::text) AND (percent IS NULL) AND (product_id IS NOT NULL)))),
    CONSTRAINT coupon_has_charges CHECK ((charges >= 1)),
    CONSTRAINT coupon_uses_in_limit CHECK (((total_limit IS NULL) OR (uses <= total_limit))),
    CONSTRAINT discounts_coupon_amount_check CHECK ((amount >= 0)),
    CONSTRAINT discounts_coupon_charges_check CHECK ((charges >= 0)),
    CONSTRAINT discounts_coupon_customer_limit_check CHECK ((customer_limit >= 0)),
    CONSTRAINT discounts_coupon_minimum_amount_check CHECK ((minimum_amount >= 0)),
    CONSTRAINT discounts_coupon_percent_check CHECK ((percent >= 0)),
    CONSTRAINT discounts_coupon_priority_check CHECK ((priority >= 0)),
    CONSTRAINT discounts_coupon_total_limit_check CHECK ((total_limit >= 0)),
    CONSTRAINT discounts_coupon_uses_check CHECK ((uses >= 0))
);
ALTER TABLE public.discounts_coupon ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_coupon_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_couponcategory (
    id bigint NOT NULL,
    category_id bigint NOT NULL,
    coupon_id bigint NOT NULL
);
ALTER TABLE public.discounts_couponcategory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_couponcategory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_couponcode (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    code character varying(40) NOT NULL,
    used boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    coupon_id bigint NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.discounts_couponcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_couponcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_couponformula (
    id bigint NOT NULL,
    coupon_id bigint NOT NULL,
    formula_id bigint NOT NULL
);
ALTER TABLE public.discounts_couponformula ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_couponformula_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_couponproduct (
    id bigint NOT NULL,
    coupon_id bigint NOT NULL,
    product_id bigint NOT NULL
);
ALTER TABLE public.discounts_couponproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_couponproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discounts_couponuse (
    id bigint NOT NULL,
    amount bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    given_back_at timestamp with time zone,
    code_id bigint,
    coupon_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT discounts_couponuse_amount_check CHECK ((amount >= 0))
);
ALTER TABLE public.discounts_couponuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discounts_couponuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.emails_alertsettings (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(10) NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.emails_alertsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.emails_alertsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.emails_mail (
    id bigint NOT NULL,
    message character varying(60) NOT NULL,
    recipient character varying(254) NOT NULL,
    again character varying(80) NOT NULL,
    customer character varying(40) NOT NULL,
    language character varying(10) NOT NULL,
    message_id character varying(300) NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    state character varying(10) NOT NULL,
    tries integer NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    last_error character varying(200) NOT NULL,
    outcome character varying(10) NOT NULL,
    entry_id bigint NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT emails_mail_tries_check CHECK ((tries >= 0)),
    CONSTRAINT mail_dated_when_sent CHECK (((((state)::text = 'sent'::text) OR (sent_at IS NULL)) AND (1 = (
CASE
    WHEN ((state)::text = 'sent'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (sent_at IS NULL) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.emails_mail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.emails_mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.emails_mailreport (
    id bigint NOT NULL,
    outcome character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    said character varying(300) NOT NULL,
    key character varying(120) NOT NULL,
    mail_id bigint NOT NULL
);
ALTER TABLE public.emails_mailreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.emails_mailreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.emails_mailwords (
    id bigint NOT NULL,
    translation_key uuid NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    first_published_at timestamp with time zone,
    last_published_at timestamp with time zone,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    locked boolean NOT NULL,
    locked_at timestamp with time zone,
    message character varying(60) NOT NULL,
    subject character varying(150) NOT NULL,
    preheader character varying(200) NOT NULL,
    body jsonb NOT NULL,
    latest_revision_id integer,
    live_revision_id integer,
    locale_id integer NOT NULL,
    locked_by_id bigint,
    site_id integer NOT NULL
);
ALTER TABLE public.emails_mailwords ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.emails_mailwords_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.emails_measuringsettings (
    id bigint NOT NULL,
    is_on boolean NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.emails_measuringsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.emails_measuringsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.emails_refusingaddress (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    why character varying(10) NOT NULL,
    said character varying(300) NOT NULL,
    since timestamp with time zone NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.emails_refusingaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.emails_refusingaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.emails_silentmessage (
    id bigint NOT NULL,
    message character varying(60) NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.emails_silentmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.emails_silentmessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fulfilment_carrier (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    name jsonb NOT NULL,
    summary jsonb NOT NULL,
    countries character varying(2)[] NOT NULL,
    to_pickup_point boolean NOT NULL,
    includes_boxes boolean NOT NULL,
    basis character varying(6) NOT NULL,
    free_from_amount bigint,
    tracking_url character varying(300) NOT NULL,
    active boolean NOT NULL,
    "position" integer NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT fulfilment_carrier_free_from_amount_check CHECK ((free_from_amount >= 0)),
    CONSTRAINT fulfilment_carrier_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.fulfilment_carrier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_carrier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fulfilment_carrierrate (
    id bigint NOT NULL,
    up_to bigint,
    price_amount bigint NOT NULL,
    carrier_id bigint NOT NULL,
    CONSTRAINT fulfilment_carrierrate_price_amount_check CHECK ((price_amount >= 0)),
    CONSTRAINT fulfilment_carrierrate_up_to_check CHECK ((up_to >= 0))
);
ALTER TABLE public.fulfilment_carrierrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_carrierrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fulfilment_deliverynote (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    number character varying(20) NOT NULL,
    status character varying(10) NOT NULL,
    scheduled_on date NOT NULL,
    address jsonb NOT NULL,
    contents jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    site_id integer NOT NULL,
    pickup_point jsonb,
    tracking_number character varying(80) NOT NULL,
    carrier_id bigint,
    asked_at timestamp with time zone,
    delivered_at timestamp with time zone
);
ALTER TABLE public.fulfilment_deliverynote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_deliverynote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fulfilment_extra (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    delivery_note_id bigint,
    line_id bigint NOT NULL
);
ALTER TABLE public.fulfilment_extra ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_extra_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fulfilment_pickuppoint (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    line1 character varying(120) NOT NULL,
    postcode character varying(16) NOT NULL,
    city character varying(80) NOT NULL,
    country character varying(2) NOT NULL,
    hours character varying(200) NOT NULL,
    active boolean NOT NULL,
    carrier_id bigint NOT NULL
);
ALTER TABLE public.fulfilment_pickuppoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_pickuppoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fulfilment_reviewsettings (
    id bigint NOT NULL,
    days smallint NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT fulfilment_reviewsettings_days_check CHECK ((days >= 0))
);
ALTER TABLE public.fulfilment_reviewsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_reviewsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.giftcards_giftcard (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    seed character varying(32) NOT NULL,
    code_hash character varying(64) NOT NULL,
    last4 character varying(4) NOT NULL,
    state character varying(10) NOT NULL,
    medium character varying(10) NOT NULL,
    quantity integer NOT NULL,
    face_amount bigint NOT NULL,
    paid_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    vat_regime character varying(10) NOT NULL,
    n integer NOT NULL,
    recipient_name character varying(120) NOT NULL,
    recipient_email character varying(254) NOT NULL,
    message character varying(500) NOT NULL,
    language character varying(10) NOT NULL,
    announce_on date,
    expires_on date NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    announced_at timestamp with time zone,
    activated_at timestamp with time zone,
    warned_at timestamp with time zone,
    thanks character varying(500) NOT NULL,
    thanked_at timestamp with time zone,
    buyer_id bigint,
    formula_id bigint,
    holder_id bigint,
    only_for_id bigint,
    origin_id bigint,
    site_id integer NOT NULL,
    key character varying(80),
    CONSTRAINT gift_card_has_quantity CHECK ((quantity >= 1)),
    CONSTRAINT gift_card_of_something CHECK ((face_amount >= 1)),
    CONSTRAINT giftcards_giftcard_face_amount_check CHECK ((face_amount >= 0)),
    CONSTRAINT giftcards_giftcard_n_check CHECK ((n >= 0)),
    CONSTRAINT giftcards_giftcard_paid_amount_check CHECK ((paid_amount >= 0)),
    CONSTRAINT giftcards_giftcard_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.giftcards_giftcard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.giftcards_giftcard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.giftcards_giftcardsettings (
    id bigint NOT NULL,
    words character varying(200) NOT NULL,
    formula_months smallint NOT NULL,
    image_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT giftcards_giftcardsettings_formula_months_check CHECK ((formula_months >= 0))
);
ALTER TABLE public.giftcards_giftcardsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.giftcards_giftcardsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.images_image (
    id bigint NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    file_size integer,
    file_hash character varying(40) NOT NULL,
    alt jsonb NOT NULL,
    collection_id integer NOT NULL,
    uploaded_by_user_id bigint,
    CONSTRAINT images_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT images_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT images_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT images_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT images_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);
ALTER TABLE public.images_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.images_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.images_library (
    id bigint NOT NULL,
    collection_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.images_library ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.images_library_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.images_rendition (
    id bigint NOT NULL,
    filter_spec character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    image_id bigint NOT NULL
);
ALTER TABLE public.images_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.images_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.invoices_closing (
    id bigint NOT NULL,
    span character varying(5) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    totals jsonb NOT NULL,
    running jsonb NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    hash character varying(64) NOT NULL,
    legal_entity_id bigint NOT NULL
);
ALTER TABLE public.invoices_closing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_closing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.invoices_creditnote (
    id bigint NOT NULL,
    series character varying(4) NOT NULL,
    year smallint NOT NULL,
    sequence integer NOT NULL,
    number character varying(30) NOT NULL,
    issued_on date NOT NULL,
    language character varying(10) NOT NULL,
    seller jsonb NOT NULL,
    buyer jsonb NOT NULL,
    lines jsonb NOT NULL,
    vat jsonb NOT NULL,
    notes jsonb NOT NULL,
    total_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    hash character varying(64) NOT NULL,
    public_id character varying(24) NOT NULL,
    reason character varying(200) NOT NULL,
    key character varying(100) NOT NULL,
    invoice_id bigint NOT NULL,
    legal_entity_id bigint NOT NULL,
    CONSTRAINT credit_note_of_something CHECK ((total_amount > 0)),
    CONSTRAINT invoices_creditnote_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT invoices_creditnote_total_amount_check CHECK ((total_amount >= 0)),
    CONSTRAINT invoices_creditnote_year_check CHECK ((year >= 0))
);
ALTER TABLE public.invoices_creditnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_creditnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.invoices_invoice (
    id bigint CONSTRAINT billing_invoice_id_not_null NOT NULL,
    public_id character varying(24) CONSTRAINT billing_invoice_public_id_not_null NOT NULL,
    series character varying(4) CONSTRAINT billing_invoice_series_not_null NOT NULL,
    year smallint CONSTRAINT billing_invoice_year_not_null NOT NULL,
    sequence integer CONSTRAINT billing_invoice_sequence_not_null NOT NULL,
    number character varying(30) CONSTRAINT billing_invoice_number_not_null NOT NULL,
    issued_on date CONSTRAINT billing_invoice_issued_on_not_null NOT NULL,
    seller jsonb CONSTRAINT billing_invoice_seller_not_null NOT NULL,
    buyer jsonb CONSTRAINT billing_invoice_buyer_not_null NOT NULL,
    lines jsonb CONSTRAINT billing_invoice_lines_not_null NOT NULL,
    vat jsonb CONSTRAINT billing_invoice_vat_not_null NOT NULL,
    shipping_amount bigint CONSTRAINT billing_invoice_shipping_amount_not_null NOT NULL,
    total_amount bigint CONSTRAINT billing_invoice_total_amount_not_null NOT NULL,
    currency character varying(3) CONSTRAINT billing_invoice_currency_not_null NOT NULL,
    legal_entity_id bigint CONSTRAINT billing_invoice_legal_entity_id_not_null NOT NULL,
    order_id bigint CONSTRAINT billing_invoice_order_id_not_null NOT NULL,
    discount_amount bigint NOT NULL,
    hash character varying(64) NOT NULL,
    language character varying(10) NOT NULL,
    notes jsonb NOT NULL,
    paid_on date,
    CONSTRAINT billing_invoice_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT billing_invoice_shipping_amount_check CHECK ((shipping_amount >= 0)),
    CONSTRAINT billing_invoice_total_amount_check CHECK ((total_amount >= 0)),
    CONSTRAINT billing_invoice_year_check CHECK ((year >= 0)),
    CONSTRAINT invoices_invoice_discount_amount_check CHECK ((discount_amount >= 0))
);
ALTER TABLE public.invoices_invoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_invoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.invoices_invoicesettings (
    id bigint NOT NULL,
    automatic boolean NOT NULL,
    every_buyer boolean NOT NULL,
    exemption jsonb NOT NULL,
    terms jsonb NOT NULL,
    footer jsonb NOT NULL,
    logo_id bigint,
    site_id integer NOT NULL
);
ALTER TABLE public.invoices_invoicesettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_invoicesettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.invoices_storedpdf (
    id bigint NOT NULL,
    document character varying(30) NOT NULL,
    name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    is_e_invoice boolean NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE public.invoices_storedpdf ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_storedpdf_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_account (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    owner character varying(40) NOT NULL,
    unit character varying(10) NOT NULL,
    balance bigint NOT NULL,
    held bigint NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT account_holds_not_negative CHECK ((held >= 0)),
    CONSTRAINT account_holds_what_it_has CHECK ((held <= balance)),
    CONSTRAINT account_not_overdrawn CHECK ((balance >= 0))
);
ALTER TABLE public.ledger_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_entry (
    id bigint NOT NULL,
    amount bigint NOT NULL,
    balance_after bigint NOT NULL,
    reason character varying(30) NOT NULL,
    reference character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    hold_id bigint,
    CONSTRAINT entry_leaves_no_debt CHECK ((balance_after >= 0)),
    CONSTRAINT entry_of_something CHECK ((NOT (amount = 0)))
);
ALTER TABLE public.ledger_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_hold (
    id bigint NOT NULL,
    amount bigint NOT NULL,
    reference character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    CONSTRAINT hold_of_something CHECK ((amount > 0))
);
ALTER TABLE public.ledger_hold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_hold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_earning (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    reason character varying(10) NOT NULL,
    reference character varying(80) NOT NULL,
    points bigint NOT NULL,
    taken_back bigint NOT NULL,
    earned_at timestamp with time zone NOT NULL,
    approves_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    expires_on date,
    warned_at timestamp with time zone,
    customer_id bigint NOT NULL,
    order_id bigint,
    CONSTRAINT earning_taken_back_at_most CHECK ((taken_back <= points)),
    CONSTRAINT loyalty_earning_points_check CHECK ((points >= 0)),
    CONSTRAINT loyalty_earning_taken_back_check CHECK ((taken_back >= 0))
);
ALTER TABLE public.loyalty_earning ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_earning_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_earningrule (
    id bigint NOT NULL,
    points integer NOT NULL,
    per_amount bigint,
    currency character varying(3) NOT NULL,
    formula_id bigint,
    product_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT earning_rule_of_one_thing CHECK (((formula_id IS NULL) OR (product_id IS NULL))),
    CONSTRAINT earning_rule_per_something CHECK (((per_amount IS NULL) OR (per_amount >= 1))),
    CONSTRAINT loyalty_earningrule_per_amount_check CHECK ((per_amount >= 0)),
    CONSTRAINT loyalty_earningrule_points_check CHECK ((points >= 0))
);
ALTER TABLE public.loyalty_earningrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_earningrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_loyaltysettings (
    id bigint NOT NULL,
    points_on boolean NOT NULL,
    approval_days smallint NOT NULL,
    expiry_months smallint NOT NULL,
    warning_days smallint NOT NULL,
    birthday_points integer NOT NULL,
    referral_on boolean NOT NULL,
    friend_amount bigint NOT NULL,
    friend_percent integer NOT NULL,
    referrer_amount bigint NOT NULL,
    referrer_percent integer NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT loyalty_loyaltysettings_approval_days_check CHECK ((approval_days >= 0)),
    CONSTRAINT loyalty_loyaltysettings_birthday_points_check CHECK ((birthday_points >= 0)),
    CONSTRAINT loyalty_loyaltysettings_expiry_months_check CHECK ((expiry_months >= 0)),
    CONSTRAINT loyalty_loyaltysettings_friend_amount_check CHECK ((friend_amount >= 0)),
    CONSTRAINT loyalty_loyaltysettings_friend_percent_check CHECK ((friend_percent >= 0)),
    CONSTRAINT loyalty_loyaltysettings_referrer_amount_check CHECK ((referrer_amount >= 0)),
    CONSTRAINT loyalty_loyaltysettings_referrer_percent_check CHECK ((referrer_percent >= 0)),
    CONSTRAINT loyalty_loyaltysettings_warning_days_check CHECK ((warning_days >= 0))
);
ALTER TABLE public.loyalty_loyaltysettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_loyaltysettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_pass (
    id bigint NOT NULL,
    number character varying(16) NOT NULL,
    code character varying(16) NOT NULL,
    visits integer NOT NULL,
    last_scan character varying(80) NOT NULL,
    pro boolean NOT NULL,
    born_on date,
    owed bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    CONSTRAINT loyalty_pass_owed_check CHECK ((owed >= 0)),
    CONSTRAINT loyalty_pass_visits_check CHECK ((visits >= 0))
);
ALTER TABLE public.loyalty_pass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_pass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_programme (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    title jsonb NOT NULL,
    kind character varying(10) NOT NULL,
    percent integer,
    cost integer NOT NULL,
    welcome boolean NOT NULL,
    pro_only boolean NOT NULL,
    visits_required smallint,
    active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    gift_id bigint,
    site_id integer NOT NULL,
    CONSTRAINT loyalty_programme_cost_check CHECK ((cost >= 0)),
    CONSTRAINT loyalty_programme_percent_check CHECK ((percent >= 0)),
    CONSTRAINT loyalty_programme_visits_required_check CHECK ((visits_required >= 0)),
    CONSTRAINT programme_after_visits CHECK (((visits_required IS NULL) OR (visits_required >= 1))),
    CONSTRAINT programme_gives_one_thing CHECK ((((gift_id IS NULL) AND ((kind)::text = ANY ((ARRAY['discount'::character varying, 'cashback'::character varying])::text[])) AND ((percent >= 1) AND (percent <= 10000))) OR ((gift_id IS NOT NULL) AND ((kind)::text = 'gift'::text) AND (percent IS NULL))))
);
ALTER TABLE public.loyalty_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_referral (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    friend_amount bigint NOT NULL,
    reward_amount bigint NOT NULL,
    owed_amount bigint NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    approves_at timestamp with time zone,
    friend_id bigint NOT NULL,
    order_id bigint NOT NULL,
    referrer_id bigint NOT NULL,
    CONSTRAINT loyalty_referral_friend_amount_check CHECK ((friend_amount >= 0)),
    CONSTRAINT loyalty_referral_owed_amount_check CHECK ((owed_amount >= 0)),
    CONSTRAINT loyalty_referral_reward_amount_check CHECK ((reward_amount >= 0)),
    CONSTRAINT nobody_refers_themselves CHECK ((NOT (friend_id = referrer_id)))
);
ALTER TABLE public.loyalty_referral ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_referral_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_rewarduse (
    id bigint NOT NULL,
    points bigint NOT NULL,
    visits integer NOT NULL,
    amount bigint NOT NULL,
    credited_amount bigint NOT NULL,
    owed_amount bigint NOT NULL,
    approves_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    given_back_at timestamp with time zone,
    customer_id bigint NOT NULL,
    order_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT loyalty_rewarduse_amount_check CHECK ((amount >= 0)),
    CONSTRAINT loyalty_rewarduse_credited_amount_check CHECK ((credited_amount >= 0)),
    CONSTRAINT loyalty_rewarduse_owed_amount_check CHECK ((owed_amount >= 0)),
    CONSTRAINT loyalty_rewarduse_points_check CHECK ((points >= 0)),
    CONSTRAINT loyalty_rewarduse_visits_check CHECK ((visits >= 0))
);
ALTER TABLE public.loyalty_rewarduse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_rewarduse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.loyalty_tier (
    id bigint NOT NULL,
    title jsonb NOT NULL,
    points_from integer NOT NULL,
    percent integer NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT loyalty_tier_percent_check CHECK ((percent >= 0)),
    CONSTRAINT loyalty_tier_points_from_check CHECK ((points_from >= 0))
);
ALTER TABLE public.loyalty_tier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loyalty_tier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.marketing_signup (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(10) NOT NULL,
    origin character varying(10) NOT NULL,
    page character varying(300) NOT NULL,
    wording text NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_by character varying(10) NOT NULL,
    mailed_at timestamp with time zone NOT NULL,
    mails integer NOT NULL,
    site_id integer NOT NULL,
    confirmed_as character varying(254) NOT NULL,
    CONSTRAINT marketing_signup_mails_check CHECK ((mails >= 0)),
    CONSTRAINT sign_up_dated_when_confirmed CHECK (((((state)::text = 'asked'::text) AND (confirmed_at IS NULL)) OR (((state)::text = 'confirmed'::text) AND (confirmed_at IS NOT NULL)) OR ((state)::text = 'withdrawn'::text))),
    CONSTRAINT sign_up_dated_when_withdrawn CHECK (((((state)::text = 'withdrawn'::text) OR (withdrawn_at IS NULL)) AND (1 = (
CASE
    WHEN ((state)::text = 'withdrawn'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (withdrawn_at IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT sign_up_withdrawn_somehow CHECK ((((withdrawn_at IS NULL) OR (NOT ((withdrawn_by)::text = ''::text))) AND (1 = (
CASE
    WHEN (withdrawn_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT ((withdrawn_by)::text = ''::text)) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.marketing_signup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.marketing_signup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.menus_menu (
    id bigint NOT NULL,
    translation_key uuid NOT NULL,
    place character varying(10) NOT NULL,
    entries jsonb NOT NULL,
    locale_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.menus_menu ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.menus_menu_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_order (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    number character varying(20) NOT NULL,
    status character varying(10) NOT NULL,
    language character varying(10) NOT NULL,
    currency character varying(3) NOT NULL,
    subtotal_amount bigint NOT NULL,
    shipping_amount bigint NOT NULL,
    total_amount bigint NOT NULL,
    vat jsonb NOT NULL,
    quote_hash character varying(64) NOT NULL,
    delivery_address jsonb NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    paid_at timestamp with time zone,
    customer_id bigint NOT NULL,
    site_id integer NOT NULL,
    credit_amount bigint NOT NULL,
    discount_amount bigint NOT NULL,
    refunded_amount bigint NOT NULL,
    source character varying(10) NOT NULL,
    billing_address jsonb,
    carrier jsonb,
    consents jsonb NOT NULL,
    discounts jsonb NOT NULL,
    gift_card_amount bigint NOT NULL,
    survey jsonb NOT NULL,
    token_hash character varying(64) NOT NULL,
    cancelled_at timestamp with time zone,
    delivered_at timestamp with time zone,
    prepared_at timestamp with time zone,
    shipped_at timestamp with time zone,
    CONSTRAINT order_adds_up CHECK ((total_amount = ((subtotal_amount - discount_amount) + shipping_amount))),
    CONSTRAINT order_numbered_when_paid CHECK (((((number)::text = ''::text) OR (paid_at IS NOT NULL)) AND (1 = (
CASE
    WHEN ((number)::text = ''::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (paid_at IS NOT NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT order_refunded_at_most_total CHECK ((refunded_amount <= total_amount)),
    CONSTRAINT order_tenders_in_total CHECK ((total_amount >= (credit_amount + gift_card_amount))),
    CONSTRAINT orders_order_credit_amount_check CHECK ((credit_amount >= 0)),
    CONSTRAINT orders_order_discount_amount_check CHECK ((discount_amount >= 0)),
    CONSTRAINT orders_order_gift_card_amount_check CHECK ((gift_card_amount >= 0)),
    CONSTRAINT orders_order_refunded_amount_check CHECK ((refunded_amount >= 0)),
    CONSTRAINT orders_order_shipping_amount_check CHECK ((shipping_amount >= 0)),
    CONSTRAINT orders_order_subtotal_amount_check CHECK ((subtotal_amount >= 0)),
    CONSTRAINT orders_order_total_amount_check CHECK ((total_amount >= 0))
);
ALTER TABLE public.orders_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_orderline (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    quantity integer NOT NULL,
    unit_amount bigint NOT NULL,
    vat_rate integer NOT NULL,
    formula_id bigint,
    order_id bigint NOT NULL,
    choices jsonb NOT NULL,
    discount_amount bigint NOT NULL,
    gift jsonb,
    options jsonb NOT NULL,
    variant_id bigint,
    with_box boolean NOT NULL,
    removed integer NOT NULL,
    CONSTRAINT line_discount_in_price CHECK ((discount_amount <= (unit_amount * quantity))),
    CONSTRAINT line_has_quantity CHECK ((quantity >= 1)),
    CONSTRAINT line_of_one_thing CHECK ((((formula_id IS NULL) OR (variant_id IS NULL)) AND (1 = (
CASE
    WHEN (formula_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (variant_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT line_removed_at_most_all CHECK ((removed <= quantity)),
    CONSTRAINT orders_orderline_discount_amount_check CHECK ((discount_amount >= 0)),
    CONSTRAINT orders_orderline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT orders_orderline_removed_check CHECK ((removed >= 0)),
    CONSTRAINT orders_orderline_unit_amount_check CHECK ((unit_amount >= 0)),
    CONSTRAINT orders_orderline_vat_rate_check CHECK ((vat_rate >= 0))
);
ALTER TABLE public.orders_orderline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_orderline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pages_appearance (
    id bigint NOT NULL,
    theme character varying(50) NOT NULL,
    options jsonb NOT NULL,
    draft jsonb,
    site_id integer NOT NULL
);
ALTER TABLE public.pages_appearance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pages_appearance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pages_formulaspage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    body jsonb NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.pages_freepage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    body jsonb NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.pages_giftcardspage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    body jsonb NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.pages_homepage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    body jsonb NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.pages_identity (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    tagline jsonb NOT NULL,
    home_title jsonb NOT NULL,
    instagram character varying(200) NOT NULL,
    facebook character varying(200) NOT NULL,
    x character varying(200) NOT NULL,
    tiktok character varying(200) NOT NULL,
    pinterest character varying(200) NOT NULL,
    youtube character varying(200) NOT NULL,
    linkedin character varying(200) NOT NULL,
    mastodon character varying(200) NOT NULL,
    icon_id bigint,
    logo_id bigint,
    share_picture_id bigint,
    site_id integer NOT NULL
);
ALTER TABLE public.pages_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pages_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pages_maintenancepage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    body jsonb NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.pages_opening (
    id bigint NOT NULL,
    closed boolean NOT NULL,
    reopens_at timestamp with time zone,
    site_id integer NOT NULL
);
ALTER TABLE public.pages_opening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pages_opening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pages_previewdraft (
    id bigint NOT NULL,
    token character varying(43) NOT NULL,
    content jsonb NOT NULL,
    audience character varying(30) NOT NULL,
    seen_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    page_id integer,
    shared_by_id bigint,
    site_id integer NOT NULL
);
ALTER TABLE public.pages_previewdraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pages_previewdraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pages_sharedblocks (
    id bigint NOT NULL,
    translation_key uuid NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    first_published_at timestamp with time zone,
    last_published_at timestamp with time zone,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    locked boolean NOT NULL,
    locked_at timestamp with time zone,
    title character varying(120) NOT NULL,
    body jsonb NOT NULL,
    latest_revision_id integer,
    live_revision_id integer,
    locale_id integer NOT NULL,
    locked_by_id bigint,
    site_id integer NOT NULL
);
ALTER TABLE public.pages_sharedblocks ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pages_sharedblocks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pastboxes_pastboxespage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.pastboxes_pastboxline (
    id bigint NOT NULL,
    sort_order integer,
    name character varying(140) NOT NULL,
    quantity integer NOT NULL,
    note character varying(240) NOT NULL,
    product_id bigint,
    page_id integer NOT NULL,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    CONSTRAINT pastboxes_pastboxline_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.pastboxes_pastboxline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pastboxes_pastboxline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pastboxes_pastboxpage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    reveal_on date,
    body jsonb NOT NULL,
    edition_id bigint NOT NULL,
    image_id bigint,
    share_image_id bigint
);
CREATE TABLE public.pastboxes_pastboxpicture (
    id bigint NOT NULL,
    sort_order integer,
    image_id bigint NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.pastboxes_pastboxpicture ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pastboxes_pastboxpicture_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_answer (
    id bigint NOT NULL,
    value character varying(1000) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    departure_id bigint NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.retention_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_contractrequest (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    kind character varying(10) NOT NULL,
    email character varying(254) NOT NULL,
    number character varying(40) NOT NULL,
    outcome character varying(12) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    site_id integer NOT NULL,
    CONSTRAINT request_dated_when_confirmed CHECK (((((outcome)::text = 'unconfirmed'::text) OR (confirmed_at IS NOT NULL)) AND (1 = (
CASE
    WHEN ((outcome)::text = 'unconfirmed'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (confirmed_at IS NOT NULL) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.retention_contractrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_contractrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_departure (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    channel character varying(10) NOT NULL,
    outcome character varying(10) NOT NULL,
    is_eligible boolean NOT NULL,
    is_held_out boolean NOT NULL,
    given_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    change_id bigint,
    site_id integer NOT NULL,
    subscription_id bigint NOT NULL,
    CONSTRAINT departure_dated_when_finished CHECK (((((outcome)::text = 'left_open'::text) OR (finished_at IS NOT NULL)) AND (1 = (
CASE
    WHEN ((outcome)::text = 'left_open'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (finished_at IS NOT NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT departure_gives_to_those_who_stay CHECK (((given_amount = 0) OR ((outcome)::text = 'stayed'::text))),
    CONSTRAINT retention_departure_given_amount_check CHECK ((given_amount >= 0))
);
ALTER TABLE public.retention_departure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_departure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_funnelsettings (
    id bigint NOT NULL,
    offer_on boolean NOT NULL,
    offer_amount bigint NOT NULL,
    cooldown_months smallint NOT NULL,
    hold_out_percent smallint NOT NULL,
    withdrawal_days smallint NOT NULL,
    offer_words jsonb NOT NULL,
    cancel_words jsonb NOT NULL,
    withdrawal_words jsonb NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT retention_funnelsettings_cooldown_months_check CHECK ((cooldown_months >= 0)),
    CONSTRAINT retention_funnelsettings_hold_out_percent_check CHECK ((hold_out_percent >= 0)),
    CONSTRAINT retention_funnelsettings_offer_amount_check CHECK ((offer_amount >= 0)),
    CONSTRAINT retention_funnelsettings_withdrawal_days_check CHECK ((withdrawal_days >= 0))
);
ALTER TABLE public.retention_funnelsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_funnelsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_noticesent (
    id bigint NOT NULL,
    term integer NOT NULL,
    deadline date NOT NULL,
    charge_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    subscription_id bigint NOT NULL,
    CONSTRAINT retention_noticesent_term_check CHECK ((term >= 0))
);
ALTER TABLE public.retention_noticesent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_noticesent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_question (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    "position" integer NOT NULL,
    kind character varying(10) NOT NULL,
    label jsonb NOT NULL,
    choices jsonb NOT NULL,
    active boolean NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT retention_question_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.retention_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_receipt (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    delivery_note_id bigint NOT NULL
);
ALTER TABLE public.retention_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_withdrawal (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    channel character varying(10) NOT NULL,
    statement text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    boxes_to_return integer NOT NULL,
    settled_at timestamp with time zone,
    order_id bigint NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT retention_withdrawal_boxes_to_return_check CHECK ((boxes_to_return >= 0))
);
ALTER TABLE public.retention_withdrawal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_withdrawal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.shop_forms_formfield (
    id bigint NOT NULL,
    sort_order integer,
    clean_name character varying(255) NOT NULL,
    label character varying(255) NOT NULL,
    required boolean NOT NULL,
    default_value text NOT NULL,
    help_text character varying(255) NOT NULL,
    field_type character varying(16) NOT NULL,
    choices text NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.shop_forms_formfield ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_forms_formfield_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.shop_forms_formpage (
    page_ptr_id integer NOT NULL,
    hidden_from_search boolean NOT NULL,
    introduction text NOT NULL,
    body jsonb NOT NULL,
    button_label character varying(40) NOT NULL,
    thanks text NOT NULL,
    notify character varying(254) NOT NULL,
    share_image_id bigint
);
CREATE TABLE public.sites_advanced (
    id bigint NOT NULL,
    three_d_secure character varying(12) NOT NULL,
    servers character varying(300) NOT NULL,
    sender_domain character varying(253) NOT NULL,
    spf character varying(200) NOT NULL,
    dkim_selector character varying(63) NOT NULL,
    mx character varying(253) NOT NULL,
    caa character varying(253) NOT NULL,
    findings jsonb NOT NULL,
    checked_at timestamp with time zone,
    site_id integer NOT NULL
);
ALTER TABLE public.sites_advanced ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sites_advanced_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sites_marketingids (
    id bigint NOT NULL,
    facebook_pixel character varying(20) NOT NULL,
    tag_manager character varying(20) NOT NULL,
    affilae character varying(24) NOT NULL,
    others jsonb NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.sites_marketingids ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sites_marketingids_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subscriptions_boxrating (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    rating smallint NOT NULL,
    comment text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT box_rating_of_one_to_five CHECK (((rating >= 1) AND (rating <= 5))),
    CONSTRAINT subscriptions_boxrating_rating_check CHECK ((rating >= 0))
);
ALTER TABLE public.subscriptions_boxrating ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_boxrating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subscriptions_change (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    kind character varying(12) NOT NULL,
    actor character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    undo_until timestamp with time zone,
    undone_at timestamp with time zone,
    subscription_id bigint NOT NULL
);
ALTER TABLE public.subscriptions_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subscriptions_cycle (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    idx integer NOT NULL,
    status character varying(10) NOT NULL,
    month date NOT NULL,
    cutoff_at timestamp with time zone NOT NULL,
    charge_on date NOT NULL,
    ships_on date NOT NULL,
    delivery_note_id bigint,
    edition_id bigint,
    subscription_id bigint NOT NULL,
    term_id bigint,
    formula_id bigint,
    quantity integer NOT NULL,
    choices jsonb NOT NULL,
    CONSTRAINT skipped_box_has_no_term CHECK ((((term_id IS NULL) OR (NOT ((status)::text = 'skipped'::text))) AND (1 = (
CASE
    WHEN (term_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT ((status)::text = 'skipped'::text)) THEN 1
    ELSE 0
END)))),
    CONSTRAINT subscriptions_cycle_idx_check CHECK ((idx >= 0)),
    CONSTRAINT subscriptions_cycle_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.subscriptions_cycle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_cycle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subscriptions_renewalrun (
    id bigint NOT NULL,
    day date NOT NULL,
    state character varying(10) NOT NULL,
    currency character varying(3) NOT NULL,
    forecast_count integer NOT NULL,
    forecast_amount bigint NOT NULL,
    allowed integer NOT NULL,
    claimed integer NOT NULL,
    claimed_amount bigint NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    site_id integer NOT NULL,
    CONSTRAINT subscriptions_renewalrun_allowed_check CHECK ((allowed >= 0)),
    CONSTRAINT subscriptions_renewalrun_claimed_amount_check CHECK ((claimed_amount >= 0)),
    CONSTRAINT subscriptions_renewalrun_claimed_check CHECK ((claimed >= 0)),
    CONSTRAINT subscriptions_renewalrun_forecast_amount_check CHECK ((forecast_amount >= 0)),
    CONSTRAINT subscriptions_renewalrun_forecast_count_check CHECK ((forecast_count >= 0))
);
ALTER TABLE public.subscriptions_renewalrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_renewalrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subscriptions_renewalsettings (
    id bigint NOT NULL,
    retry_days smallint[] NOT NULL,
    catch_up_offer boolean NOT NULL,
    unpaid_ends_after smallint NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT subscriptions_renewalsettings_unpaid_ends_after_check CHECK ((unpaid_ends_after >= 0))
);
ALTER TABLE public.subscriptions_renewalsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_renewalsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subscriptions_subscription (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    status character varying(15) NOT NULL,
    quantity integer NOT NULL,
    price_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    anchor date NOT NULL,
    delivery_address jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    formula_id bigint NOT NULL,
    origin_id bigint,
    site_id integer NOT NULL,
    anchor_slot integer NOT NULL,
    discount_amount bigint NOT NULL,
    ended_at timestamp with time zone,
    expires_on date,
    first_slot integer NOT NULL,
    last_charged_at timestamp with time zone,
    next_charge_at timestamp with time zone,
    next_slot integer,
    paused_until date,
    payment_method_id bigint,
    warned_card_id bigint,
    imported_as character varying(100) NOT NULL,
    promised jsonb NOT NULL,
    carrier_id bigint,
    pickup_point jsonb,
    reward_id bigint,
    shipping_amount bigint NOT NULL,
    choices jsonb NOT NULL,
    locks_told_at timestamp with time zone NOT NULL,
    CONSTRAINT paused_until_a_day CHECK (((((status)::text = 'paused'::text) OR (paused_until IS NULL)) AND (1 = (
CASE
    WHEN ((status)::text = 'paused'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (paused_until IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT subscription_has_quantity CHECK ((quantity >= 1)),
    CONSTRAINT subscriptions_subscription_anchor_slot_check CHECK ((anchor_slot >= 0)),
    CONSTRAINT subscriptions_subscription_discount_amount_check CHECK ((discount_amount >= 0)),
    CONSTRAINT subscriptions_subscription_first_slot_check CHECK ((first_slot >= 0)),
    CONSTRAINT subscriptions_subscription_next_slot_check CHECK ((next_slot >= 0)),
    CONSTRAINT subscriptions_subscription_price_amount_check CHECK ((price_amount >= 0)),
    CONSTRAINT subscriptions_subscription_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT subscriptions_subscription_shipping_amount_check CHECK ((shipping_amount >= 0))
);
ALTER TABLE public.subscriptions_subscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_subscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.subscriptions_term (
    id bigint NOT NULL,
    idx integer NOT NULL,
    period daterange NOT NULL,
    order_id bigint,
    subscription_id bigint NOT NULL,
    failed_at timestamp with time zone,
    next_step_at timestamp with time zone,
    status character varying(10) NOT NULL,
    steps integer NOT NULL,
    tries integer NOT NULL,
    shipping_amount bigint NOT NULL,
    promises jsonb NOT NULL,
    CONSTRAINT subscriptions_term_idx_check CHECK ((idx >= 0)),
    CONSTRAINT subscriptions_term_shipping_amount_check CHECK ((shipping_amount >= 0)),
    CONSTRAINT subscriptions_term_steps_check CHECK ((steps >= 0)),
    CONSTRAINT subscriptions_term_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.subscriptions_term ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_term_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);
ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);
ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_localesynchronization (
    id integer NOT NULL,
    locale_id integer NOT NULL,
    sync_from_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_localesynchronization ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_localesynchronization_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_overridablesegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    data_json text NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    CONSTRAINT wagtail_localize_overridablesegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_overridablesegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_overridablesegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_relatedobjectsegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    context_id integer NOT NULL,
    object_id uuid NOT NULL,
    source_id integer NOT NULL,
    CONSTRAINT wagtail_localize_relatedobjectsegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_relatedobjectsegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_relatedobjectsegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_segmentoverride (
    id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    data_json text NOT NULL,
    has_error boolean NOT NULL,
    field_error text NOT NULL,
    context_id integer,
    last_translated_by_id bigint,
    locale_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_segmentoverride ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_segmentoverride_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_string (
    id integer NOT NULL,
    data_hash uuid NOT NULL,
    data text NOT NULL,
    locale_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_string ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_string_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_stringsegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    attrs text NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    string_id integer NOT NULL,
    CONSTRAINT wagtail_localize_stringsegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_stringsegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_stringsegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_stringtranslation (
    id integer NOT NULL,
    data text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    context_id integer,
    locale_id integer NOT NULL,
    translation_of_id integer NOT NULL,
    tool_name character varying(255) NOT NULL,
    translation_type character varying(20) NOT NULL,
    last_translated_by_id bigint,
    field_error text NOT NULL,
    has_error boolean NOT NULL
);
ALTER TABLE public.wagtail_localize_stringtranslation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_stringtranslation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_template (
    id integer NOT NULL,
    uuid uuid NOT NULL,
    template text NOT NULL,
    template_format character varying(100) NOT NULL,
    string_count integer NOT NULL,
    CONSTRAINT wagtail_localize_template_string_count_check CHECK ((string_count >= 0))
);
ALTER TABLE public.wagtail_localize_template ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_template_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_templatesegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    template_id integer NOT NULL,
    CONSTRAINT wagtail_localize_templatesegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_templatesegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_templatesegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translatableobject (
    translation_key uuid NOT NULL,
    content_type_id integer NOT NULL
);
CREATE TABLE public.wagtail_localize_translation (
    id integer NOT NULL,
    uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    translations_last_updated_at timestamp with time zone,
    destination_last_updated_at timestamp with time zone,
    enabled boolean NOT NULL,
    source_id integer NOT NULL,
    target_locale_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_translation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translationcontext (
    id integer NOT NULL,
    path_id uuid NOT NULL,
    path text NOT NULL,
    object_id uuid NOT NULL,
    field_path text NOT NULL
);
ALTER TABLE public.wagtail_localize_translationcontext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationcontext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translationlog (
    id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    locale_id integer NOT NULL,
    revision_id integer,
    source_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_translationlog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationlog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translationsource (
    id integer NOT NULL,
    object_repr text NOT NULL,
    content_json text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    locale_id integer NOT NULL,
    object_id uuid NOT NULL,
    specific_content_type_id integer CONSTRAINT wagtail_localize_translations_specific_content_type_id_not_null NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    schema_version character varying(255) NOT NULL
);
ALTER TABLE public.wagtail_localize_translationsource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationsource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);
ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);
ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);
ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);
ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);
ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);
ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);
CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);
ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);
ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);
ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);
ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);
ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);
ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailforms_formsubmission (
    id integer NOT NULL,
    form_data jsonb NOT NULL,
    submit_time timestamp with time zone NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.wagtailforms_formsubmission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailforms_formsubmission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);
ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);
ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL
);
ALTER TABLE public.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);
ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);
ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.waiting_place (
    id bigint NOT NULL,
    public_id character varying(24) NOT NULL,
    quantity integer NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    invited_at timestamp with time zone,
    held_until timestamp with time zone,
    ended_at timestamp with time zone,
    holds integer NOT NULL,
    cart character varying(40) NOT NULL,
    "order" character varying(40) NOT NULL,
    formula_id bigint,
    site_id integer NOT NULL,
    variant_id bigint,
    CONSTRAINT place_ended_without_address CHECK (((((state)::text = ANY ((ARRAY['asked'::character varying, 'waiting'::character varying, 'invited'::character varying])::text[])) OR ((email)::text = ''::text)) AND (1 = (
CASE
    WHEN ((state)::text = ANY ((ARRAY['asked'::character varying, 'waiting'::character varying, 'invited'::character varying])::text[])) THEN 1
    ELSE 0
END +
CASE
    WHEN ((email)::text = ''::text) THEN 1
    ELSE 0
END)))),
    CONSTRAINT place_for_one_thing CHECK ((((variant_id IS NULL) OR (formula_id IS NULL)) AND (1 = (
CASE
    WHEN (variant_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (formula_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT place_quantity_in_range CHECK (((quantity >= 1) AND (quantity <= 20))),
    CONSTRAINT waiting_place_holds_check CHECK ((holds >= 0)),
    CONSTRAINT waiting_place_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.waiting_place ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.waiting_place_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
COPY public.account_emailaddress (id, email, verified, "primary", user_id) FROM stdin;
\.
COPY public.account_emailconfirmation (id, created, sent, key, email_address_id) FROM stdin;
\.
COPY public.auth_group (id, name) FROM stdin;
1	Moderators
2	Editors
\.
COPY public.auth_group_permissions (id, group_id, permission_id) FROM stdin;
1	1	109
2	2	109
3	1	110
4	2	110
5	1	112
6	1	113
7	1	111
8	2	112
9	2	113
10	2	111
11	1	114
12	2	114
13	1	115
14	1	116
15	1	117
16	2	115
17	2	116
18	2	117
19	1	118
20	2	118
\.
COPY public.auth_permission (id, name, content_type_id, codename) FROM stdin;
1	Can add locale	3	add_locale
2	Can change locale	3	change_locale
3	Can delete locale	3	delete_locale
4	Can view locale	3	view_locale
5	Can add site	4	add_site
6	Can change site	4	change_site
7	Can delete site	4	delete_site
8	Can view site	4	view_site
9	Can add group site permission	5	add_groupsitepermission
10	Can change group site permission	5	change_groupsitepermission
11	Can delete group site permission	5	delete_groupsitepermission
12	Can view group site permission	5	view_groupsitepermission
13	Can add API token	6	add_apitoken
14	Can change API token	6	change_apitoken
15	Can delete API token	6	delete_apitoken
16	Can view API token	6	view_apitoken
17	Can add model log entry	7	add_modellogentry
18	Can change model log entry	7	change_modellogentry
19	Can delete model log entry	7	delete_modellogentry
20	Can view model log entry	7	view_modellogentry
21	Can add revision	8	add_revision
22	Can change revision	8	change_revision
23	Can delete revision	8	delete_revision
24	Can view revision	8	view_revision
25	Can add collection view restriction	9	add_collectionviewrestriction
26	Can change collection view restriction	9	change_collectionviewrestriction
27	Can delete collection view restriction	9	delete_collectionviewrestriction
28	Can view collection view restriction	9	view_collectionviewrestriction
29	Can add collection	10	add_collection
30	Can change collection	10	change_collection
31	Can delete collection	10	delete_collection
32	Can view collection	10	view_collection
33	Can add group collection permission	11	add_groupcollectionpermission
34	Can change group collection permission	11	change_groupcollectionpermission
35	Can delete group collection permission	11	delete_groupcollectionpermission
36	Can view group collection permission	11	view_groupcollectionpermission
37	Can add uploaded file	12	add_uploadedfile
38	Can change uploaded file	12	change_uploadedfile
39	Can delete uploaded file	12	delete_uploadedfile
40	Can view uploaded file	12	view_uploadedfile
41	Can add workflow content type	13	add_workflowcontenttype
42	Can change workflow content type	13	change_workflowcontenttype
43	Can delete workflow content type	13	delete_workflowcontenttype
44	Can view workflow content type	13	view_workflowcontenttype
45	Can add Workflow state	14	add_workflowstate
46	Can change Workflow state	14	change_workflowstate
47	Can delete Workflow state	14	delete_workflowstate
48	Can view Workflow state	14	view_workflowstate
49	Can add workflow	15	add_workflow
50	Can change workflow	15	change_workflow
51	Can delete workflow	15	delete_workflow
52	Can view workflow	15	view_workflow
53	Can add workflow task order	16	add_workflowtask
54	Can change workflow task order	16	change_workflowtask
55	Can delete workflow task order	16	delete_workflowtask
56	Can view workflow task order	16	view_workflowtask
57	Can add task	17	add_task
58	Can change task	17	change_task
59	Can delete task	17	delete_task
60	Can view task	17	view_task
61	Can add Group approval task	2	add_groupapprovaltask
62	Can change Group approval task	2	change_groupapprovaltask
63	Can delete Group approval task	2	delete_groupapprovaltask
64	Can view Group approval task	2	view_groupapprovaltask
65	Can add Task state	18	add_taskstate
66	Can change Task state	18	change_taskstate
67	Can delete Task state	18	delete_taskstate
68	Can view Task state	18	view_taskstate
69	Can add page	1	add_page
70	Can change page	1	change_page
71	Can delete page	1	delete_page
72	Can view page	1	view_page
73	Delete pages with children	1	bulk_delete_page
74	Lock/unlock pages you've locked	1	lock_page
75	Publish any page	1	publish_page
76	Unlock any page	1	unlock_page
77	Can add group page permission	19	add_grouppagepermission
78	Can change group page permission	19	change_grouppagepermission
79	Can delete group page permission	19	delete_grouppagepermission
80	Can view group page permission	19	view_grouppagepermission
81	Can add page view restriction	20	add_pageviewrestriction
82	Can change page view restriction	20	change_pageviewrestriction
83	Can delete page view restriction	20	delete_pageviewrestriction
84	Can view page view restriction	20	view_pageviewrestriction
85	Can add workflow page	21	add_workflowpage
86	Can change workflow page	21	change_workflowpage
87	Can delete workflow page	21	delete_workflowpage
88	Can view workflow page	21	view_workflowpage
89	Can add page log entry	22	add_pagelogentry
90	Can change page log entry	22	change_pagelogentry
91	Can delete page log entry	22	delete_pagelogentry
92	Can view page log entry	22	view_pagelogentry
93	Can add comment	23	add_comment
94	Can change comment	23	change_comment
95	Can delete comment	23	delete_comment
96	Can view comment	23	view_comment
97	Can add comment reply	24	add_commentreply
98	Can change comment reply	24	change_commentreply
99	Can delete comment reply	24	delete_commentreply
100	Can view comment reply	24	view_commentreply
101	Can add page subscription	25	add_pagesubscription
102	Can change page subscription	25	change_pagesubscription
103	Can delete page subscription	25	delete_pagesubscription
104	Can view page subscription	25	view_pagesubscription
105	Can add reference index	26	add_referenceindex
106	Can change reference index	26	change_referenceindex
107	Can delete reference index	26	delete_referenceindex
108	Can view reference index	26	view_referenceindex
109	Can submit translations	27	submit_translation
110	Can access Wagtail admin	28	access_admin
111	Can add document	29	add_document
112	Can change document	29	change_document
113	Can delete document	29	delete_document
114	Can choose document	29	choose_document
115	Can add image	30	add_image
116	Can change image	30	change_image
117	Can delete image	30	delete_image
118	Can choose image	30	choose_image
119	Can add tour seen	31	add_tourseen
120	Can change tour seen	31	change_tourseen
121	Can delete tour seen	31	delete_tourseen
122	Can view tour seen	31	view_tourseen
123	Can add form	32	add_formpage
124	Can change form	32	change_formpage
125	Can delete form	32	delete_formpage
126	Can view form	32	view_formpage
127	Can add field	33	add_formfield
128	Can change field	33	change_formfield
129	Can delete field	33	delete_formfield
130	Can view field	33	view_formfield
131	Can add article	34	add_articlepage
132	Can change article	34	change_articlepage
133	Can delete article	34	delete_articlepage
134	Can view article	34	view_articlepage
135	Can add article tag	35	add_articletag
136	Can change article tag	35	change_articletag
137	Can delete article tag	35	delete_articletag
138	Can view article tag	35	view_articletag
139	Can add author	36	add_author
140	Can change author	36	change_author
141	Can delete author	36	delete_author
142	Can view author	36	view_author
143	Can add journal category	37	add_blogcategorypage
144	Can change journal category	37	change_blogcategorypage
145	Can delete journal category	37	delete_blogcategorypage
146	Can view journal category	37	view_blogcategorypage
147	Can add journal	38	add_blogpage
148	Can change journal	38	change_blogpage
149	Can delete journal	38	delete_blogpage
150	Can view journal	38	view_blogpage
151	Can add dossier	39	add_dossierpage
152	Can change dossier	39	change_dossierpage
153	Can delete dossier	39	delete_dossierpage
154	Can view dossier	39	view_dossierpage
155	Can add article of a dossier	40	add_dossierentry
156	Can change article of a dossier	40	change_dossierentry
157	Can delete article of a dossier	40	delete_dossierentry
158	Can view article of a dossier	40	view_dossierentry
159	Can add past boxes	41	add_pastboxespage
160	Can change past boxes	41	change_pastboxespage
161	Can delete past boxes	41	delete_pastboxespage
162	Can view past boxes	41	view_pastboxespage
163	Can add past box	42	add_pastboxpage
164	Can change past box	42	change_pastboxpage
165	Can delete past box	42	delete_pastboxpage
166	Can view past box	42	view_pastboxpage
167	Can add thing of a past box	43	add_pastboxline
168	Can change thing of a past box	43	change_pastboxline
169	Can delete thing of a past box	43	delete_pastboxline
170	Can view thing of a past box	43	view_pastboxline
171	Can add picture of a past box	44	add_pastboxpicture
172	Can change picture of a past box	44	change_pastboxpicture
173	Can delete picture of a past box	44	delete_pastboxpicture
174	Can view picture of a past box	44	view_pastboxpicture
175	Can add advanced	45	add_advanced
176	Can change advanced	45	change_advanced
177	Can delete advanced	45	delete_advanced
178	Can view advanced	45	view_advanced
179	Can add marketing ids	46	add_marketingids
180	Can change marketing ids	46	change_marketingids
181	Can delete marketing ids	46	delete_marketingids
182	Can view marketing ids	46	view_marketingids
183	Can add menu	47	add_menu
184	Can change menu	47	change_menu
185	Can delete menu	47	delete_menu
186	Can view menu	47	view_menu
187	Can add appearance	48	add_appearance
188	Can change appearance	48	change_appearance
189	Can delete appearance	48	delete_appearance
190	Can view appearance	48	view_appearance
191	Can add formulas page	49	add_formulaspage
192	Can change formulas page	49	change_formulaspage
193	Can delete formulas page	49	delete_formulaspage
194	Can view formulas page	49	view_formulaspage
195	Can add free page	50	add_freepage
196	Can change free page	50	change_freepage
197	Can delete free page	50	delete_freepage
198	Can view free page	50	view_freepage
199	Can add gift cards page	51	add_giftcardspage
200	Can change gift cards page	51	change_giftcardspage
201	Can delete gift cards page	51	delete_giftcardspage
202	Can view gift cards page	51	view_giftcardspage
203	Can add home page	52	add_homepage
204	Can change home page	52	change_homepage
205	Can delete home page	52	delete_homepage
206	Can view home page	52	view_homepage
207	Can add identity	53	add_identity
208	Can change identity	53	change_identity
209	Can delete identity	53	delete_identity
210	Can view identity	53	view_identity
211	Can add maintenance page	54	add_maintenancepage
212	Can change maintenance page	54	change_maintenancepage
213	Can delete maintenance page	54	delete_maintenancepage
214	Can view maintenance page	54	view_maintenancepage
215	Can add opening	55	add_opening
216	Can change opening	55	change_opening
217	Can delete opening	55	delete_opening
218	Can view opening	55	view_opening
219	Can add preview draft	56	add_previewdraft
220	Can change preview draft	56	change_previewdraft
221	Can delete preview draft	56	delete_previewdraft
222	Can view preview draft	56	view_previewdraft
223	Can add shared blocks	57	add_sharedblocks
224	Can change shared blocks	57	change_sharedblocks
225	Can delete shared blocks	57	delete_sharedblocks
226	Can view shared blocks	57	view_sharedblocks
227	Can add alerts to staff	58	add_alertsettings
228	Can change alerts to staff	58	change_alertsettings
229	Can delete alerts to staff	58	delete_alertsettings
230	Can view alerts to staff	58	view_alertsettings
231	Can add mail	59	add_mail
232	Can change mail	59	change_mail
233	Can delete mail	59	delete_mail
234	Can view mail	59	view_mail
235	Can add report on a mail	60	add_mailreport
236	Can change report on a mail	60	change_mailreport
237	Can delete report on a mail	60	delete_mailreport
238	Can view report on a mail	60	view_mailreport
239	Can add words of a mail	61	add_mailwords
240	Can change words of a mail	61	change_mailwords
241	Can delete words of a mail	61	delete_mailwords
242	Can view words of a mail	61	view_mailwords
243	Can add openings and clicks	62	add_measuringsettings
244	Can change openings and clicks	62	change_measuringsettings
245	Can delete openings and clicks	62	delete_measuringsettings
246	Can view openings and clicks	62	view_measuringsettings
247	Can add address that refuses mail	63	add_refusingaddress
248	Can change address that refuses mail	63	change_refusingaddress
249	Can delete address that refuses mail	63	delete_refusingaddress
250	Can view address that refuses mail	63	view_refusingaddress
251	Can add silent message	64	add_silentmessage
252	Can change silent message	64	change_silentmessage
253	Can delete silent message	64	delete_silentmessage
254	Can view silent message	64	view_silentmessage
255	Can add audit	65	add_auditrun
256	Can change audit	65	change_auditrun
257	Can delete audit	65	delete_auditrun
258	Can view audit	65	view_auditrun
259	Can add newsletter sign-up	66	add_signup
260	Can change newsletter sign-up	66	change_signup
261	Can delete newsletter sign-up	66	delete_signup
262	Can view newsletter sign-up	66	view_signup
263	Can add unfinished order	67	add_cart
264	Can change unfinished order	67	change_cart
265	Can delete unfinished order	67	delete_cart
266	Can view unfinished order	67	view_cart
267	Can add cart line	68	add_cartline
268	Can change cart line	68	change_cartline
269	Can delete cart line	68	delete_cartline
270	Can view cart line	68	view_cartline
271	Can add unfinished orders	69	add_remindersettings
272	Can change unfinished orders	69	change_remindersettings
273	Can delete unfinished orders	69	delete_remindersettings
274	Can view unfinished orders	69	view_remindersettings
275	Can add no reminder	70	add_noreminder
276	Can change no reminder	70	change_noreminder
277	Can delete no reminder	70	delete_noreminder
278	Can view no reminder	70	view_noreminder
279	Can add question at the checkout	71	add_checkoutquestion
280	Can change question at the checkout	71	change_checkoutquestion
281	Can delete question at the checkout	71	delete_checkoutquestion
282	Can view question at the checkout	71	view_checkoutquestion
283	Can add consent box	72	add_consentbox
284	Can change consent box	72	change_consentbox
285	Can delete consent box	72	delete_consentbox
286	Can view consent box	72	view_consentbox
287	Can add request to stop	73	add_departure
288	Can change request to stop	73	change_departure
289	Can delete request to stop	73	delete_departure
290	Can view request to stop	73	view_departure
291	Can add cancellation and withdrawal	74	add_funnelsettings
292	Can change cancellation and withdrawal	74	change_funnelsettings
293	Can delete cancellation and withdrawal	74	delete_funnelsettings
294	Can view cancellation and withdrawal	74	view_funnelsettings
295	Can add renewal notice	75	add_noticesent
296	Can change renewal notice	75	change_noticesent
297	Can delete renewal notice	75	delete_noticesent
298	Can view renewal notice	75	view_noticesent
299	Can add question	76	add_question
300	Can change question	76	change_question
301	Can delete question	76	delete_question
302	Can view question	76	view_question
303	Can add answer	77	add_answer
304	Can change answer	77	change_answer
305	Can delete answer	77	delete_answer
306	Can view answer	77	view_answer
307	Can add receipt	78	add_receipt
308	Can change receipt	78	change_receipt
309	Can delete receipt	78	delete_receipt
310	Can view receipt	78	view_receipt
311	Can add withdrawal	79	add_withdrawal
312	Can change withdrawal	79	change_withdrawal
313	Can delete withdrawal	79	delete_withdrawal
314	Can view withdrawal	79	view_withdrawal
315	Can add request without an account	80	add_contractrequest
316	Can change request without an account	80	change_contractrequest
317	Can delete request without an account	80	delete_contractrequest
318	Can view request without an account	80	view_contractrequest
319	Can add subscription	81	add_subscription
320	Can change subscription	81	change_subscription
321	Can delete subscription	81	delete_subscription
322	Can view subscription	81	view_subscription
323	Can add term	82	add_term
324	Can change term	82	change_term
325	Can delete term	82	delete_term
326	Can view term	82	view_term
327	Can add box	83	add_cycle
328	Can change box	83	change_cycle
329	Can delete box	83	delete_cycle
330	Can view box	83	view_cycle
331	Can add change	84	add_change
332	Can change change	84	change_change
333	Can delete change	84	delete_change
334	Can view change	84	view_change
335	Can add renewal run	85	add_renewalrun
336	Can change renewal run	85	change_renewalrun
337	Can delete renewal run	85	delete_renewalrun
338	Can view renewal run	85	view_renewalrun
339	Can add renewals	86	add_renewalsettings
340	Can change renewals	86	change_renewalsettings
341	Can delete renewals	86	delete_renewalsettings
342	Can view renewals	86	view_renewalsettings
343	Can add box rating	87	add_boxrating
344	Can change box rating	87	change_boxrating
345	Can delete box rating	87	delete_boxrating
346	Can view box rating	87	view_boxrating
347	Can add ad campaign	88	add_adcampaign
348	Can change ad campaign	88	change_adcampaign
349	Can delete ad campaign	88	delete_adcampaign
350	Can view ad campaign	88	view_adcampaign
351	Can add sale of an ad campaign	89	add_campaignsale
352	Can change sale of an ad campaign	89	change_campaignsale
353	Can delete sale of an ad campaign	89	delete_campaignsale
354	Can view sale of an ad campaign	89	view_campaignsale
355	Can add coupon	90	add_coupon
356	Can change coupon	90	change_coupon
357	Can delete coupon	90	delete_coupon
358	Can view coupon	90	view_coupon
359	Can add coupon	91	add_couponcategory
360	Can change coupon	91	change_couponcategory
361	Can delete coupon	91	delete_couponcategory
362	Can view coupon	91	view_couponcategory
363	Can add generated code	92	add_couponcode
364	Can change generated code	92	change_couponcode
365	Can delete generated code	92	delete_couponcode
366	Can view generated code	92	view_couponcode
367	Can add coupon	93	add_couponformula
368	Can change coupon	93	change_couponformula
369	Can delete coupon	93	delete_couponformula
370	Can view coupon	93	view_couponformula
371	Can add coupon	94	add_couponproduct
372	Can change coupon	94	change_couponproduct
373	Can delete coupon	94	delete_couponproduct
374	Can view coupon	94	view_couponproduct
375	Can add use of a coupon	95	add_couponuse
376	Can change use of a coupon	95	change_couponuse
377	Can delete use of a coupon	95	delete_couponuse
378	Can view use of a coupon	95	view_couponuse
379	Can add campaign day	96	add_campaignday
380	Can change campaign day	96	change_campaignday
381	Can delete campaign day	96	delete_campaignday
382	Can view campaign day	96	view_campaignday
383	Can add gift cards	97	add_giftcardsettings
384	Can change gift cards	97	change_giftcardsettings
385	Can delete gift cards	97	delete_giftcardsettings
386	Can view gift cards	97	view_giftcardsettings
387	Can add gift card	98	add_giftcard
388	Can change gift card	98	change_giftcard
389	Can delete gift card	98	delete_giftcard
390	Can view gift card	98	view_giftcard
391	Can add loyalty	99	add_loyaltysettings
392	Can change loyalty	99	change_loyaltysettings
393	Can delete loyalty	99	delete_loyaltysettings
394	Can view loyalty	99	view_loyaltysettings
395	Can add loyalty pass	100	add_pass
396	Can change loyalty pass	100	change_pass
397	Can delete loyalty pass	100	delete_pass
398	Can view loyalty pass	100	view_pass
399	Can add programme	101	add_programme
400	Can change programme	101	change_programme
401	Can delete programme	101	delete_programme
402	Can view programme	101	view_programme
403	Can add recommendation	102	add_referral
404	Can change recommendation	102	change_referral
405	Can delete recommendation	102	delete_referral
406	Can view recommendation	102	view_referral
407	Can add reward used	103	add_rewarduse
408	Can change reward used	103	change_rewarduse
409	Can delete reward used	103	delete_rewarduse
410	Can view reward used	103	view_rewarduse
411	Can add tier	104	add_tier
412	Can change tier	104	change_tier
413	Can delete tier	104	delete_tier
414	Can view tier	104	view_tier
415	Can add points earned	105	add_earning
416	Can change points earned	105	change_earning
417	Can delete points earned	105	delete_earning
418	Can view points earned	105	view_earning
419	Can add earning rule	106	add_earningrule
420	Can change earning rule	106	change_earningrule
421	Can delete earning rule	106	delete_earningrule
422	Can view earning rule	106	view_earningrule
423	Can add delivery note	107	add_deliverynote
424	Can change delivery note	107	change_deliverynote
425	Can delete delivery note	107	delete_deliverynote
426	Can view delivery note	107	view_deliverynote
427	Can add carrier	108	add_carrier
428	Can change carrier	108	change_carrier
429	Can delete carrier	108	delete_carrier
430	Can view carrier	108	view_carrier
431	Can add price	109	add_carrierrate
432	Can change price	109	change_carrierrate
433	Can delete price	109	delete_carrierrate
434	Can view price	109	view_carrierrate
435	Can add pick-up point	110	add_pickuppoint
436	Can change pick-up point	110	change_pickuppoint
437	Can delete pick-up point	110	delete_pickuppoint
438	Can view pick-up point	110	view_pickuppoint
439	Can add extra	111	add_extra
440	Can change extra	111	change_extra
441	Can delete extra	111	delete_extra
442	Can view extra	111	view_extra
443	Can add requests for reviews	112	add_reviewsettings
444	Can change requests for reviews	112	change_reviewsettings
445	Can delete requests for reviews	112	delete_reviewsettings
446	Can view requests for reviews	112	view_reviewsettings
447	Can add demo intent	113	add_demointent
448	Can change demo intent	113	change_demointent
449	Can delete demo intent	113	delete_demointent
450	Can view demo intent	113	view_demointent
451	Can add gateway message	114	add_gatewayevent
452	Can change gateway message	114	change_gatewayevent
453	Can delete gateway message	114	delete_gatewayevent
454	Can view gateway message	114	view_gatewayevent
455	Can add payment	115	add_payment
456	Can change payment	115	change_payment
457	Can delete payment	115	delete_payment
458	Can view payment	115	view_payment
459	Can add attempt	116	add_attempt
460	Can change attempt	116	change_attempt
461	Can delete attempt	116	delete_attempt
462	Can view attempt	116	view_attempt
463	Can add card setup	117	add_cardsetup
464	Can change card setup	117	change_cardsetup
465	Can delete card setup	117	delete_cardsetup
466	Can view card setup	117	view_cardsetup
467	Can add demo card	118	add_democard
468	Can change demo card	118	change_democard
469	Can delete demo card	118	delete_democard
470	Can view demo card	118	view_democard
471	Can add demo refund	119	add_demorefund
472	Can change demo refund	119	change_demorefund
473	Can delete demo refund	119	delete_demorefund
474	Can view demo refund	119	view_demorefund
475	Can add demo setup	120	add_demosetup
476	Can change demo setup	120	change_demosetup
477	Can delete demo setup	120	delete_demosetup
478	Can view demo setup	120	view_demosetup
479	Can add payer	121	add_payer
480	Can change payer	121	change_payer
481	Can delete payer	121	delete_payer
482	Can view payer	121	view_payer
483	Can add saved card	122	add_paymentmethod
484	Can change saved card	122	change_paymentmethod
485	Can delete saved card	122	delete_paymentmethod
486	Can view saved card	122	view_paymentmethod
487	Can add refund	123	add_refund
488	Can change refund	123	change_refund
489	Can delete refund	123	delete_refund
490	Can view refund	123	view_refund
491	Can add entry of a payout	124	add_balanceentry
492	Can change entry of a payout	124	change_balanceentry
493	Can delete entry of a payout	124	delete_balanceentry
494	Can view entry of a payout	124	view_balanceentry
495	Can add dispute	125	add_dispute
496	Can change dispute	125	change_dispute
497	Can delete dispute	125	delete_dispute
498	Can view dispute	125	view_dispute
499	Can add finding	126	add_finding
500	Can change finding	126	change_finding
501	Can delete finding	126	delete_finding
502	Can view finding	126	view_finding
503	Can add payout	127	add_payout
504	Can change payout	127	change_payout
505	Can delete payout	127	delete_payout
506	Can view payout	127	view_payout
507	Can add reconciliation	128	add_reconciliation
508	Can change reconciliation	128	change_reconciliation
509	Can delete reconciliation	128	delete_reconciliation
510	Can view reconciliation	128	view_reconciliation
511	Can add webhooks	129	add_webhooksettings
512	Can change webhooks	129	change_webhooksettings
513	Can delete webhooks	129	delete_webhooksettings
514	Can view webhooks	129	view_webhooksettings
515	Can add invoice	130	add_invoice
516	Can change invoice	130	change_invoice
517	Can delete invoice	130	delete_invoice
518	Can view invoice	130	view_invoice
519	Can add closing	131	add_closing
520	Can change closing	131	change_closing
521	Can delete closing	131	delete_closing
522	Can view closing	131	view_closing
523	Can add credit note	132	add_creditnote
524	Can change credit note	132	change_creditnote
525	Can delete credit note	132	delete_creditnote
526	Can view credit note	132	view_creditnote
527	Can add invoicing	133	add_invoicesettings
528	Can change invoicing	133	change_invoicesettings
529	Can delete invoicing	133	delete_invoicesettings
530	Can view invoicing	133	view_invoicesettings
531	Can add stored pdf	134	add_storedpdf
532	Can change stored pdf	134	change_storedpdf
533	Can delete stored pdf	134	delete_storedpdf
534	Can view stored pdf	134	view_storedpdf
535	Can add order	135	add_order
536	Can change order	135	change_order
537	Can delete order	135	delete_order
538	Can view order	135	view_order
539	Can add order line	136	add_orderline
540	Can change order line	136	change_orderline
541	Can delete order line	136	delete_orderline
542	Can view order line	136	view_orderline
543	Can add place in a waiting list	137	add_place
544	Can change place in a waiting list	137	change_place
545	Can delete place in a waiting list	137	delete_place
546	Can view place in a waiting list	137	view_place
547	Can add formula group	138	add_formulagroup
548	Can change formula group	138	change_formulagroup
549	Can delete formula group	138	delete_formulagroup
550	Can view formula group	138	view_formulagroup
551	Can add formula	139	add_formula
552	Can change formula	139	change_formula
553	Can delete formula	139	delete_formula
554	Can view formula	139	view_formula
555	Can add edition	140	add_edition
556	Can change edition	140	change_edition
557	Can delete edition	140	delete_edition
558	Can view edition	140	view_edition
559	Can add category	141	add_category
560	Can change category	141	change_category
561	Can delete category	141	delete_category
562	Can view category	141	view_category
563	Can add characteristic	142	add_characteristic
564	Can change characteristic	142	change_characteristic
565	Can delete characteristic	142	delete_characteristic
566	Can view characteristic	142	view_characteristic
567	Can add value	143	add_characteristicvalue
568	Can change value	143	change_characteristicvalue
569	Can delete value	143	delete_characteristicvalue
570	Can view value	143	view_characteristicvalue
571	Can add option	144	add_option
572	Can change option	144	change_option
573	Can delete option	144	delete_option
574	Can view option	144	view_option
575	Can add choice	145	add_optionchoice
576	Can change choice	145	change_optionchoice
577	Can delete choice	145	delete_optionchoice
578	Can view choice	145	view_optionchoice
579	Can add product	146	add_product
580	Can change product	146	change_product
581	Can delete product	146	delete_product
582	Can view product	146	view_product
583	Can add picture	147	add_productpicture
584	Can change picture	147	change_productpicture
585	Can delete picture	147	delete_productpicture
586	Can view picture	147	view_productpicture
587	Can add reservation	148	add_reservation
588	Can change reservation	148	change_reservation
589	Can delete reservation	148	delete_reservation
590	Can view reservation	148	view_reservation
591	Can add tag	149	add_tag
592	Can change tag	149	change_tag
593	Can delete tag	149	delete_tag
594	Can view tag	149	view_tag
595	Can add taxonomy	150	add_taxonomy
596	Can change taxonomy	150	change_taxonomy
597	Can delete taxonomy	150	delete_taxonomy
598	Can view taxonomy	150	view_taxonomy
599	Can add variant	151	add_variant
600	Can change variant	151	change_variant
601	Can delete variant	151	delete_variant
602	Can view variant	151	view_variant
603	Can add import of products	152	add_productimport
604	Can change import of products	152	change_productimport
605	Can delete import of products	152	delete_productimport
606	Can view import of products	152	view_productimport
607	Can add step	153	add_compositionstep
608	Can change step	153	change_compositionstep
609	Can delete step	153	delete_compositionstep
610	Can view step	153	view_compositionstep
611	Can add price	154	add_pricepoint
612	Can change price	154	change_pricepoint
613	Can delete price	154	delete_pricepoint
614	Can view price	154	view_pricepoint
615	Can add row	155	add_importedrow
616	Can change row	155	change_importedrow
617	Can delete row	155	delete_importedrow
618	Can view row	155	view_importedrow
619	Can add review	156	add_review
620	Can change review	156	change_review
621	Can delete review	156	delete_review
622	Can view review	156	view_review
623	Can add search text	157	add_searchtext
624	Can change search text	157	change_searchtext
625	Can delete search text	157	delete_searchtext
626	Can view search text	157	view_searchtext
627	Can add product offered along	158	add_upsell
628	Can change product offered along	158	change_upsell
629	Can delete product offered along	158	delete_upsell
630	Can view product offered along	158	view_upsell
631	Can add customer	159	add_customer
632	Can change customer	159	change_customer
633	Can delete customer	159	delete_customer
634	Can view customer	159	view_customer
635	Can add address	160	add_address
636	Can change address	160	change_address
637	Can delete address	160	delete_address
638	Can view address	160	view_address
639	Can add account	161	add_account
640	Can change account	161	change_account
641	Can delete account	161	delete_account
642	Can view account	161	view_account
643	Can add hold	162	add_hold
644	Can change hold	162	change_hold
645	Can delete hold	162	delete_hold
646	Can view hold	162	view_hold
647	Can add entry	163	add_entry
648	Can change entry	163	change_entry
649	Can delete entry	163	delete_entry
650	Can view entry	163	view_entry
651	Can add user	164	add_user
652	Can change user	164	change_user
653	Can delete user	164	delete_user
654	Can view user	164	view_user
655	Can add counter	165	add_counter
656	Can change counter	165	change_counter
657	Can delete counter	165	delete_counter
658	Can view counter	165	view_counter
659	Can add legal entity	166	add_legalentity
660	Can change legal entity	166	change_legalentity
661	Can delete legal entity	166	delete_legalentity
662	Can view legal entity	166	view_legalentity
663	Can add journal entry	167	add_journalentry
664	Can change journal entry	167	change_journalentry
665	Can delete journal entry	167	delete_journalentry
666	Can view journal entry	167	view_journalentry
667	Can add delivery	168	add_delivery
668	Can change delivery	168	change_delivery
669	Can delete delivery	168	delete_delivery
670	Can view delivery	168	view_delivery
671	Can add shop	169	add_shopsettings
672	Can change shop	169	change_shopsettings
673	Can delete shop	169	delete_shopsettings
674	Can view shop	169	view_shopsettings
675	Can add emergency stop	170	add_emergencystop
676	Can change emergency stop	170	change_emergencystop
677	Can delete emergency stop	170	delete_emergencystop
678	Can view emergency stop	170	view_emergencystop
679	Can add installation	171	add_installation
680	Can change installation	171	change_installation
681	Can delete installation	171	delete_installation
682	Can view installation	171	view_installation
683	Can add form submission	172	add_formsubmission
684	Can change form submission	172	change_formsubmission
685	Can delete form submission	172	delete_formsubmission
686	Can view form submission	172	view_formsubmission
687	Can add redirect	173	add_redirect
688	Can change redirect	173	change_redirect
689	Can delete redirect	173	delete_redirect
690	Can view redirect	173	view_redirect
691	Can add embed	174	add_embed
692	Can change embed	174	change_embed
693	Can delete embed	174	delete_embed
694	Can view embed	174	view_embed
695	Can add user profile	175	add_userprofile
696	Can change user profile	175	change_userprofile
697	Can delete user profile	175	delete_userprofile
698	Can view user profile	175	view_userprofile
699	Can publish shared blocks	57	publish_sharedblocks
700	Can lock shared blocks	57	lock_sharedblocks
701	Can unlock shared blocks	57	unlock_sharedblocks
702	Can publish words of a mail	61	publish_mailwords
703	Can lock words of a mail	61	lock_mailwords
704	Can unlock words of a mail	61	unlock_mailwords
705	Can view document	29	view_document
706	Can view image	30	view_image
707	Can add rendition	176	add_rendition
708	Can change rendition	176	change_rendition
709	Can delete rendition	176	delete_rendition
710	Can view rendition	176	view_rendition
711	Can add image	177	add_image
712	Can change image	177	change_image
713	Can delete image	177	delete_image
714	Can view image	177	view_image
715	Can choose image	177	choose_image
716	Can add rendition	178	add_rendition
717	Can change rendition	178	change_rendition
718	Can delete rendition	178	delete_rendition
719	Can view rendition	178	view_rendition
720	Can add library	179	add_library
721	Can change library	179	change_library
722	Can delete library	179	delete_library
723	Can view library	179	view_library
724	Can add index entry	180	add_indexentry
725	Can change index entry	180	change_indexentry
726	Can delete index entry	180	delete_indexentry
727	Can view index entry	180	view_indexentry
728	Can add editing session	181	add_editingsession
729	Can change editing session	181	change_editingsession
730	Can delete editing session	181	delete_editingsession
731	Can view editing session	181	view_editingsession
732	Can add form state	182	add_formstate
733	Can change form state	182	change_formstate
734	Can delete form state	182	delete_formstate
735	Can view form state	182	view_formstate
736	Can add string	183	add_string
737	Can change string	183	change_string
738	Can delete string	183	delete_string
739	Can view string	183	view_string
740	Can add template	184	add_template
741	Can change template	184	change_template
742	Can delete template	184	delete_template
743	Can view template	184	view_template
744	Can add translatable object	185	add_translatableobject
745	Can change translatable object	185	change_translatableobject
746	Can delete translatable object	185	delete_translatableobject
747	Can view translatable object	185	view_translatableobject
748	Can add translation source	186	add_translationsource
749	Can change translation source	186	change_translationsource
750	Can delete translation source	186	delete_translationsource
751	Can view translation source	186	view_translationsource
752	Can add translation log	187	add_translationlog
753	Can change translation log	187	change_translationlog
754	Can delete translation log	187	delete_translationlog
755	Can view translation log	187	view_translationlog
756	Can add translation context	188	add_translationcontext
757	Can change translation context	188	change_translationcontext
758	Can delete translation context	188	delete_translationcontext
759	Can view translation context	188	view_translationcontext
760	Can add template segment	189	add_templatesegment
761	Can change template segment	189	change_templatesegment
762	Can delete template segment	189	delete_templatesegment
763	Can view template segment	189	view_templatesegment
764	Can add string segment	190	add_stringsegment
765	Can change string segment	190	change_stringsegment
766	Can delete string segment	190	delete_stringsegment
767	Can view string segment	190	view_stringsegment
768	Can add related object segment	191	add_relatedobjectsegment
769	Can change related object segment	191	change_relatedobjectsegment
770	Can delete related object segment	191	delete_relatedobjectsegment
771	Can view related object segment	191	view_relatedobjectsegment
772	Can add string translation	192	add_stringtranslation
773	Can change string translation	192	change_stringtranslation
774	Can delete string translation	192	delete_stringtranslation
775	Can view string translation	192	view_stringtranslation
776	Can add translation	27	add_translation
777	Can change translation	27	change_translation
778	Can delete translation	27	delete_translation
779	Can view translation	27	view_translation
780	Can add overridable segment	193	add_overridablesegment
781	Can change overridable segment	193	change_overridablesegment
782	Can delete overridable segment	193	delete_overridablesegment
783	Can view overridable segment	193	view_overridablesegment
784	Can add segment override	194	add_segmentoverride
785	Can change segment override	194	change_segmentoverride
786	Can delete segment override	194	delete_segmentoverride
787	Can view segment override	194	view_segmentoverride
788	Can add locale synchronization	195	add_localesynchronization
789	Can change locale synchronization	195	change_localesynchronization
790	Can delete locale synchronization	195	delete_localesynchronization
791	Can view locale synchronization	195	view_localesynchronization
792	Can add tag	196	add_tag
793	Can change tag	196	change_tag
794	Can delete tag	196	delete_tag
795	Can view tag	196	view_tag
796	Can add tagged item	197	add_taggeditem
797	Can change tagged item	197	change_taggeditem
798	Can delete tagged item	197	delete_taggeditem
799	Can view tagged item	197	view_taggeditem
800	Can add email address	198	add_emailaddress
801	Can change email address	198	change_emailaddress
802	Can delete email address	198	delete_emailaddress
803	Can view email address	198	view_emailaddress
804	Can add email confirmation	199	add_emailconfirmation
805	Can change email confirmation	199	change_emailconfirmation
806	Can delete email confirmation	199	delete_emailconfirmation
807	Can view email confirmation	199	view_emailconfirmation
808	Can add authenticator	200	add_authenticator
809	Can change authenticator	200	change_authenticator
810	Can delete authenticator	200	delete_authenticator
811	Can view authenticator	200	view_authenticator
812	Can add user session	201	add_usersession
813	Can change user session	201	change_usersession
814	Can delete user session	201	delete_usersession
815	Can view user session	201	view_usersession
816	Can add permission	202	add_permission
817	Can change permission	202	change_permission
818	Can delete permission	202	delete_permission
819	Can view permission	202	view_permission
820	Can add group	203	add_group
821	Can change group	203	change_group
822	Can delete group	203	delete_group
823	Can view group	203	view_group
824	Can add content type	204	add_contenttype
825	Can change content type	204	change_contenttype
826	Can delete content type	204	delete_contenttype
827	Can view content type	204	view_contenttype
828	Can add session	205	add_session
829	Can change session	205	change_session
830	Can delete session	205	delete_session
831	Can view session	205	view_session
\.
COPY public.backoffice_tourseen (id, at, user_id) FROM stdin;
\.
COPY public.base_counter (name, last) FROM stdin;
\.
COPY public.base_delivery (id, listener, due_at, delivered_at, failures, last_error, entry_id) FROM stdin;
\.
COPY public.base_emergencystop (id, charges_stopped, mails_stopped, webhooks_stopped, since, by, reason) FROM stdin;
\.
COPY public.base_installation (id, environment, server, database, gateway_account, seen_account, confirmed_at, confirmed_by) FROM stdin;
\.
COPY public.base_journalentry (id, name, data, actor, at, site_id) FROM stdin;
\.
COPY public.base_legalentity (id, name, address, country, registration, vat_number, mentions) FROM stdin;
\.
COPY public.base_shopsettings (id, currency, time_zone, countries, contact_email, contact_phone, is_demo, legal_entity_id, site_id, vat_liable, contact_address, languages, archived_at) FROM stdin;
\.
COPY public.base_user (id, password, last_login, is_superuser, first_name, last_name, is_staff, is_active, date_joined, email) FROM stdin;
\.
COPY public.base_user_groups (id, user_id, group_id) FROM stdin;
\.
COPY public.base_user_user_permissions (id, user_id, permission_id) FROM stdin;
\.
COPY public.billing_attempt (id, n, key, fingerprint, state, decline_code, card_brand, card_last4, action_url, action_secret, sent_at, settled_at, payment_id, ask_at, cause, decline_is_final, method_id) FROM stdin;
\.
COPY public.billing_balanceentry (id, gateway_ref, kind, amount, fee_amount, net_amount, currency, at, payment_id, refund_id, dispute_id, payout_id) FROM stdin;
\.
COPY public.billing_cardsetup (id, public_id, gateway, environment, gateway_ref, key, fingerprint, subject, state, decline_code, action_url, action_secret, created_at, customer_id, payment_method_id) FROM stdin;
\.
COPY public.billing_democard (id, reference, payer, answer, last4, exp_month, exp_year, set_up, forgotten) FROM stdin;
\.
COPY public.billing_demointent (id, reference, key, amount, currency, state, decline_code, card_last4, return_url, charges, last_key, charged_at, payer, card_id) FROM stdin;
\.
COPY public.billing_demorefund (id, reference, key, amount, ours, made_at, intent_id) FROM stdin;
\.
COPY public.billing_demosetup (id, reference, key, state, decline_code, return_url, card_id) FROM stdin;
\.
COPY public.billing_dispute (id, public_id, gateway_ref, amount, fee_amount, currency, reason, state, opened_at, evidence_due_at, closed_at, payment_id) FROM stdin;
\.
COPY public.billing_finding (id, kind, subject, reference, detail, reconciliation_id) FROM stdin;
\.
COPY public.billing_gatewayevent (id, gateway, event_id, type, object_ref, received_at, processed_at, due_at, failures, leased_until, object_type, outcome, payload, subject) FROM stdin;
\.
COPY public.billing_payer (id, gateway, environment, reference, customer_id) FROM stdin;
\.
COPY public.billing_payment (id, public_id, gateway, gateway_ref, environment, amount, currency, state, created_at, order_id, frozen, refunded_amount) FROM stdin;
\.
COPY public.billing_paymentmethod (id, public_id, gateway, environment, reference, brand, last4, exp_month, exp_year, created_at, removed_at, customer_id, forgotten_at) FROM stdin;
\.
COPY public.billing_payout (id, gateway, gateway_ref, amount, currency, state, made_at, arrives_on, is_complete) FROM stdin;
\.
COPY public.billing_reconciliation (id, gateway, since, started_at, finished_at, state, step, counts, actor) FROM stdin;
\.
COPY public.billing_refund (id, public_id, destination, amount, currency, reason, key, state, gateway_ref, requested_at, settled_at, order_id, payment_id, line_id) FROM stdin;
\.
COPY public.billing_webhooksettings (id, keep_days) FROM stdin;
\.
COPY public.blog_articlepage (page_ptr_id, hidden_from_search, date, introduction, body, words, search_words, search_body, image_id, share_image_id, category_id) FROM stdin;
\.
COPY public.blog_articlepage_authors (id, articlepage_id, author_id) FROM stdin;
\.
COPY public.blog_articletag (id, content_object_id, tag_id) FROM stdin;
\.
COPY public.blog_author (id, slug, name, about, image_id, site_id, user_id) FROM stdin;
\.
COPY public.blog_blogcategorypage (page_ptr_id, hidden_from_search, introduction, image_id, share_image_id) FROM stdin;
\.
COPY public.blog_blogpage (page_ptr_id, hidden_from_search, introduction, share_image_id) FROM stdin;
\.
COPY public.blog_dossierentry (id, sort_order, article_id, dossier_id) FROM stdin;
\.
COPY public.blog_dossierpage (page_ptr_id, hidden_from_search, introduction, image_id, share_image_id) FROM stdin;
\.
COPY public.catalog_category (id, public_id, slug, name, description, "position", image_id, parent_id, site_id) FROM stdin;
\.
COPY public.catalog_characteristic (id, public_id, slug, name, "position", site_id) FROM stdin;
\.
COPY public.catalog_characteristicvalue (id, public_id, slug, name, sort_order, characteristic_id) FROM stdin;
\.
COPY public.catalog_compositionstep (id, public_id, name, hint, minimum, maximum, most_of_one, least_amount, most_amount, sort_order, formula_id) FROM stdin;
\.
COPY public.catalog_compositionstep_tags (id, compositionstep_id, tag_id) FROM stdin;
\.
COPY public.catalog_edition (id, public_id, month, title, story, cutoff_at, charge_on, ships_on, published, image_id, group_id) FROM stdin;
\.
COPY public.catalog_formula (id, public_id, slug, name, summary, description, "position", active, price_amount, currency, vat_rate, boxes, interval_months, calendar, charge_day, ship_day, ship_after, lock_days, image_id, site_id, group_id, reserved, stock, vat_elsewhere, weight_grams) FROM stdin;
\.
COPY public.catalog_formulagroup (id, public_id, slug, name, description, "position", image_id, site_id) FROM stdin;
\.
COPY public.catalog_importedrow (id, line, code, state, errors, run_id) FROM stdin;
\.
COPY public.catalog_option (id, public_id, slug, name, required, "position", site_id) FROM stdin;
\.
COPY public.catalog_optionchoice (id, public_id, name, price_amount, active, sort_order, option_id) FROM stdin;
\.
COPY public.catalog_pricepoint (id, amount, since, formula_id, variant_id) FROM stdin;
\.
COPY public.catalog_product (id, public_id, kind, slug, name, summary, description, valid_months, active, active_from, active_until, vat_rate, vat_elsewhere, currency, "position", created_at, formula_id, image_id, site_id) FROM stdin;
\.
COPY public.catalog_product_categories (id, product_id, category_id) FROM stdin;
\.
COPY public.catalog_product_options (id, product_id, option_id) FROM stdin;
\.
COPY public.catalog_product_tags (id, product_id, tag_id) FROM stdin;
\.
COPY public.catalog_productimport (id, public_id, name, content, dry_run, state, problem, rows, line, worked_on_until, created_at, by_id, site_id) FROM stdin;
\.
COPY public.catalog_productpicture (id, sort_order, image_id, product_id) FROM stdin;
\.
COPY public.catalog_reservation (id, quantity, reference, state, created_at, formula_id, variant_id) FROM stdin;
\.
COPY public.catalog_review (id, public_id, author, rating, text, state, answer, created_at, customer_id, product_id) FROM stdin;
\.
COPY public.catalog_searchtext (id, vector, words, formula_id, product_id) FROM stdin;
\.
COPY public.catalog_tag (id, public_id, slug, name, taxonomy_id) FROM stdin;
\.
COPY public.catalog_taxonomy (id, public_id, slug, name, "position", in_filters, site_id) FROM stdin;
\.
COPY public.catalog_upsell (id, public_id, price_amount, sort_order, formula_id, variant_id) FROM stdin;
\.
COPY public.catalog_variant (id, stock, reserved, public_id, code, price_amount, weight_grams, active, sort_order, product_id) FROM stdin;
\.
COPY public.catalog_variant_values (id, variant_id, characteristicvalue_id) FROM stdin;
\.
COPY public.checkout_cart (id, public_id, token_hash, delivery_address, updated_at, customer_id, order_id, site_id, billing_address, campaign, carrier_id, consents, coupons, email, gift_cards, pickup_point_id, rewards, survey, use_credit, language, offered_for_id, reminded_at, reopened_at, referral) FROM stdin;
\.
COPY public.checkout_cartline (id, public_id, quantity, cart_id, formula_id, choices, fingerprint, gift, variant_id, with_box, upsell_id) FROM stdin;
\.
COPY public.checkout_cartline_options (id, cartline_id, optionchoice_id) FROM stdin;
\.
COPY public.checkout_checkoutquestion (id, "position", required, active, public_id, kind, title, choices, site_id) FROM stdin;
\.
COPY public.checkout_consentbox (id, "position", required, active, public_id, words, site_id) FROM stdin;
\.
COPY public.checkout_noreminder (id, email, since, site_id) FROM stdin;
\.
COPY public.checkout_remindersettings (id, reminder_on, minutes, site_id) FROM stdin;
\.
COPY public.checks_auditrun (id, ran_at, is_sound, offenders, unanswered, actor) FROM stdin;
\.
COPY public.customers_address (id, public_id, name, line1, line2, postcode, city, country, phone, customer_id, company, vat_number) FROM stdin;
\.
COPY public.customers_customer (id, public_id, email, name, language, created_at, site_id, user_id) FROM stdin;
\.
COPY public.discounts_adcampaign (id, public_id, title, slug, destination, starts_on, ends_on, created_at, site_id, coupon_id) FROM stdin;
\.
COPY public.discounts_campaignday (id, day, visits, campaign_id) FROM stdin;
\.
COPY public.discounts_campaignsale (id, net_amount, campaign_id, order_id) FROM stdin;
\.
COPY public.discounts_coupon (id, public_id, title, code, automatic, active, kind, percent, amount, currency, charges, minimum_amount, starts_at, ends_at, total_limit, customer_limit, first_order, priority, stackable, uses, created_at, product_id, site_id) FROM stdin;
\.
COPY public.discounts_couponcategory (id, category_id, coupon_id) FROM stdin;
\.
COPY public.discounts_couponcode (id, public_id, code, used, created_at, coupon_id, site_id) FROM stdin;
\.
COPY public.discounts_couponformula (id, coupon_id, formula_id) FROM stdin;
\.
COPY public.discounts_couponproduct (id, coupon_id, product_id) FROM stdin;
\.
COPY public.discounts_couponuse (id, amount, at, given_back_at, code_id, coupon_id, customer_id, order_id) FROM stdin;
\.
COPY public.django_content_type (id, app_label, model) FROM stdin;
1	wagtailcore	page
2	wagtailcore	groupapprovaltask
3	wagtailcore	locale
4	wagtailcore	site
5	wagtailcore	groupsitepermission
6	wagtailcore	apitoken
7	wagtailcore	modellogentry
8	wagtailcore	revision
9	wagtailcore	collectionviewrestriction
10	wagtailcore	collection
11	wagtailcore	groupcollectionpermission
12	wagtailcore	uploadedfile
13	wagtailcore	workflowcontenttype
14	wagtailcore	workflowstate
15	wagtailcore	workflow
16	wagtailcore	workflowtask
17	wagtailcore	task
18	wagtailcore	taskstate
19	wagtailcore	grouppagepermission
20	wagtailcore	pageviewrestriction
21	wagtailcore	workflowpage
22	wagtailcore	pagelogentry
23	wagtailcore	comment
24	wagtailcore	commentreply
25	wagtailcore	pagesubscription
26	wagtailcore	referenceindex
27	wagtail_localize	translation
28	wagtailadmin	admin
29	wagtaildocs	document
30	wagtailimages	image
31	backoffice	tourseen
32	shop_forms	formpage
33	shop_forms	formfield
34	blog	articlepage
35	blog	articletag
36	blog	author
37	blog	blogcategorypage
38	blog	blogpage
39	blog	dossierpage
40	blog	dossierentry
41	pastboxes	pastboxespage
42	pastboxes	pastboxpage
43	pastboxes	pastboxline
44	pastboxes	pastboxpicture
45	sites	advanced
46	sites	marketingids
47	menus	menu
48	pages	appearance
49	pages	formulaspage
50	pages	freepage
51	pages	giftcardspage
52	pages	homepage
53	pages	identity
54	pages	maintenancepage
55	pages	opening
56	pages	previewdraft
57	pages	sharedblocks
58	emails	alertsettings
59	emails	mail
60	emails	mailreport
61	emails	mailwords
62	emails	measuringsettings
63	emails	refusingaddress
64	emails	silentmessage
65	checks	auditrun
66	marketing	signup
67	checkout	cart
68	checkout	cartline
69	checkout	remindersettings
70	checkout	noreminder
71	checkout	checkoutquestion
72	checkout	consentbox
73	retention	departure
74	retention	funnelsettings
75	retention	noticesent
76	retention	question
77	retention	answer
78	retention	receipt
79	retention	withdrawal
80	retention	contractrequest
81	subscriptions	subscription
82	subscriptions	term
83	subscriptions	cycle
84	subscriptions	change
85	subscriptions	renewalrun
86	subscriptions	renewalsettings
87	subscriptions	boxrating
88	discounts	adcampaign
89	discounts	campaignsale
90	discounts	coupon
91	discounts	couponcategory
92	discounts	couponcode
93	discounts	couponformula
94	discounts	couponproduct
95	discounts	couponuse
96	discounts	campaignday
97	giftcards	giftcardsettings
98	giftcards	giftcard
99	loyalty	loyaltysettings
100	loyalty	pass
101	loyalty	programme
102	loyalty	referral
103	loyalty	rewarduse
104	loyalty	tier
105	loyalty	earning
106	loyalty	earningrule
107	fulfilment	deliverynote
108	fulfilment	carrier
109	fulfilment	carrierrate
110	fulfilment	pickuppoint
111	fulfilment	extra
112	fulfilment	reviewsettings
113	billing	demointent
114	billing	gatewayevent
115	billing	payment
116	billing	attempt
117	billing	cardsetup
118	billing	democard
119	billing	demorefund
120	billing	demosetup
121	billing	payer
122	billing	paymentmethod
123	billing	refund
124	billing	balanceentry
125	billing	dispute
126	billing	finding
127	billing	payout
128	billing	reconciliation
129	billing	webhooksettings
130	invoices	invoice
131	invoices	closing
132	invoices	creditnote
133	invoices	invoicesettings
134	invoices	storedpdf
135	orders	order
136	orders	orderline
137	waiting	place
138	catalog	formulagroup
139	catalog	formula
140	catalog	edition
141	catalog	category
142	catalog	characteristic
143	catalog	characteristicvalue
144	catalog	option
145	catalog	optionchoice
146	catalog	product
147	catalog	productpicture
148	catalog	reservation
149	catalog	tag
150	catalog	taxonomy
151	catalog	variant
152	catalog	productimport
153	catalog	compositionstep
154	catalog	pricepoint
155	catalog	importedrow
156	catalog	review
157	catalog	searchtext
158	catalog	upsell
159	customers	customer
160	customers	address
161	ledger	account
162	ledger	hold
163	ledger	entry
164	base	user
165	base	counter
166	base	legalentity
167	base	journalentry
168	base	delivery
169	base	shopsettings
170	base	emergencystop
171	base	installation
172	wagtailforms	formsubmission
173	wagtailredirects	redirect
174	wagtailembeds	embed
175	wagtailusers	userprofile
176	wagtailimages	rendition
177	images	image
178	images	rendition
179	images	library
180	wagtailsearch	indexentry
181	wagtailadmin	editingsession
182	wagtailadmin	formstate
183	wagtail_localize	string
184	wagtail_localize	template
185	wagtail_localize	translatableobject
186	wagtail_localize	translationsource
187	wagtail_localize	translationlog
188	wagtail_localize	translationcontext
189	wagtail_localize	templatesegment
190	wagtail_localize	stringsegment
191	wagtail_localize	relatedobjectsegment
192	wagtail_localize	stringtranslation
193	wagtail_localize	overridablesegment
194	wagtail_localize	segmentoverride
195	wagtail_localize	localesynchronization
196	taggit	tag
197	taggit	taggeditem
198	account	emailaddress
199	account	emailconfirmation
200	mfa	authenticator
201	usersessions	usersession
202	auth	permission
203	auth	group
204	contenttypes	contenttype
205	sessions	session
\.
COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	contenttypes	0001_initial	2026-11-23 16:19:19.402513+00
2	contenttypes	0002_remove_content_type_name	2026-11-23 16:19:19.426352+00
3	auth	0001_initial	2026-11-23 16:19:19.49008+00
4	auth	0002_alter_permission_name_max_length	2026-11-23 16:19:19.504601+00
5	auth	0003_alter_user_email_max_length	2026-11-23 16:19:19.509033+00
6	auth	0004_alter_user_username_opts	2026-11-23 16:19:19.520993+00
7	auth	0005_alter_user_last_login_null	2026-11-23 16:19:19.541432+00
8	auth	0006_require_contenttypes_0002	2026-11-23 16:19:19.544441+00
9	auth	0007_alter_validators_add_error_messages	2026-11-23 16:19:19.55756+00
10	auth	0008_alter_user_username_max_length	2026-11-23 16:19:19.569599+00
11	auth	0009_alter_user_last_name_max_length	2026-11-23 16:19:19.58137+00
12	auth	0010_alter_group_name_max_length	2026-11-23 16:19:19.600523+00
13	auth	0011_update_proxy_permissions	2026-11-23 16:19:19.617446+00
14	auth	0012_alter_user_first_name_max_length	2026-11-23 16:19:19.634793+00
15	base	0001_user	2026-11-23 16:19:19.690439+00
16	account	0001_initial	2026-11-23 16:19:19.755172+00
17	account	0002_email_max_length	2026-11-23 16:19:19.787574+00
18	account	0003_alter_emailaddress_create_unique_verified_email	2026-11-23 16:19:19.813048+00
19	account	0004_alter_emailaddress_drop_unique_email	2026-11-23 16:19:19.843736+00
20	account	0005_emailaddress_idx_upper_email	2026-11-23 16:19:19.875198+00
21	account	0006_emailaddress_lower	2026-11-23 16:19:19.908916+00
22	account	0007_emailaddress_idx_email	2026-11-23 16:19:19.941548+00
23	account	0008_emailaddress_unique_primary_email_fixup	2026-11-23 16:19:19.984629+00
24	account	0009_emailaddress_unique_primary_email	2026-11-23 16:19:20.02251+00
25	backoffice	0001_tour	2026-11-23 16:19:20.054169+00
26	wagtailcore	0001_initial	2026-11-23 16:19:20.646903+00
27	wagtailcore	0002_initial_data	2026-11-23 16:19:20.647887+00
28	wagtailcore	0003_add_uniqueness_constraint_on_group_page_permission	2026-11-23 16:19:20.648392+00
29	wagtailcore	0004_page_locked	2026-11-23 16:19:20.648712+00
30	wagtailcore	0005_add_page_lock_permission_to_moderators	2026-11-23 16:19:20.648935+00
31	wagtailcore	0006_add_lock_page_permission	2026-11-23 16:19:20.650268+00
32	wagtailcore	0007_page_latest_revision_created_at	2026-11-23 16:19:20.650501+00
33	wagtailcore	0008_populate_latest_revision_created_at	2026-11-23 16:19:20.65068+00
34	wagtailcore	0009_remove_auto_now_add_from_pagerevision_created_at	2026-11-23 16:19:20.654307+00
35	wagtailcore	0010_change_page_owner_to_null_on_delete	2026-11-23 16:19:20.658286+00
36	wagtailcore	0011_page_first_published_at	2026-11-23 16:19:20.658665+00
37	wagtailcore	0012_extend_page_slug_field	2026-11-23 16:19:20.658892+00
38	wagtailcore	0013_update_golive_expire_help_text	2026-11-23 16:19:20.659075+00
39	wagtailcore	0014_add_verbose_name	2026-11-23 16:19:20.659267+00
40	wagtailcore	0015_add_more_verbose_names	2026-11-23 16:19:20.65943+00
41	wagtailcore	0016_change_page_url_path_to_text_field	2026-11-23 16:19:20.659588+00
42	wagtailcore	0017_change_edit_page_permission_description	2026-11-23 16:19:20.691974+00
43	wagtailcore	0018_pagerevision_submitted_for_moderation_index	2026-11-23 16:19:20.751355+00
44	wagtailcore	0019_verbose_names_cleanup	2026-11-23 16:19:20.909685+00
45	wagtailcore	0020_add_index_on_page_first_published_at	2026-11-23 16:19:20.94716+00
46	wagtailcore	0021_capitalizeverbose	2026-11-23 16:19:21.929885+00
47	wagtailcore	0022_add_site_name	2026-11-23 16:19:21.963459+00
48	wagtailcore	0023_alter_page_revision_on_delete_behaviour	2026-11-23 16:19:22.003547+00
49	wagtailcore	0024_collection	2026-11-23 16:19:22.026652+00
50	wagtailcore	0025_collection_initial_data	2026-11-23 16:19:22.06142+00
51	wagtailcore	0026_group_collection_permission	2026-11-23 16:19:22.160717+00
52	wagtailcore	0027_fix_collection_path_collation	2026-11-23 16:19:22.249732+00
53	wagtailcore	0024_alter_page_content_type_on_delete_behaviour	2026-11-23 16:19:22.294768+00
54	wagtailcore	0028_merge	2026-11-23 16:19:22.299087+00
55	wagtailcore	0029_unicode_slugfield_dj19	2026-11-23 16:19:22.352804+00
56	wagtailcore	0030_index_on_pagerevision_created_at	2026-11-23 16:19:22.396128+00
57	wagtailcore	0031_add_page_view_restriction_types	2026-11-23 16:19:22.543855+00
58	wagtailcore	0032_add_bulk_delete_page_permission	2026-11-23 16:19:22.604306+00
59	wagtailcore	0033_remove_golive_expiry_help_text	2026-11-23 16:19:22.6758+00
60	wagtailcore	0034_page_live_revision	2026-11-23 16:19:22.735341+00
61	wagtailcore	0035_page_last_published_at	2026-11-23 16:19:22.79284+00
62	wagtailcore	0036_populate_page_last_published_at	2026-11-23 16:19:22.877351+00
63	wagtailcore	0037_set_page_owner_editable	2026-11-23 16:19:22.890902+00
64	wagtailcore	0038_make_first_published_at_editable	2026-11-23 16:19:22.902492+00
65	wagtailcore	0039_collectionviewrestriction	2026-11-23 16:19:22.939736+00
66	wagtailcore	0040_page_draft_title	2026-11-23 16:19:22.98636+00
67	wagtailcore	0041_group_collection_permissions_verbose_name_plural	2026-11-23 16:19:23.008792+00
68	wagtailcore	0042_index_on_pagerevision_approved_go_live_at	2026-11-23 16:19:23.045824+00
69	wagtailcore	0043_lock_fields	2026-11-23 16:19:23.114348+00
70	wagtailcore	0044_add_unlock_grouppagepermission	2026-11-23 16:19:23.145716+00
71	wagtailcore	0045_assign_unlock_grouppagepermission	2026-11-23 16:19:23.218422+00
72	wagtailcore	0046_site_name_remove_null	2026-11-23 16:19:23.246975+00
73	wagtailcore	0047_add_workflow_models	2026-11-23 16:19:23.799846+00
74	wagtailcore	0048_add_default_workflows	2026-11-23 16:19:23.919593+00
75	wagtailcore	0049_taskstate_finished_by	2026-11-23 16:19:24.87648+00
76	wagtailcore	0050_workflow_rejected_to_needs_changes	2026-11-23 16:19:24.997617+00
77	wagtailcore	0051_taskstate_comment	2026-11-23 16:19:25.062422+00
78	wagtailcore	0052_pagelogentry	2026-11-23 16:19:25.148169+00
79	wagtailcore	0053_locale_model	2026-11-23 16:19:25.174365+00
80	wagtailcore	0054_initial_locale	2026-11-23 16:19:25.255017+00
81	wagtailcore	0055_page_locale_fields	2026-11-23 16:19:25.430562+00
82	wagtailcore	0056_page_locale_fields_populate	2026-11-23 16:19:25.518589+00
83	wagtailcore	0057_page_locale_fields_notnull	2026-11-23 16:19:25.66331+00
84	wagtailcore	0058_page_alias_of	2026-11-23 16:19:25.758068+00
85	wagtailcore	0059_apply_collection_ordering	2026-11-23 16:19:25.838462+00
86	wagtailcore	0060_fix_workflow_unique_constraint	2026-11-23 16:19:25.969116+00
87	wagtailcore	0061_change_promote_tab_helpt_text_and_verbose_names	2026-11-23 16:19:26.089506+00
88	wagtailcore	0062_comment_models_and_pagesubscription	2026-11-23 16:19:26.394422+00
89	wagtailcore	0063_modellogentry	2026-11-23 16:19:26.503835+00
90	wagtailcore	0064_log_timestamp_indexes	2026-11-23 16:19:26.630428+00
91	wagtailcore	0065_log_entry_uuid	2026-11-23 16:19:26.763484+00
92	wagtailcore	0066_collection_management_permissions	2026-11-23 16:19:26.900767+00
93	wagtailcore	0067_alter_pagerevision_content_json	2026-11-23 16:19:27.035448+00
94	wagtailcore	0068_log_entry_empty_object	2026-11-23 16:19:27.147252+00
95	wagtailcore	0069_log_entry_jsonfield	2026-11-23 16:19:27.313385+00
96	wagtail_localize	0001_initial	2026-11-23 16:19:28.236951+00
97	wagtailcore	0070_rename_pagerevision_revision	2026-11-23 16:19:30.312695+00
98	wagtailcore	0071_populate_revision_content_type	2026-11-23 16:19:30.349455+00
99	wagtailcore	0072_alter_revision_content_type_notnull	2026-11-23 16:19:30.523024+00
100	wagtailcore	0073_page_latest_revision	2026-11-23 16:19:30.604959+00
101	wagtailcore	0074_revision_object_str	2026-11-23 16:19:30.64784+00
102	wagtailcore	0075_populate_latest_revision_and_revision_object_str	2026-11-23 16:19:30.808569+00
103	wagtailcore	0076_modellogentry_revision	2026-11-23 16:19:30.898337+00
104	wagtailcore	0077_alter_revision_user	2026-11-23 16:19:30.984298+00
105	wagtailcore	0078_referenceindex	2026-11-23 16:19:31.083901+00
106	wagtailcore	0079_rename_taskstate_page_revision	2026-11-23 16:19:31.18557+00
107	wagtailcore	0080_generic_workflowstate	2026-11-23 16:19:31.74537+00
108	wagtailcore	0081_populate_workflowstate_content_type	2026-11-23 16:19:31.841897+00
109	wagtailcore	0082_alter_workflowstate_content_type_notnull	2026-11-23 16:19:32.050243+00
110	wagtailcore	0083_workflowcontenttype	2026-11-23 16:19:32.158838+00
111	wagtailcore	0084_add_default_page_permissions	2026-11-23 16:19:32.227836+00
112	wagtailcore	0085_add_grouppagepermission_permission	2026-11-23 16:19:33.71067+00
113	wagtailcore	0086_populate_grouppagepermission_permission	2026-11-23 16:19:34.034506+00
114	wagtailcore	0087_alter_grouppagepermission_unique_together_and_more	2026-11-23 16:19:34.29846+00
115	wagtailcore	0088_fix_log_entry_json_timestamps	2026-11-23 16:19:34.655401+00
116	wagtailcore	0089_log_entry_data_json_null_to_object	2026-11-23 16:19:34.874486+00
117	wagtailcore	0090_remove_grouppagepermission_permission_type	2026-11-23 16:19:35.201321+00
118	wagtailcore	0091_remove_revision_submitted_for_moderation	2026-11-23 16:19:35.300422+00
119	wagtailcore	0092_alter_collectionviewrestriction_password_and_more	2026-11-23 16:19:35.560574+00
120	wagtailcore	0093_uploadedfile	2026-11-23 16:19:35.72893+00
121	wagtailcore	0094_alter_page_locale	2026-11-23 16:19:35.855383+00
122	wagtailcore	0095_groupsitepermission	2026-11-23 16:19:35.987299+00
123	wagtailcore	0096_referenceindex_referenceindex_source_object_and_more	2026-11-23 16:19:36.085872+00
124	wagtailcore	0097_baselogentry_uuid_action_timestamp_indexes	2026-11-23 16:19:36.26059+00
125	wagtailcore	0098_apitoken	2026-11-23 16:19:36.371151+00
126	base	0002_initial	2026-11-23 16:19:36.946851+00
127	base	0003_guards	2026-11-23 16:19:37.043196+00
128	base	0004_vat_and_mentions	2026-11-23 16:19:37.110576+00
129	base	0005_emergency_stop	2026-11-23 16:19:37.123718+00
130	base	0006_installation	2026-11-23 16:19:37.139995+00
131	base	0007_languages_and_address	2026-11-23 16:19:37.214574+00
132	base	0008_languages_spoken	2026-11-23 16:19:37.375514+00
133	base	0009_archived_sites	2026-11-23 16:19:37.406887+00
134	customers	0001_initial	2026-11-23 16:19:39.364354+00
135	taggit	0001_initial	2026-11-23 16:19:39.562961+00
136	taggit	0002_auto_20150616_2121	2026-11-23 16:19:39.625743+00
137	taggit	0003_taggeditem_add_unique_index	2026-11-23 16:19:39.705545+00
138	taggit	0004_alter_taggeditem_content_type_alter_taggeditem_tag	2026-11-23 16:19:39.889498+00
139	taggit	0005_auto_20220424_2025	2026-11-23 16:19:39.904999+00
140	taggit	0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx	2026-11-23 16:19:40.023874+00
141	images	0001_initial	2026-11-23 16:19:40.366205+00
142	catalog	0001_initial	2026-11-23 16:19:41.386668+00
143	orders	0001_initial	2026-11-23 16:19:42.222356+00
144	orders	0002_tenders_and_refunds	2026-11-23 16:19:42.890417+00
145	customers	0002_guests_and_companies	2026-11-23 16:19:44.763155+00
146	catalog	0002_products	2026-11-23 16:19:54.202522+00
147	orders	0003_lines_of_anything	2026-11-23 16:19:58.526332+00
148	orders	0004_gifts	2026-11-23 16:19:58.63334+00
149	orders	0005_progress	2026-11-23 16:19:59.220583+00
150	catalog	0003_catalogue	2026-11-23 16:20:03.581538+00
151	catalog	0004_search	2026-11-23 16:20:03.622484+00
152	orders	0006_edits	2026-11-23 16:20:03.802675+00
153	billing	0001_initial	2026-11-23 16:20:04.883646+00
154	billing	0002_guards	2026-11-23 16:20:04.899246+00
155	billing	0003_invoices_move_out	2026-11-23 16:20:04.921926+00
156	billing	0004_cards_and_refunds	2026-11-23 16:20:09.478711+00
157	billing	0005_disputes_payouts_books	2026-11-23 16:20:11.644965+00
158	billing	0006_forgotten_cards	2026-11-23 16:20:11.730915+00
159	billing	0007_refunds_to_gift_cards	2026-11-23 16:20:11.845489+00
160	billing	0008_refunds_of_lines	2026-11-23 16:20:12.447555+00
161	images	0002_libraries	2026-11-23 16:20:13.319281+00
162	catalog	0005_upsells	2026-11-23 16:20:15.548784+00
163	catalog	0006_search_letters	2026-11-23 16:20:15.6645+00
164	blog	0001_journal	2026-11-23 16:20:21.907458+00
165	fulfilment	0001_initial	2026-11-23 16:20:22.312521+00
166	fulfilment	0002_carriers	2026-11-23 16:20:25.61058+00
167	checkout	0001_initial	2026-11-23 16:20:26.920766+00
168	checkout	0002_cart_details	2026-11-23 16:20:27.25463+00
169	checkout	0003_lines_of_anything	2026-11-23 16:20:33.311488+00
170	checkout	0004_unfinished	2026-11-23 16:20:37.79642+00
171	checkout	0005_asking	2026-11-23 16:20:39.266584+00
172	checkout	0006_upsells	2026-11-23 16:20:39.718191+00
173	checkout	0007_referral	2026-11-23 16:20:40.057074+00
174	checks	0001_initial	2026-11-23 16:20:40.078698+00
175	discounts	0001_initial	2026-11-23 16:20:51.247426+00
176	discounts	0002_delivery_repeats	2026-11-23 16:20:52.665836+00
177	emails	0001_initial	2026-11-23 16:20:57.619301+00
178	emails	0002_mails_lapse	2026-11-23 16:20:57.741844+00
179	fulfilment	0003_extras	2026-11-23 16:20:58.065113+00
180	fulfilment	0004_reviews_later	2026-11-23 16:20:58.904355+00
181	giftcards	0001_initial	2026-11-23 16:21:00.810026+00
182	giftcards	0002_made_once	2026-11-23 16:21:01.33611+00
183	invoices	0001_initial	2026-11-23 16:21:01.759203+00
184	invoices	0002_credit_notes	2026-11-23 16:21:04.729132+00
185	invoices	0003_seals	2026-11-23 16:21:05.030323+00
186	ledger	0001_initial	2026-11-23 16:21:07.48646+00
187	ledger	0002_guards	2026-11-23 16:21:07.491114+00
188	loyalty	0001_initial	2026-11-23 16:21:12.111676+00
189	marketing	0001_newsletter_sign_ups	2026-11-23 16:21:13.543411+00
190	marketing	0002_sign_ups_follow_their_customers	2026-11-23 16:21:13.900755+00
191	menus	0001_initial	2026-11-23 16:21:14.40597+00
192	mfa	0001_initial	2026-11-23 16:21:14.823247+00
193	mfa	0002_authenticator_timestamps	2026-11-23 16:21:15.04141+00
194	mfa	0003_authenticator_type_uniq	2026-11-23 16:21:15.3185+00
195	pages	0001_initial	2026-11-23 16:21:22.78561+00
196	wagtail_localize	0002_translation	2026-11-23 16:21:23.122386+00
197	wagtail_localize	0003_delete_translation_sources	2026-11-23 16:21:23.510255+00
198	wagtail_localize	0004_one_source_per_objectlocale	2026-11-23 16:21:23.81858+00
199	wagtail_localize	0005_remove_translationsource_object	2026-11-23 16:21:25.556108+00
200	wagtail_localize	0006_create_submit_translation_permission	2026-11-23 16:21:26.023021+00
201	wagtail_localize	0007_stringtranslation_type_and_tool_name	2026-11-23 16:21:26.153199+00
202	wagtail_localize	0008_stringtranslation_last_translated_by	2026-11-23 16:21:26.585207+00
203	wagtail_localize	0009_stringtranslation_errors	2026-11-23 16:21:26.770268+00
204	wagtail_localize	0010_overridablesegment	2026-11-23 16:21:27.18328+00
205	wagtail_localize	0011_segmentoverride	2026-11-23 16:21:28.889393+00
206	wagtail_localize	0012_localesynchronization	2026-11-23 16:21:29.343105+00
207	wagtail_localize	0013_translationsource_schema_version	2026-11-23 16:21:29.458615+00
208	wagtail_localize	0014_remove_translation_source_last_updated_at	2026-11-23 16:21:29.534248+00
209	wagtail_localize	0015_translationcontext_field_path	2026-11-23 16:21:29.615186+00
210	wagtail_localize	0016_rename_page_revision_translationlog_revision	2026-11-23 16:21:29.792268+00
211	pastboxes	0001_past_boxes	2026-11-23 16:21:32.935926+00
212	pastboxes	0002_lines_are_translated	2026-11-23 16:21:35.639726+00
213	subscriptions	0001_initial	2026-11-23 16:21:39.92754+00
214	subscriptions	0002_renewals	2026-11-23 16:21:55.103906+00
215	subscriptions	0003_place_next_terms	2026-11-23 16:21:57.59296+00
216	retention	0001_initial	2026-11-23 16:22:05.934702+00
217	retention	0002_guards	2026-11-23 16:22:05.948054+00
218	sessions	0001_initial	2026-11-23 16:22:05.98756+00
219	shop_forms	0001_forms	2026-11-23 16:22:09.067526+00
220	sites	0001_initial	2026-11-23 16:22:11.050524+00
221	subscriptions	0004_imports	2026-11-23 16:22:11.961226+00
222	subscriptions	0005_exchange	2026-11-23 16:22:12.089345+00
223	subscriptions	0006_promises	2026-11-23 16:22:14.465067+00
224	subscriptions	0007_delivery	2026-11-23 16:22:17.157606+00
225	subscriptions	0008_choices	2026-11-23 16:22:20.583879+00
226	subscriptions	0009_promises_kept	2026-11-23 16:22:23.150944+00
227	subscriptions	0010_rewards_of_any_kind	2026-11-23 16:22:23.987921+00
228	subscriptions	0011_box_ratings	2026-11-23 16:22:25.177449+00
229	subscriptions	0012_tell_locks	2026-11-23 16:22:25.888795+00
230	usersessions	0001_initial	2026-11-23 16:22:29.578009+00
231	wagtailadmin	0001_create_admin_access_permissions	2026-11-23 16:22:30.978445+00
232	wagtailadmin	0002_admin	2026-11-23 16:22:30.997085+00
233	wagtailadmin	0003_admin_managed	2026-11-23 16:22:31.039916+00
234	wagtailadmin	0004_editingsession	2026-11-23 16:22:31.869137+00
235	wagtailadmin	0005_editingsession_is_editing	2026-11-23 16:22:32.062729+00
236	wagtailadmin	0006_formstate	2026-11-23 16:22:32.836629+00
237	wagtaildocs	0001_initial	2026-11-23 16:22:33.688615+00
238	wagtaildocs	0002_initial_data	2026-11-23 16:22:36.767257+00
239	wagtaildocs	0003_add_verbose_names	2026-11-23 16:22:37.865219+00
240	wagtaildocs	0004_capitalizeverbose	2026-11-23 16:22:41.893562+00
241	wagtaildocs	0005_document_collection	2026-11-23 16:22:42.568324+00
242	wagtaildocs	0006_copy_document_permissions_to_collections	2026-11-23 16:22:43.218542+00
243	wagtaildocs	0005_alter_uploaded_by_user_on_delete_action	2026-11-23 16:22:44.036793+00
244	wagtaildocs	0007_merge	2026-11-23 16:22:44.054366+00
245	wagtaildocs	0008_document_file_size	2026-11-23 16:22:44.2686+00
246	wagtaildocs	0009_document_verbose_name_plural	2026-11-23 16:22:44.436816+00
247	wagtaildocs	0010_document_file_hash	2026-11-23 16:22:44.653885+00
248	wagtaildocs	0011_add_choose_permissions	2026-11-23 16:22:48.518687+00
249	wagtaildocs	0012_uploadeddocument	2026-11-23 16:22:49.398834+00
250	wagtaildocs	0013_delete_uploadeddocument	2026-11-23 16:22:49.420933+00
251	wagtaildocs	0014_alter_document_file_size	2026-11-23 16:22:49.670729+00
252	wagtailembeds	0001_initial	2026-11-23 16:22:49.754187+00
253	wagtailembeds	0002_add_verbose_names	2026-11-23 16:22:49.79255+00
254	wagtailembeds	0003_capitalizeverbose	2026-11-23 16:22:49.845702+00
255	wagtailembeds	0004_embed_verbose_name_plural	2026-11-23 16:22:49.88163+00
256	wagtailembeds	0005_specify_thumbnail_url_max_length	2026-11-23 16:22:49.932916+00
257	wagtailembeds	0006_add_embed_hash	2026-11-23 16:22:49.985117+00
258	wagtailembeds	0007_populate_hash	2026-11-23 16:22:50.698794+00
259	wagtailembeds	0008_allow_long_urls	2026-11-23 16:22:50.918468+00
260	wagtailembeds	0009_embed_cache_until	2026-11-23 16:22:50.953932+00
261	wagtailforms	0001_initial	2026-11-23 16:22:51.53851+00
262	wagtailforms	0002_add_verbose_names	2026-11-23 16:22:51.765325+00
263	wagtailforms	0003_capitalizeverbose	2026-11-23 16:22:53.349784+00
264	wagtailforms	0004_add_verbose_name_plural	2026-11-23 16:22:53.485343+00
265	wagtailforms	0005_alter_formsubmission_form_data	2026-11-23 16:22:53.601414+00
266	wagtailimages	0001_initial	2026-11-23 16:22:57.413115+00
267	wagtailimages	0002_initial_data	2026-11-23 16:22:57.419792+00
268	wagtailimages	0003_fix_focal_point_fields	2026-11-23 16:22:57.422562+00
269	wagtailimages	0004_make_focal_point_key_not_nullable	2026-11-23 16:22:57.424831+00
270	wagtailimages	0005_make_filter_spec_unique	2026-11-23 16:22:57.425885+00
271	wagtailimages	0006_add_verbose_names	2026-11-23 16:22:57.427718+00
272	wagtailimages	0007_image_file_size	2026-11-23 16:22:57.428555+00
273	wagtailimages	0008_image_created_at_index	2026-11-23 16:22:57.43183+00
274	wagtailimages	0009_capitalizeverbose	2026-11-23 16:22:57.434231+00
275	wagtailimages	0010_change_on_delete_behaviour	2026-11-23 16:22:57.440689+00
276	wagtailimages	0011_image_collection	2026-11-23 16:22:57.442148+00
277	wagtailimages	0012_copy_image_permissions_to_collections	2026-11-23 16:22:57.442624+00
278	wagtailimages	0013_make_rendition_upload_callable	2026-11-23 16:22:57.443626+00
279	wagtailimages	0014_add_filter_spec_field	2026-11-23 16:22:57.44549+00
280	wagtailimages	0015_fill_filter_spec_field	2026-11-23 16:22:57.446267+00
281	wagtailimages	0016_deprecate_rendition_filter_relation	2026-11-23 16:22:57.447227+00
282	wagtailimages	0017_reduce_focal_point_key_max_length	2026-11-23 16:22:57.448786+00
283	wagtailimages	0018_remove_rendition_filter	2026-11-23 16:22:57.449737+00
284	wagtailimages	0019_delete_filter	2026-11-23 16:22:57.451704+00
285	wagtailimages	0020_add-verbose-name	2026-11-23 16:22:57.455107+00
286	wagtailimages	0021_image_file_hash	2026-11-23 16:22:57.458808+00
287	wagtailimages	0022_uploadedimage	2026-11-23 16:22:58.191759+00
288	wagtailimages	0023_add_choose_permissions	2026-11-23 16:22:59.694143+00
289	wagtailimages	0024_index_image_file_hash	2026-11-23 16:22:59.840291+00
290	wagtailimages	0025_alter_image_file_alter_rendition_file	2026-11-23 16:23:00.058863+00
291	wagtailimages	0026_delete_uploadedimage	2026-11-23 16:23:00.079852+00
292	wagtailimages	0027_image_description	2026-11-23 16:23:00.242812+00
293	wagtailredirects	0001_initial	2026-11-23 16:23:02.484002+00
294	wagtailredirects	0002_add_verbose_names	2026-11-23 16:23:03.541501+00
295	wagtailredirects	0003_make_site_field_editable	2026-11-23 16:23:04.235453+00
296	wagtailredirects	0004_set_unique_on_path_and_site	2026-11-23 16:23:05.000956+00
297	wagtailredirects	0005_capitalizeverbose	2026-11-23 16:23:09.286494+00
298	wagtailredirects	0006_redirect_increase_max_length	2026-11-23 16:23:09.594635+00
299	wagtailredirects	0007_add_autocreate_fields	2026-11-23 16:23:12.257847+00
300	wagtailredirects	0008_add_verbose_name_plural	2026-11-23 16:23:12.560138+00
301	wagtailsearch	0001_initial	2026-11-23 16:23:13.742997+00
302	wagtailsearch	0002_add_verbose_names	2026-11-23 16:23:15.781767+00
303	wagtailsearch	0003_remove_editors_pick	2026-11-23 16:23:15.800906+00
304	wagtailsearch	0004_querydailyhits_verbose_name_plural	2026-11-23 16:23:15.829273+00
305	wagtailsearch	0005_create_indexentry	2026-11-23 16:23:16.236841+00
306	wagtailsearch	0006_customise_indexentry	2026-11-23 16:23:16.592878+00
307	wagtailsearch	0007_delete_editorspick	2026-11-23 16:23:16.625603+00
308	wagtailsearch	0008_remove_query_and_querydailyhits_models	2026-11-23 16:23:16.758986+00
309	wagtailsearch	0009_remove_ngram_autocomplete	2026-11-23 16:23:16.770472+00
310	wagtailsearch	0010_add_text_fields	2026-11-23 16:23:17.030008+00
311	wagtailusers	0001_initial	2026-11-23 16:23:17.863607+00
312	wagtailusers	0002_add_verbose_name_on_userprofile	2026-11-23 16:23:18.245068+00
313	wagtailusers	0003_add_verbose_names	2026-11-23 16:23:18.411138+00
314	wagtailusers	0004_capitalizeverbose	2026-11-23 16:23:19.171152+00
315	wagtailusers	0005_make_related_name_wagtail_specific	2026-11-23 16:23:22.041244+00
316	wagtailusers	0006_userprofile_prefered_language	2026-11-23 16:23:22.201231+00
317	wagtailusers	0007_userprofile_current_time_zone	2026-11-23 16:23:22.376585+00
318	wagtailusers	0008_userprofile_avatar	2026-11-23 16:23:22.541235+00
319	wagtailusers	0009_userprofile_verbose_name_plural	2026-11-23 16:23:22.697681+00
320	wagtailusers	0010_userprofile_updated_comments_notifications	2026-11-23 16:23:22.853849+00
321	wagtailusers	0011_userprofile_dismissibles	2026-11-23 16:23:23.03214+00
322	wagtailusers	0012_userprofile_theme	2026-11-23 16:23:23.205147+00
323	wagtailusers	0013_userprofile_density	2026-11-23 16:23:23.437698+00
324	wagtailusers	0014_userprofile_contrast	2026-11-23 16:23:23.638475+00
325	wagtailusers	0015_userprofile_keyboard_shortcuts	2026-11-23 16:23:23.817547+00
326	waiting	0001_initial	2026-11-23 16:23:25.049048+00
327	wagtailimages	0001_squashed_0021	2026-11-23 16:23:25.05358+00
328	wagtailcore	0001_squashed_0016_change_page_url_path_to_text_field	2026-11-23 16:23:25.062332+00
\.
COPY public.django_session (session_key, session_data, expire_date) FROM stdin;
\.
COPY public.emails_alertsettings (id, email, language, site_id) FROM stdin;
\.
COPY public.emails_mail (id, message, recipient, again, customer, language, message_id, subject, text, html, state, tries, queued_at, due_at, sent_at, last_error, outcome, entry_id, site_id) FROM stdin;
\.
COPY public.emails_mailreport (id, outcome, at, said, key, mail_id) FROM stdin;
\.
COPY public.emails_mailwords (id, translation_key, live, has_unpublished_changes, first_published_at, last_published_at, go_live_at, expire_at, expired, locked, locked_at, message, subject, preheader, body, latest_revision_id, live_revision_id, locale_id, locked_by_id, site_id) FROM stdin;
\.
COPY public.emails_measuringsettings (id, is_on, site_id) FROM stdin;
\.
COPY public.emails_refusingaddress (id, email, why, said, since, site_id) FROM stdin;
\.
COPY public.emails_silentmessage (id, message, site_id) FROM stdin;
\.
COPY public.fulfilment_carrier (id, public_id, name, summary, countries, to_pickup_point, includes_boxes, basis, free_from_amount, tracking_url, active, "position", site_id) FROM stdin;
\.
COPY public.fulfilment_carrierrate (id, up_to, price_amount, carrier_id) FROM stdin;
\.
COPY public.fulfilment_deliverynote (id, public_id, number, status, scheduled_on, address, contents, created_at, order_id, site_id, pickup_point, tracking_number, carrier_id, asked_at, delivered_at) FROM stdin;
\.
COPY public.fulfilment_extra (id, customer_id, delivery_note_id, line_id) FROM stdin;
\.
COPY public.fulfilment_pickuppoint (id, public_id, code, name, line1, postcode, city, country, hours, active, carrier_id) FROM stdin;
\.
COPY public.fulfilment_reviewsettings (id, days, site_id) FROM stdin;
\.
COPY public.giftcards_giftcard (id, public_id, seed, code_hash, last4, state, medium, quantity, face_amount, paid_amount, currency, vat_regime, n, recipient_name, recipient_email, message, language, announce_on, expires_on, issued_at, announced_at, activated_at, warned_at, thanks, thanked_at, buyer_id, formula_id, holder_id, only_for_id, origin_id, site_id, key) FROM stdin;
\.
COPY public.giftcards_giftcardsettings (id, words, formula_months, image_id, site_id) FROM stdin;
\.
COPY public.images_image (id, title, file, width, height, created_at, focal_point_x, focal_point_y, focal_point_width, focal_point_height, file_size, file_hash, alt, collection_id, uploaded_by_user_id) FROM stdin;
\.
COPY public.images_library (id, collection_id, site_id) FROM stdin;
\.
COPY public.images_rendition (id, filter_spec, file, width, height, focal_point_key, image_id) FROM stdin;
\.
COPY public.invoices_closing (id, span, starts_on, ends_on, totals, running, closed_at, hash, legal_entity_id) FROM stdin;
\.
COPY public.invoices_creditnote (id, series, year, sequence, number, issued_on, language, seller, buyer, lines, vat, notes, total_amount, currency, hash, public_id, reason, key, invoice_id, legal_entity_id) FROM stdin;
\.
COPY public.invoices_invoice (id, public_id, series, year, sequence, number, issued_on, seller, buyer, lines, vat, shipping_amount, total_amount, currency, legal_entity_id, order_id, discount_amount, hash, language, notes, paid_on) FROM stdin;
\.
COPY public.invoices_invoicesettings (id, automatic, every_buyer, exemption, terms, footer, logo_id, site_id) FROM stdin;
\.
COPY public.invoices_storedpdf (id, document, name, sha256, is_e_invoice, made_at) FROM stdin;
\.
COPY public.ledger_account (id, kind, owner, unit, balance, held, site_id) FROM stdin;
\.
COPY public.ledger_entry (id, amount, balance_after, reason, reference, at, account_id, hold_id) FROM stdin;
\.
COPY public.ledger_hold (id, amount, reference, state, created_at, expires_at, account_id) FROM stdin;
\.
COPY public.loyalty_earning (id, public_id, reason, reference, points, taken_back, earned_at, approves_at, approved_at, expires_on, warned_at, customer_id, order_id) FROM stdin;
\.
COPY public.loyalty_earningrule (id, points, per_amount, currency, formula_id, product_id, site_id) FROM stdin;
\.
COPY public.loyalty_loyaltysettings (id, points_on, approval_days, expiry_months, warning_days, birthday_points, referral_on, friend_amount, friend_percent, referrer_amount, referrer_percent, site_id) FROM stdin;
\.
COPY public.loyalty_pass (id, number, code, visits, last_scan, pro, born_on, owed, created_at, customer_id) FROM stdin;
\.
COPY public.loyalty_programme (id, public_id, title, kind, percent, cost, welcome, pro_only, visits_required, active, created_at, gift_id, site_id) FROM stdin;
\.
COPY public.loyalty_referral (id, public_id, friend_amount, reward_amount, owed_amount, state, created_at, approves_at, friend_id, order_id, referrer_id) FROM stdin;
\.
COPY public.loyalty_rewarduse (id, points, visits, amount, credited_amount, owed_amount, approves_at, at, given_back_at, customer_id, order_id, programme_id) FROM stdin;
\.
COPY public.loyalty_tier (id, title, points_from, percent, site_id) FROM stdin;
\.
COPY public.marketing_signup (id, public_id, email, language, origin, page, wording, state, asked_at, confirmed_at, withdrawn_at, withdrawn_by, mailed_at, mails, site_id, confirmed_as) FROM stdin;
\.
COPY public.menus_menu (id, translation_key, place, entries, locale_id, site_id) FROM stdin;
\.
COPY public.mfa_authenticator (id, type, data, user_id, created_at, last_used_at) FROM stdin;
\.
COPY public.orders_order (id, public_id, number, status, language, currency, subtotal_amount, shipping_amount, total_amount, vat, quote_hash, delivery_address, placed_at, paid_at, customer_id, site_id, credit_amount, discount_amount, refunded_amount, source, billing_address, carrier, consents, discounts, gift_card_amount, survey, token_hash, cancelled_at, delivered_at, prepared_at, shipped_at) FROM stdin;
\.
COPY public.orders_orderline (id, title, quantity, unit_amount, vat_rate, formula_id, order_id, choices, discount_amount, gift, options, variant_id, with_box, removed) FROM stdin;
\.
COPY public.pages_appearance (id, theme, options, draft, site_id) FROM stdin;
\.
COPY public.pages_formulaspage (page_ptr_id, hidden_from_search, introduction, body, share_image_id) FROM stdin;
\.
COPY public.pages_freepage (page_ptr_id, hidden_from_search, introduction, body, share_image_id) FROM stdin;
\.
COPY public.pages_giftcardspage (page_ptr_id, hidden_from_search, introduction, body, share_image_id) FROM stdin;
\.
COPY public.pages_homepage (page_ptr_id, hidden_from_search, body, share_image_id) FROM stdin;
\.
COPY public.pages_identity (id, name, tagline, home_title, instagram, facebook, x, tiktok, pinterest, youtube, linkedin, mastodon, icon_id, logo_id, share_picture_id, site_id) FROM stdin;
\.
COPY public.pages_maintenancepage (page_ptr_id, hidden_from_search, introduction, body, share_image_id) FROM stdin;
\.
COPY public.pages_opening (id, closed, reopens_at, site_id) FROM stdin;
\.
COPY public.pages_previewdraft (id, token, content, audience, seen_at, expires_at, content_type_id, page_id, shared_by_id, site_id) FROM stdin;
\.
COPY public.pages_sharedblocks (id, translation_key, live, has_unpublished_changes, first_published_at, last_published_at, go_live_at, expire_at, expired, locked, locked_at, title, body, latest_revision_id, live_revision_id, locale_id, locked_by_id, site_id) FROM stdin;
\.
COPY public.pastboxes_pastboxespage (page_ptr_id, hidden_from_search, introduction, share_image_id) FROM stdin;
\.
COPY public.pastboxes_pastboxline (id, sort_order, name, quantity, note, product_id, page_id, translation_key, locale_id) FROM stdin;
\.
COPY public.pastboxes_pastboxpage (page_ptr_id, hidden_from_search, introduction, reveal_on, body, edition_id, image_id, share_image_id) FROM stdin;
\.
COPY public.pastboxes_pastboxpicture (id, sort_order, image_id, page_id) FROM stdin;
\.
COPY public.retention_answer (id, value, answered_at, departure_id, question_id) FROM stdin;
\.
COPY public.retention_contractrequest (id, public_id, kind, email, number, outcome, asked_at, confirmed_at, site_id) FROM stdin;
\.
COPY public.retention_departure (id, public_id, channel, outcome, is_eligible, is_held_out, given_amount, currency, started_at, finished_at, change_id, site_id, subscription_id) FROM stdin;
\.
COPY public.retention_funnelsettings (id, offer_on, offer_amount, cooldown_months, hold_out_percent, withdrawal_days, offer_words, cancel_words, withdrawal_words, site_id) FROM stdin;
\.
COPY public.retention_noticesent (id, term, deadline, charge_on, at, subscription_id) FROM stdin;
\.
COPY public.retention_question (id, public_id, "position", kind, label, choices, active, site_id) FROM stdin;
\.
COPY public.retention_receipt (id, at, delivery_note_id) FROM stdin;
\.
COPY public.retention_withdrawal (id, public_id, channel, statement, received_at, boxes_to_return, settled_at, order_id, site_id) FROM stdin;
\.
COPY public.shop_forms_formfield (id, sort_order, clean_name, label, required, default_value, help_text, field_type, choices, page_id) FROM stdin;
\.
COPY public.shop_forms_formpage (page_ptr_id, hidden_from_search, introduction, body, button_label, thanks, notify, share_image_id) FROM stdin;
\.
COPY public.sites_advanced (id, three_d_secure, servers, sender_domain, spf, dkim_selector, mx, caa, findings, checked_at, site_id) FROM stdin;
\.
COPY public.sites_marketingids (id, facebook_pixel, tag_manager, affilae, others, site_id) FROM stdin;
\.
COPY public.subscriptions_boxrating (id, public_id, rating, comment, created_at, customer_id, edition_id) FROM stdin;
\.
COPY public.subscriptions_change (id, public_id, kind, actor, at, before, after, undo_until, undone_at, subscription_id) FROM stdin;
\.
COPY public.subscriptions_cycle (id, public_id, idx, status, month, cutoff_at, charge_on, ships_on, delivery_note_id, edition_id, subscription_id, term_id, formula_id, quantity, choices) FROM stdin;
\.
COPY public.subscriptions_renewalrun (id, day, state, currency, forecast_count, forecast_amount, allowed, claimed, claimed_amount, started_at, finished_at, site_id) FROM stdin;
\.
COPY public.subscriptions_renewalsettings (id, retry_days, catch_up_offer, unpaid_ends_after, site_id) FROM stdin;
\.
COPY public.subscriptions_subscription (id, public_id, status, quantity, price_amount, currency, anchor, delivery_address, started_at, customer_id, formula_id, origin_id, site_id, anchor_slot, discount_amount, ended_at, expires_on, first_slot, last_charged_at, next_charge_at, next_slot, paused_until, payment_method_id, warned_card_id, imported_as, promised, carrier_id, pickup_point, reward_id, shipping_amount, choices, locks_told_at) FROM stdin;
\.
COPY public.subscriptions_term (id, idx, period, order_id, subscription_id, failed_at, next_step_at, status, steps, tries, shipping_amount, promises) FROM stdin;
\.
COPY public.taggit_tag (id, name, slug) FROM stdin;
\.
COPY public.taggit_taggeditem (id, object_id, content_type_id, tag_id) FROM stdin;
\.
COPY public.usersessions_usersession (id, created_at, ip, last_seen_at, session_key, user_agent, data, user_id) FROM stdin;
\.
COPY public.wagtail_localize_localesynchronization (id, locale_id, sync_from_id) FROM stdin;
\.
COPY public.wagtail_localize_overridablesegment (id, "order", data_json, context_id, source_id) FROM stdin;
\.
COPY public.wagtail_localize_relatedobjectsegment (id, "order", context_id, object_id, source_id) FROM stdin;
\.
COPY public.wagtail_localize_segmentoverride (id, created_at, updated_at, data_json, has_error, field_error, context_id, last_translated_by_id, locale_id) FROM stdin;
\.
COPY public.wagtail_localize_string (id, data_hash, data, locale_id) FROM stdin;
\.
COPY public.wagtail_localize_stringsegment (id, "order", attrs, context_id, source_id, string_id) FROM stdin;
\.
COPY public.wagtail_localize_stringtranslation (id, data, created_at, updated_at, context_id, locale_id, translation_of_id, tool_name, translation_type, last_translated_by_id, field_error, has_error) FROM stdin;
\.
COPY public.wagtail_localize_template (id, uuid, template, template_format, string_count) FROM stdin;
\.
COPY public.wagtail_localize_templatesegment (id, "order", context_id, source_id, template_id) FROM stdin;
\.
COPY public.wagtail_localize_translatableobject (translation_key, content_type_id) FROM stdin;
\.
COPY public.wagtail_localize_translation (id, uuid, created_at, translations_last_updated_at, destination_last_updated_at, enabled, source_id, target_locale_id) FROM stdin;
\.
COPY public.wagtail_localize_translationcontext (id, path_id, path, object_id, field_path) FROM stdin;
\.
COPY public.wagtail_localize_translationlog (id, created_at, locale_id, revision_id, source_id) FROM stdin;
\.
COPY public.wagtail_localize_translationsource (id, object_repr, content_json, created_at, locale_id, object_id, specific_content_type_id, last_updated_at, schema_version) FROM stdin;
\.
COPY public.wagtailadmin_admin (id) FROM stdin;
\.
COPY public.wagtailadmin_editingsession (id, object_id, last_seen_at, content_type_id, user_id, is_editing) FROM stdin;
\.
COPY public.wagtailadmin_formstate (id, data, object_id, parent_object_id, last_updated_at, content_type_id, user_id) FROM stdin;
\.
COPY public.wagtailcore_apitoken (id, name, key_hash, prefix, created, revoked_at, last_used_at, user_id) FROM stdin;
\.
COPY public.wagtailcore_collection (id, path, depth, numchild, name) FROM stdin;
1	0001	1	0	Root
\.
COPY public.wagtailcore_collectionviewrestriction (id, restriction_type, password, collection_id) FROM stdin;
\.
COPY public.wagtailcore_collectionviewrestriction_groups (id, collectionviewrestriction_id, group_id) FROM stdin;
\.
COPY public.wagtailcore_comment (id, text, contentpath, "position", created_at, updated_at, resolved_at, page_id, resolved_by_id, revision_created_id, user_id) FROM stdin;
\.
COPY public.wagtailcore_commentreply (id, text, created_at, updated_at, comment_id, user_id) FROM stdin;
\.
COPY public.wagtailcore_groupapprovaltask (task_ptr_id) FROM stdin;
1
\.
COPY public.wagtailcore_groupapprovaltask_groups (id, groupapprovaltask_id, group_id) FROM stdin;
1	1	1
\.
COPY public.wagtailcore_groupcollectionpermission (id, collection_id, group_id, permission_id) FROM stdin;
1	1	1	111
2	1	2	111
3	1	1	112
4	1	2	112
5	1	1	114
6	1	2	114
7	1	1	115
8	1	2	115
9	1	1	116
10	1	2	116
11	1	1	118
12	1	2	118
\.
COPY public.wagtailcore_grouppagepermission (id, group_id, page_id, permission_id) FROM stdin;
1	1	1	69
2	1	1	70
3	1	1	75
4	2	1	69
5	2	1	70
6	1	1	74
7	1	1	76
\.
COPY public.wagtailcore_groupsitepermission (id, group_id, permission_id, site_id) FROM stdin;
\.
COPY public.wagtailcore_locale (id, language_code) FROM stdin;
1	en
\.
COPY public.wagtailcore_modellogentry (id, label, action, data, "timestamp", content_changed, deleted, object_id, content_type_id, user_id, uuid, revision_id) FROM stdin;
\.
COPY public.wagtailcore_page (id, path, depth, numchild, title, slug, live, has_unpublished_changes, url_path, seo_title, show_in_menus, search_description, go_live_at, expire_at, expired, content_type_id, owner_id, locked, latest_revision_created_at, first_published_at, live_revision_id, last_published_at, draft_title, locked_at, locked_by_id, translation_key, locale_id, alias_of_id, latest_revision_id) FROM stdin;
1	0001	1	1	Root	root	t	f	/		f		\N	\N	f	1	\N	f	\N	\N	\N	\N	Root	\N	\N	8164acde-645a-47be-bf69-4d249977338a	1	\N	\N
2	00010001	2	0	Welcome to your new Wagtail site!	home	t	f	/home/		f		\N	\N	f	1	\N	f	\N	\N	\N	\N	Welcome to your new Wagtail site!	\N	\N	9e6e5830-e9ea-403c-8933-41a7e9570525	1	\N	\N
\.
COPY public.wagtailcore_pagelogentry (id, label, action, data, "timestamp", content_changed, deleted, content_type_id, page_id, revision_id, user_id, uuid) FROM stdin;
\.
COPY public.wagtailcore_pagesubscription (id, comment_notifications, page_id, user_id) FROM stdin;
\.
COPY public.wagtailcore_pageviewrestriction (id, password, page_id, restriction_type) FROM stdin;
\.
COPY public.wagtailcore_pageviewrestriction_groups (id, pageviewrestriction_id, group_id) FROM stdin;
\.
COPY public.wagtailcore_referenceindex (id, object_id, to_object_id, model_path, content_path, content_path_hash, base_content_type_id, content_type_id, to_content_type_id) FROM stdin;
\.
COPY public.wagtailcore_revision (id, created_at, content, approved_go_live_at, object_id, user_id, content_type_id, base_content_type_id, object_str) FROM stdin;
\.
COPY public.wagtailcore_site (id, hostname, port, is_default_site, root_page_id, site_name) FROM stdin;
1	localhost	80	t	2	
\.
COPY public.wagtailcore_task (id, name, active, content_type_id) FROM stdin;
1	Moderators approval	t	2
\.
COPY public.wagtailcore_taskstate (id, status, started_at, finished_at, content_type_id, revision_id, task_id, workflow_state_id, finished_by_id, comment) FROM stdin;
\.
COPY public.wagtailcore_uploadedfile (id, file, for_content_type_id, uploaded_by_user_id) FROM stdin;
\.
COPY public.wagtailcore_workflow (id, name, active) FROM stdin;
1	Moderators approval	t
\.
COPY public.wagtailcore_workflowcontenttype (content_type_id, workflow_id) FROM stdin;
\.
COPY public.wagtailcore_workflowpage (page_id, workflow_id) FROM stdin;
1	1
\.
COPY public.wagtailcore_workflowstate (id, status, created_at, current_task_state_id, object_id, requested_by_id, workflow_id, content_type_id, base_content_type_id) FROM stdin;
\.
COPY public.wagtailcore_workflowtask (id, sort_order, task_id, workflow_id) FROM stdin;
1	0	1	1
\.
COPY public.wagtaildocs_document (id, title, file, created_at, uploaded_by_user_id, collection_id, file_size, file_hash) FROM stdin;
\.
COPY public.wagtailembeds_embed (id, url, max_width, type, html, title, author_name, provider_name, thumbnail_url, width, height, last_updated, hash, cache_until) FROM stdin;
\.
COPY public.wagtailforms_formsubmission (id, form_data, submit_time, page_id) FROM stdin;
\.
COPY public.wagtailimages_image (id, title, file, width, height, created_at, focal_point_x, focal_point_y, focal_point_width, focal_point_height, uploaded_by_user_id, file_size, collection_id, file_hash, description) FROM stdin;
\.
COPY public.wagtailimages_rendition (id, file, width, height, focal_point_key, filter_spec, image_id) FROM stdin;
\.
COPY public.wagtailredirects_redirect (id, old_path, is_permanent, redirect_link, redirect_page_id, site_id, automatically_created, created_at, redirect_page_route_path) FROM stdin;
\.
COPY public.wagtailsearch_indexentry (id, object_id, title_norm, content_type_id, autocomplete, title, body, title_text, body_text) FROM stdin;
\.
COPY public.wagtailusers_userprofile (id, submitted_notifications, approved_notifications, rejected_notifications, user_id, preferred_language, current_time_zone, avatar, updated_comments_notifications, dismissibles, theme, density, contrast, keyboard_shortcuts) FROM stdin;
\.
COPY public.waiting_place (id, public_id, quantity, email, language, state, asked_at, confirmed_at, invited_at, held_until, ended_at, holds, cart, "order", formula_id, site_id, variant_id) FROM stdin;
\.
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 2, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 20, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 831, true);
SELECT pg_catalog.setval('public.backoffice_tourseen_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_delivery_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_emergencystop_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_installation_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_journalentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_legalentity_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_shopsettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.base_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_attempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_balanceentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_cardsetup_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_democard_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_demointent_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_demorefund_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_demosetup_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_dispute_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_finding_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_gatewayevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_payer_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_payment_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_paymentmethod_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_payout_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_reconciliation_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_refund_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_webhooksettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.blog_articlepage_authors_id_seq', 1, false);
SELECT pg_catalog.setval('public.blog_articletag_id_seq', 1, false);
SELECT pg_catalog.setval('public.blog_author_id_seq', 1, false);
SELECT pg_catalog.setval('public.blog_dossierentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_category_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_characteristic_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_characteristicvalue_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_compositionstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_compositionstep_tags_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_edition_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_formula_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_formulagroup_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_importedrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_option_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_optionchoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_pricepoint_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_product_categories_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_product_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_product_options_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_product_tags_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_productimport_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_productpicture_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_reservation_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_review_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_searchtext_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_tag_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_taxonomy_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_upsell_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_variant_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalog_variant_values_id_seq', 1, false);
SELECT pg_catalog.setval('public.checkout_cart_id_seq', 1, false);
SELECT pg_catalog.setval('public.checkout_cartline_id_seq', 1, false);
SELECT pg_catalog.setval('public.checkout_cartline_options_id_seq', 1, false);
SELECT pg_catalog.setval('public.checkout_checkoutquestion_id_seq', 1, false);
SELECT pg_catalog.setval('public.checkout_consentbox_id_seq', 1, false);
SELECT pg_catalog.setval('public.checkout_noreminder_id_seq', 1, false);
SELECT pg_catalog.setval('public.checkout_remindersettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.checks_auditrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.customers_address_id_seq', 1, false);
SELECT pg_catalog.setval('public.customers_customer_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_adcampaign_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_campaignday_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_campaignsale_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_coupon_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_couponcategory_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_couponcode_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_couponformula_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_couponproduct_id_seq', 1, false);
SELECT pg_catalog.setval('public.discounts_couponuse_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 205, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 328, true);
SELECT pg_catalog.setval('public.emails_alertsettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.emails_mail_id_seq', 1, false);
SELECT pg_catalog.setval('public.emails_mailreport_id_seq', 1, false);
SELECT pg_catalog.setval('public.emails_mailwords_id_seq', 1, false);
SELECT pg_catalog.setval('public.emails_measuringsettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.emails_refusingaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.emails_silentmessage_id_seq', 1, false);
SELECT pg_catalog.setval('public.fulfilment_carrier_id_seq', 1, false);
SELECT pg_catalog.setval('public.fulfilment_carrierrate_id_seq', 1, false);
SELECT pg_catalog.setval('public.fulfilment_deliverynote_id_seq', 1, false);
SELECT pg_catalog.setval('public.fulfilment_extra_id_seq', 1, false);
SELECT pg_catalog.setval('public.fulfilment_pickuppoint_id_seq', 1, false);
SELECT pg_catalog.setval('public.fulfilment_reviewsettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.giftcards_giftcard_id_seq', 1, false);
SELECT pg_catalog.setval('public.giftcards_giftcardsettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.images_image_id_seq', 1, false);
SELECT pg_catalog.setval('public.images_library_id_seq', 1, false);
SELECT pg_catalog.setval('public.images_rendition_id_seq', 1, false);
SELECT pg_catalog.setval('public.invoices_closing_id_seq', 1, false);
SELECT pg_catalog.setval('public.invoices_creditnote_id_seq', 1, false);
SELECT pg_catalog.setval('public.invoices_invoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.invoices_invoicesettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.invoices_storedpdf_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_account_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_entry_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_hold_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_earning_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_earningrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_loyaltysettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_pass_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_programme_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_referral_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_rewarduse_id_seq', 1, false);
SELECT pg_catalog.setval('public.loyalty_tier_id_seq', 1, false);
SELECT pg_catalog.setval('public.marketing_signup_id_seq', 1, false);
SELECT pg_catalog.setval('public.menus_menu_id_seq', 1, false);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_order_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_orderline_id_seq', 1, false);
SELECT pg_catalog.setval('public.pages_appearance_id_seq', 1, false);
SELECT pg_catalog.setval('public.pages_identity_id_seq', 1, false);
SELECT pg_catalog.setval('public.pages_opening_id_seq', 1, false);
SELECT pg_catalog.setval('public.pages_previewdraft_id_seq', 1, false);
SELECT pg_catalog.setval('public.pages_sharedblocks_id_seq', 1, false);
SELECT pg_catalog.setval('public.pastboxes_pastboxline_id_seq', 1, false);
SELECT pg_catalog.setval('public.pastboxes_pastboxpicture_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_answer_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_contractrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_departure_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_funnelsettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_noticesent_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_question_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_receipt_id_seq', 1, false);
SELECT pg_catalog.setval('public.retention_withdrawal_id_seq', 1, false);
SELECT pg_catalog.setval('public.shop_forms_formfield_id_seq', 1, false);
SELECT pg_catalog.setval('public.sites_advanced_id_seq', 1, false);
SELECT pg_catalog.setval('public.sites_marketingids_id_seq', 1, false);
SELECT pg_catalog.setval('public.subscriptions_boxrating_id_seq', 1, false);
SELECT pg_catalog.setval('public.subscriptions_change_id_seq', 1, false);
SELECT pg_catalog.setval('public.subscriptions_cycle_id_seq', 1, false);
SELECT pg_catalog.setval('public.subscriptions_renewalrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.subscriptions_renewalsettings_id_seq', 1, false);
SELECT pg_catalog.setval('public.subscriptions_subscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.subscriptions_term_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);
SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_localesynchronization_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_overridablesegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_relatedobjectsegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_segmentoverride_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_string_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_stringsegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_stringtranslation_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_template_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_templatesegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translation_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translationcontext_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translationlog_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translationsource_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 12, true);
SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 7, true);
SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailembeds_embed_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailforms_formsubmission_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailredirects_redirect_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);
SELECT pg_catalog.setval('public.waiting_place_id_seq', 1, false);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT account_once UNIQUE (site_id, kind, owner, unit);
ALTER TABLE ONLY public.customers_address
    ADD CONSTRAINT address_kept_once UNIQUE (customer_id, name, line1, line2, postcode, city, country, phone, company, vat_number);
ALTER TABLE ONLY public.emails_refusingaddress
    ADD CONSTRAINT address_refuses_once UNIQUE (site_id, email);
ALTER TABLE ONLY public.billing_attempt
    ADD CONSTRAINT attempt_numbered_once UNIQUE (payment_id, n);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blog_author
    ADD CONSTRAINT author_once_per_staff_member UNIQUE (site_id, user_id);
ALTER TABLE ONLY public.blog_author
    ADD CONSTRAINT author_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.backoffice_tourseen
    ADD CONSTRAINT backoffice_tourseen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.backoffice_tourseen
    ADD CONSTRAINT backoffice_tourseen_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.billing_balanceentry
    ADD CONSTRAINT balance_entry_once UNIQUE (payout_id, gateway_ref);
ALTER TABLE ONLY public.base_counter
    ADD CONSTRAINT base_counter_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.base_delivery
    ADD CONSTRAINT base_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_emergencystop
    ADD CONSTRAINT base_emergencystop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_installation
    ADD CONSTRAINT base_installation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_journalentry
    ADD CONSTRAINT base_journalentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_legalentity
    ADD CONSTRAINT base_legalentity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_shopsettings
    ADD CONSTRAINT base_shopsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_shopsettings
    ADD CONSTRAINT base_shopsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.base_user
    ADD CONSTRAINT base_user_email_key UNIQUE (email);
ALTER TABLE ONLY public.base_user_groups
    ADD CONSTRAINT base_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_user_groups
    ADD CONSTRAINT base_user_groups_user_id_group_id_774631b7_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.base_user
    ADD CONSTRAINT base_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_user_user_permissions
    ADD CONSTRAINT base_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_user_user_permissions
    ADD CONSTRAINT base_user_user_permissions_user_id_permission_id_e9093277_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.billing_attempt
    ADD CONSTRAINT billing_attempt_key_key UNIQUE (key);
ALTER TABLE ONLY public.billing_attempt
    ADD CONSTRAINT billing_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_balanceentry
    ADD CONSTRAINT billing_balanceentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_cardsetup
    ADD CONSTRAINT billing_cardsetup_key_key UNIQUE (key);
ALTER TABLE ONLY public.billing_cardsetup
    ADD CONSTRAINT billing_cardsetup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_cardsetup
    ADD CONSTRAINT billing_cardsetup_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.billing_democard
    ADD CONSTRAINT billing_democard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_democard
    ADD CONSTRAINT billing_democard_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.billing_demointent
    ADD CONSTRAINT billing_demointent_key_key UNIQUE (key);
ALTER TABLE ONLY public.billing_demointent
    ADD CONSTRAINT billing_demointent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_demointent
    ADD CONSTRAINT billing_demointent_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.billing_demorefund
    ADD CONSTRAINT billing_demorefund_key_key UNIQUE (key);
ALTER TABLE ONLY public.billing_demorefund
    ADD CONSTRAINT billing_demorefund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_demorefund
    ADD CONSTRAINT billing_demorefund_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.billing_demosetup
    ADD CONSTRAINT billing_demosetup_key_key UNIQUE (key);
ALTER TABLE ONLY public.billing_demosetup
    ADD CONSTRAINT billing_demosetup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_demosetup
    ADD CONSTRAINT billing_demosetup_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.billing_dispute
    ADD CONSTRAINT billing_dispute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_dispute
    ADD CONSTRAINT billing_dispute_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.billing_finding
    ADD CONSTRAINT billing_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_gatewayevent
    ADD CONSTRAINT billing_gatewayevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT billing_invoice_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT billing_invoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT billing_invoice_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.billing_payer
    ADD CONSTRAINT billing_payer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.billing_paymentmethod
    ADD CONSTRAINT billing_paymentmethod_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_paymentmethod
    ADD CONSTRAINT billing_paymentmethod_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_reconciliation
    ADD CONSTRAINT billing_reconciliation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_key_key UNIQUE (key);
ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.billing_webhooksettings
    ADD CONSTRAINT billing_webhooksettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blog_articlepage_authors
    ADD CONSTRAINT blog_articlepage_authors_articlepage_id_author_id_31acf4f4_uniq UNIQUE (articlepage_id, author_id);
ALTER TABLE ONLY public.blog_articlepage_authors
    ADD CONSTRAINT blog_articlepage_authors_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blog_articlepage
    ADD CONSTRAINT blog_articlepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.blog_articletag
    ADD CONSTRAINT blog_articletag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blog_author
    ADD CONSTRAINT blog_author_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blog_blogcategorypage
    ADD CONSTRAINT blog_blogcategorypage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.blog_blogpage
    ADD CONSTRAINT blog_blogpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.blog_dossierentry
    ADD CONSTRAINT blog_dossierentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blog_dossierpage
    ADD CONSTRAINT blog_dossierpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.discounts_campaignday
    ADD CONSTRAINT campaign_day_once UNIQUE (campaign_id, day);
ALTER TABLE ONLY public.discounts_adcampaign
    ADD CONSTRAINT campaign_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.fulfilment_carrierrate
    ADD CONSTRAINT carrier_rate_once UNIQUE NULLS NOT DISTINCT (carrier_id, up_to);
ALTER TABLE ONLY public.catalog_category
    ADD CONSTRAINT catalog_category_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_category
    ADD CONSTRAINT catalog_category_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_characteristic
    ADD CONSTRAINT catalog_characteristic_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_characteristic
    ADD CONSTRAINT catalog_characteristic_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_characteristicvalue
    ADD CONSTRAINT catalog_characteristicvalue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_characteristicvalue
    ADD CONSTRAINT catalog_characteristicvalue_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_compositionstep_tags
    ADD CONSTRAINT catalog_compositionstep__compositionstep_id_tag_i_bb35b782_uniq UNIQUE (compositionstep_id, tag_id);
ALTER TABLE ONLY public.catalog_compositionstep
    ADD CONSTRAINT catalog_compositionstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_compositionstep
    ADD CONSTRAINT catalog_compositionstep_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_compositionstep_tags
    ADD CONSTRAINT catalog_compositionstep_tags_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_edition
    ADD CONSTRAINT catalog_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_edition
    ADD CONSTRAINT catalog_edition_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_formula
    ADD CONSTRAINT catalog_formula_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_formula
    ADD CONSTRAINT catalog_formula_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_formulagroup
    ADD CONSTRAINT catalog_formulagroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_formulagroup
    ADD CONSTRAINT catalog_formulagroup_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_importedrow
    ADD CONSTRAINT catalog_importedrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_option
    ADD CONSTRAINT catalog_option_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_option
    ADD CONSTRAINT catalog_option_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_optionchoice
    ADD CONSTRAINT catalog_optionchoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_optionchoice
    ADD CONSTRAINT catalog_optionchoice_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_pricepoint
    ADD CONSTRAINT catalog_pricepoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_product_categories
    ADD CONSTRAINT catalog_product_categories_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_product_categories
    ADD CONSTRAINT catalog_product_categories_product_id_category_id_9802d7aa_uniq UNIQUE (product_id, category_id);
ALTER TABLE ONLY public.catalog_product_options
    ADD CONSTRAINT catalog_product_options_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_product_options
    ADD CONSTRAINT catalog_product_options_product_id_option_id_feb82212_uniq UNIQUE (product_id, option_id);
ALTER TABLE ONLY public.catalog_product
    ADD CONSTRAINT catalog_product_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_product
    ADD CONSTRAINT catalog_product_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_product_tags
    ADD CONSTRAINT catalog_product_tags_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_product_tags
    ADD CONSTRAINT catalog_product_tags_product_id_tag_id_daa0ee1f_uniq UNIQUE (product_id, tag_id);
ALTER TABLE ONLY public.catalog_productimport
    ADD CONSTRAINT catalog_productimport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_productimport
    ADD CONSTRAINT catalog_productimport_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_productpicture
    ADD CONSTRAINT catalog_productpicture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_reservation
    ADD CONSTRAINT catalog_reservation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_review
    ADD CONSTRAINT catalog_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_review
    ADD CONSTRAINT catalog_review_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_searchtext
    ADD CONSTRAINT catalog_searchtext_formula_id_key UNIQUE (formula_id);
ALTER TABLE ONLY public.catalog_searchtext
    ADD CONSTRAINT catalog_searchtext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_searchtext
    ADD CONSTRAINT catalog_searchtext_product_id_key UNIQUE (product_id);
ALTER TABLE ONLY public.catalog_tag
    ADD CONSTRAINT catalog_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_tag
    ADD CONSTRAINT catalog_tag_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_taxonomy
    ADD CONSTRAINT catalog_taxonomy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_taxonomy
    ADD CONSTRAINT catalog_taxonomy_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_upsell
    ADD CONSTRAINT catalog_upsell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_upsell
    ADD CONSTRAINT catalog_upsell_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_variant
    ADD CONSTRAINT catalog_variant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_variant
    ADD CONSTRAINT catalog_variant_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.catalog_variant_values
    ADD CONSTRAINT catalog_variant_values_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_variant_values
    ADD CONSTRAINT catalog_variant_values_variant_id_characteristi_5df8ab03_uniq UNIQUE (variant_id, characteristicvalue_id);
ALTER TABLE ONLY public.catalog_category
    ADD CONSTRAINT category_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT cause_counts_once UNIQUE (account_id, reason, reference);
ALTER TABLE ONLY public.catalog_characteristic
    ADD CONSTRAINT characteristic_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.checkout_cartline_options
    ADD CONSTRAINT checkout_cartline_option_cartline_id_optionchoice_f38b2361_uniq UNIQUE (cartline_id, optionchoice_id);
ALTER TABLE ONLY public.checkout_cartline_options
    ADD CONSTRAINT checkout_cartline_options_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.checkout_checkoutquestion
    ADD CONSTRAINT checkout_checkoutquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_checkoutquestion
    ADD CONSTRAINT checkout_checkoutquestion_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.checkout_consentbox
    ADD CONSTRAINT checkout_consentbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_consentbox
    ADD CONSTRAINT checkout_consentbox_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.checkout_noreminder
    ADD CONSTRAINT checkout_noreminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_remindersettings
    ADD CONSTRAINT checkout_remindersettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_remindersettings
    ADD CONSTRAINT checkout_remindersettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.checks_auditrun
    ADD CONSTRAINT checks_auditrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invoices_closing
    ADD CONSTRAINT closed_once UNIQUE (legal_entity_id, span, starts_on);
ALTER TABLE ONLY public.discounts_couponcategory
    ADD CONSTRAINT coupon_category_once UNIQUE (coupon_id, category_id);
ALTER TABLE ONLY public.discounts_couponformula
    ADD CONSTRAINT coupon_formula_once UNIQUE (coupon_id, formula_id);
ALTER TABLE ONLY public.discounts_couponuse
    ADD CONSTRAINT coupon_once_an_order UNIQUE (coupon_id, order_id);
ALTER TABLE ONLY public.discounts_couponproduct
    ADD CONSTRAINT coupon_product_once UNIQUE (coupon_id, product_id);
ALTER TABLE ONLY public.invoices_creditnote
    ADD CONSTRAINT credit_note_numbered_once UNIQUE (legal_entity_id, series, year, sequence);
ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customer_user_once_per_site UNIQUE (site_id, user_id);
ALTER TABLE ONLY public.customers_address
    ADD CONSTRAINT customers_address_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.customers_address
    ADD CONSTRAINT customers_address_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.fulfilment_deliverynote
    ADD CONSTRAINT delivery_note_number UNIQUE (site_id, number);
ALTER TABLE ONLY public.base_delivery
    ADD CONSTRAINT delivery_once UNIQUE (entry_id, listener);
ALTER TABLE ONLY public.discounts_adcampaign
    ADD CONSTRAINT discounts_adcampaign_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_adcampaign
    ADD CONSTRAINT discounts_adcampaign_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.discounts_campaignday
    ADD CONSTRAINT discounts_campaignday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_campaignsale
    ADD CONSTRAINT discounts_campaignsale_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.discounts_campaignsale
    ADD CONSTRAINT discounts_campaignsale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_coupon
    ADD CONSTRAINT discounts_coupon_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_coupon
    ADD CONSTRAINT discounts_coupon_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.discounts_couponcategory
    ADD CONSTRAINT discounts_couponcategory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_couponcode
    ADD CONSTRAINT discounts_couponcode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_couponcode
    ADD CONSTRAINT discounts_couponcode_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.discounts_couponformula
    ADD CONSTRAINT discounts_couponformula_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_couponproduct
    ADD CONSTRAINT discounts_couponproduct_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discounts_couponuse
    ADD CONSTRAINT discounts_couponuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_dispute
    ADD CONSTRAINT dispute_once UNIQUE (payment_id, gateway_ref);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.loyalty_earning
    ADD CONSTRAINT earned_once UNIQUE (customer_id, reason, reference);
ALTER TABLE ONLY public.loyalty_earningrule
    ADD CONSTRAINT earning_rule_once UNIQUE NULLS NOT DISTINCT (site_id, formula_id, product_id);
ALTER TABLE ONLY public.catalog_edition
    ADD CONSTRAINT edition_once_a_month UNIQUE (group_id, month);
ALTER TABLE ONLY public.emails_alertsettings
    ADD CONSTRAINT emails_alertsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_alertsettings
    ADD CONSTRAINT emails_alertsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.emails_mail
    ADD CONSTRAINT emails_mail_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.emails_mail
    ADD CONSTRAINT emails_mail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_mailreport
    ADD CONSTRAINT emails_mailreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT emails_mailwords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT emails_mailwords_translation_key_locale_id_fc88b55d_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.emails_measuringsettings
    ADD CONSTRAINT emails_measuringsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_measuringsettings
    ADD CONSTRAINT emails_measuringsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.emails_refusingaddress
    ADD CONSTRAINT emails_refusingaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_silentmessage
    ADD CONSTRAINT emails_silentmessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT formula_once_in_cart UNIQUE (cart_id, formula_id, fingerprint);
ALTER TABLE ONLY public.catalog_reservation
    ADD CONSTRAINT formula_reserved_once UNIQUE (formula_id, reference);
ALTER TABLE ONLY public.catalog_formula
    ADD CONSTRAINT formula_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.fulfilment_carrier
    ADD CONSTRAINT fulfilment_carrier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fulfilment_carrier
    ADD CONSTRAINT fulfilment_carrier_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.fulfilment_carrierrate
    ADD CONSTRAINT fulfilment_carrierrate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fulfilment_deliverynote
    ADD CONSTRAINT fulfilment_deliverynote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fulfilment_deliverynote
    ADD CONSTRAINT fulfilment_deliverynote_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.fulfilment_extra
    ADD CONSTRAINT fulfilment_extra_line_id_key UNIQUE (line_id);
ALTER TABLE ONLY public.fulfilment_extra
    ADD CONSTRAINT fulfilment_extra_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fulfilment_pickuppoint
    ADD CONSTRAINT fulfilment_pickuppoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fulfilment_pickuppoint
    ADD CONSTRAINT fulfilment_pickuppoint_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.fulfilment_reviewsettings
    ADD CONSTRAINT fulfilment_reviewsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fulfilment_reviewsettings
    ADD CONSTRAINT fulfilment_reviewsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.billing_gatewayevent
    ADD CONSTRAINT gateway_event_received_once UNIQUE (gateway, event_id);
ALTER TABLE ONLY public.discounts_couponcode
    ADD CONSTRAINT generated_code_once UNIQUE (site_id, code);
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT gift_card_issued_once UNIQUE (origin_id, n);
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT gift_card_made_once UNIQUE (site_id, key);
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.giftcards_giftcardsettings
    ADD CONSTRAINT giftcards_giftcardsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.giftcards_giftcardsettings
    ADD CONSTRAINT giftcards_giftcardsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.catalog_formulagroup
    ADD CONSTRAINT group_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.ledger_hold
    ADD CONSTRAINT hold_once UNIQUE (account_id, reference);
ALTER TABLE ONLY public.images_image
    ADD CONSTRAINT images_image_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.images_library
    ADD CONSTRAINT images_library_collection_id_key UNIQUE (collection_id);
ALTER TABLE ONLY public.images_library
    ADD CONSTRAINT images_library_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.images_library
    ADD CONSTRAINT images_library_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.images_rendition
    ADD CONSTRAINT images_rendition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT intent_paid_once UNIQUE (gateway, gateway_ref);
ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoice_numbered_once UNIQUE (legal_entity_id, series, year, sequence);
ALTER TABLE ONLY public.invoices_closing
    ADD CONSTRAINT invoices_closing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invoices_creditnote
    ADD CONSTRAINT invoices_creditnote_key_key UNIQUE (key);
ALTER TABLE ONLY public.invoices_creditnote
    ADD CONSTRAINT invoices_creditnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invoices_creditnote
    ADD CONSTRAINT invoices_creditnote_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.invoices_invoicesettings
    ADD CONSTRAINT invoices_invoicesettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invoices_invoicesettings
    ADD CONSTRAINT invoices_invoicesettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.invoices_storedpdf
    ADD CONSTRAINT invoices_storedpdf_document_key UNIQUE (document);
ALTER TABLE ONLY public.invoices_storedpdf
    ADD CONSTRAINT invoices_storedpdf_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_hold_id_key UNIQUE (hold_id);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_hold
    ADD CONSTRAINT ledger_hold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_earning
    ADD CONSTRAINT loyalty_earning_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.loyalty_earning
    ADD CONSTRAINT loyalty_earning_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_earning
    ADD CONSTRAINT loyalty_earning_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.loyalty_earningrule
    ADD CONSTRAINT loyalty_earningrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_loyaltysettings
    ADD CONSTRAINT loyalty_loyaltysettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_loyaltysettings
    ADD CONSTRAINT loyalty_loyaltysettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.loyalty_pass
    ADD CONSTRAINT loyalty_pass_code_key UNIQUE (code);
ALTER TABLE ONLY public.loyalty_pass
    ADD CONSTRAINT loyalty_pass_customer_id_key UNIQUE (customer_id);
ALTER TABLE ONLY public.loyalty_pass
    ADD CONSTRAINT loyalty_pass_number_key UNIQUE (number);
ALTER TABLE ONLY public.loyalty_pass
    ADD CONSTRAINT loyalty_pass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_programme
    ADD CONSTRAINT loyalty_programme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_programme
    ADD CONSTRAINT loyalty_programme_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.loyalty_referral
    ADD CONSTRAINT loyalty_referral_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.loyalty_referral
    ADD CONSTRAINT loyalty_referral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_referral
    ADD CONSTRAINT loyalty_referral_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.loyalty_rewarduse
    ADD CONSTRAINT loyalty_rewarduse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.loyalty_tier
    ADD CONSTRAINT loyalty_tier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_mailreport
    ADD CONSTRAINT mail_report_once UNIQUE (mail_id, outcome, key);
ALTER TABLE ONLY public.marketing_signup
    ADD CONSTRAINT marketing_signup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.marketing_signup
    ADD CONSTRAINT marketing_signup_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.menus_menu
    ADD CONSTRAINT menu_once_per_place UNIQUE (site_id, place, locale_id);
ALTER TABLE ONLY public.menus_menu
    ADD CONSTRAINT menus_menu_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.menus_menu
    ADD CONSTRAINT menus_menu_translation_key_locale_id_e32b56fc_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.emails_silentmessage
    ADD CONSTRAINT message_silent_once UNIQUE (site_id, message);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_noticesent
    ADD CONSTRAINT notice_once_per_term UNIQUE (subscription_id, term);
ALTER TABLE ONLY public.subscriptions_boxrating
    ADD CONSTRAINT one_rating_of_each_subscriber UNIQUE (edition_id, customer_id);
ALTER TABLE ONLY public.catalog_review
    ADD CONSTRAINT one_review_of_each_buyer UNIQUE (product_id, customer_id);
ALTER TABLE ONLY public.catalog_option
    ADD CONSTRAINT option_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.subscriptions_term
    ADD CONSTRAINT order_pays_one_term_of_each UNIQUE (order_id, subscription_id);
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pages_appearance
    ADD CONSTRAINT pages_appearance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pages_appearance
    ADD CONSTRAINT pages_appearance_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.pages_formulaspage
    ADD CONSTRAINT pages_formulaspage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pages_freepage
    ADD CONSTRAINT pages_freepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pages_giftcardspage
    ADD CONSTRAINT pages_giftcardspage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pages_homepage
    ADD CONSTRAINT pages_homepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pages_identity
    ADD CONSTRAINT pages_identity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pages_identity
    ADD CONSTRAINT pages_identity_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.pages_maintenancepage
    ADD CONSTRAINT pages_maintenancepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pages_opening
    ADD CONSTRAINT pages_opening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pages_opening
    ADD CONSTRAINT pages_opening_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.pages_previewdraft
    ADD CONSTRAINT pages_previewdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pages_previewdraft
    ADD CONSTRAINT pages_previewdraft_token_key UNIQUE (token);
ALTER TABLE ONLY public.pages_sharedblocks
    ADD CONSTRAINT pages_sharedblocks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pages_sharedblocks
    ADD CONSTRAINT pages_sharedblocks_translation_key_locale_id_a6934408_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.pastboxes_pastboxespage
    ADD CONSTRAINT pastboxes_pastboxespage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pastboxes_pastboxline
    ADD CONSTRAINT pastboxes_pastboxline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pastboxes_pastboxline
    ADD CONSTRAINT pastboxes_pastboxline_translation_key_locale_id_e798eba4_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.pastboxes_pastboxpage
    ADD CONSTRAINT pastboxes_pastboxpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pastboxes_pastboxpicture
    ADD CONSTRAINT pastboxes_pastboxpicture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_payer
    ADD CONSTRAINT payer_is_one_customer UNIQUE (gateway, reference);
ALTER TABLE ONLY public.billing_payer
    ADD CONSTRAINT payer_once UNIQUE (customer_id, gateway, environment);
ALTER TABLE ONLY public.billing_paymentmethod
    ADD CONSTRAINT payment_method_once UNIQUE (gateway, reference);
ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT payout_once UNIQUE (gateway, gateway_ref);
ALTER TABLE ONLY public.fulfilment_pickuppoint
    ADD CONSTRAINT pickup_point_once UNIQUE (carrier_id, code);
ALTER TABLE ONLY public.catalog_product
    ADD CONSTRAINT product_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.retention_answer
    ADD CONSTRAINT question_answered_once UNIQUE (departure_id, question_id);
ALTER TABLE ONLY public.checkout_noreminder
    ADD CONSTRAINT reminded_no_more_once UNIQUE (site_id, email);
ALTER TABLE ONLY public.images_rendition
    ADD CONSTRAINT rendition_once UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE ONLY public.subscriptions_renewalrun
    ADD CONSTRAINT renewal_run_once_a_day UNIQUE (site_id, day);
ALTER TABLE ONLY public.retention_answer
    ADD CONSTRAINT retention_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_contractrequest
    ADD CONSTRAINT retention_contractrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_contractrequest
    ADD CONSTRAINT retention_contractrequest_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.retention_departure
    ADD CONSTRAINT retention_departure_change_id_key UNIQUE (change_id);
ALTER TABLE ONLY public.retention_departure
    ADD CONSTRAINT retention_departure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_departure
    ADD CONSTRAINT retention_departure_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.retention_funnelsettings
    ADD CONSTRAINT retention_funnelsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_funnelsettings
    ADD CONSTRAINT retention_funnelsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.retention_noticesent
    ADD CONSTRAINT retention_noticesent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_question
    ADD CONSTRAINT retention_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_question
    ADD CONSTRAINT retention_question_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.retention_receipt
    ADD CONSTRAINT retention_receipt_delivery_note_id_key UNIQUE (delivery_note_id);
ALTER TABLE ONLY public.retention_receipt
    ADD CONSTRAINT retention_receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_withdrawal
    ADD CONSTRAINT retention_withdrawal_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.retention_withdrawal
    ADD CONSTRAINT retention_withdrawal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_withdrawal
    ADD CONSTRAINT retention_withdrawal_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.loyalty_rewarduse
    ADD CONSTRAINT reward_once_an_order UNIQUE (programme_id, order_id);
ALTER TABLE ONLY public.catalog_importedrow
    ADD CONSTRAINT row_read_once UNIQUE (run_id, line);
ALTER TABLE ONLY public.shop_forms_formfield
    ADD CONSTRAINT shop_forms_formfield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.shop_forms_formpage
    ADD CONSTRAINT shop_forms_formpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.sites_advanced
    ADD CONSTRAINT sites_advanced_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sites_advanced
    ADD CONSTRAINT sites_advanced_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.sites_marketingids
    ADD CONSTRAINT sites_marketingids_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sites_marketingids
    ADD CONSTRAINT sites_marketingids_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.subscriptions_boxrating
    ADD CONSTRAINT subscriptions_boxrating_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subscriptions_boxrating
    ADD CONSTRAINT subscriptions_boxrating_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.subscriptions_change
    ADD CONSTRAINT subscriptions_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subscriptions_change
    ADD CONSTRAINT subscriptions_change_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_delivery_note_id_key UNIQUE (delivery_note_id);
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.subscriptions_renewalrun
    ADD CONSTRAINT subscriptions_renewalrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subscriptions_renewalsettings
    ADD CONSTRAINT subscriptions_renewalsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subscriptions_renewalsettings
    ADD CONSTRAINT subscriptions_renewalsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscription_origin_id_key UNIQUE (origin_id);
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscription_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.subscriptions_term
    ADD CONSTRAINT subscriptions_term_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_tag
    ADD CONSTRAINT tag_slug_per_taxonomy UNIQUE (taxonomy_id, slug);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalog_taxonomy
    ADD CONSTRAINT taxonomy_slug_per_site UNIQUE (site_id, slug);
ALTER TABLE ONLY public.subscriptions_term
    ADD CONSTRAINT term_once UNIQUE (subscription_id, idx);
ALTER TABLE ONLY public.subscriptions_term
    ADD CONSTRAINT terms_do_not_overlap EXCLUDE USING gist (period WITH &&, subscription_id WITH =) WHERE ((NOT ((status)::text = 'cancelled'::text)));
ALTER TABLE ONLY public.loyalty_tier
    ADD CONSTRAINT tier_once UNIQUE (site_id, points_from);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);
ALTER TABLE ONLY public.catalog_upsell
    ADD CONSTRAINT upsell_once UNIQUE (formula_id, variant_id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.catalog_characteristicvalue
    ADD CONSTRAINT value_slug_per_characteristic UNIQUE (characteristic_id, slug);
ALTER TABLE ONLY public.catalog_variant
    ADD CONSTRAINT variant_code_per_product UNIQUE (product_id, code);
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT variant_once_in_cart UNIQUE (cart_id, variant_id, fingerprint);
ALTER TABLE ONLY public.catalog_reservation
    ADD CONSTRAINT variant_reserved_once UNIQUE (variant_id, reference);
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_localesynchronization_locale_id_key UNIQUE (locale_id);
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_localesynchronization_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_overridablesegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_relatedobjectsegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_segmentoverride_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_string_locale_id_data_hash_bae71852_uniq UNIQUE (locale_id, data_hash);
ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_string_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_stringsegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_stringt_locale_id_translation_of_d2d59359_uniq UNIQUE (locale_id, translation_of_id, context_id);
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_stringtranslation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_template
    ADD CONSTRAINT wagtail_localize_template_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_template
    ADD CONSTRAINT wagtail_localize_template_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_templatesegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_transla_content_type_id_translat_de875339_uniq UNIQUE (content_type_id, translation_key);
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_transla_object_id_locale_id_fb6a8d8e_uniq UNIQUE (object_id, locale_id);
ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_transla_object_id_path_id_c7f5d707_uniq UNIQUE (object_id, path_id);
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_transla_source_id_target_locale__7e943cf8_uniq UNIQUE (source_id, target_locale_id);
ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_translatableobject_pkey PRIMARY KEY (translation_key);
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_translation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_translation_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_translationcontext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_translationlog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_translationsource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsubmission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT words_once_per_message UNIQUE (site_id, message, locale_id);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX article_letters ON public.blog_articlepage USING gin (search_words public.gin_trgm_ops);
CREATE INDEX article_stems ON public.blog_articlepage USING gin (search_vector);
CREATE INDEX attempts_in_flight ON public.billing_attempt USING btree (sent_at) WHERE ((state)::text = ANY ((ARRAY['sent'::character varying, 'unknown'::character varying])::text[]));
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);
CREATE INDEX base_counter_name_ba86e9ae_like ON public.base_counter USING btree (name varchar_pattern_ops);
CREATE INDEX base_delivery_entry_id_ca6c6dbb ON public.base_delivery USING btree (entry_id);
CREATE INDEX base_journa_name_65b000_idx ON public.base_journalentry USING btree (name, at);
CREATE INDEX base_journalentry_site_id_52336e3c ON public.base_journalentry USING btree (site_id);
CREATE INDEX base_shopsettings_legal_entity_id_0565c0e9 ON public.base_shopsettings USING btree (legal_entity_id);
CREATE INDEX base_user_email_fbc4c0ff_like ON public.base_user USING btree (email varchar_pattern_ops);
CREATE INDEX base_user_groups_group_id_c0eca7d6 ON public.base_user_groups USING btree (group_id);
CREATE INDEX base_user_groups_user_id_29a796b6 ON public.base_user_groups USING btree (user_id);
CREATE INDEX base_user_user_permissions_permission_id_0418bc02 ON public.base_user_user_permissions USING btree (permission_id);
CREATE INDEX base_user_user_permissions_user_id_2eec4d63 ON public.base_user_user_permissions USING btree (user_id);
CREATE INDEX billing_attempt_key_d66ac4f2_like ON public.billing_attempt USING btree (key varchar_pattern_ops);
CREATE INDEX billing_attempt_method_id_d5a24651 ON public.billing_attempt USING btree (method_id);
CREATE INDEX billing_attempt_payment_id_663adfbc ON public.billing_attempt USING btree (payment_id);
CREATE INDEX billing_balanceentry_dispute_id_22efd62c ON public.billing_balanceentry USING btree (dispute_id);
CREATE INDEX billing_balanceentry_payment_id_7deb1d3b ON public.billing_balanceentry USING btree (payment_id);
CREATE INDEX billing_balanceentry_payout_id_27c78e46 ON public.billing_balanceentry USING btree (payout_id);
CREATE INDEX billing_balanceentry_refund_id_209987c9 ON public.billing_balanceentry USING btree (refund_id);
CREATE INDEX billing_cardsetup_customer_id_b96d9767 ON public.billing_cardsetup USING btree (customer_id);
CREATE INDEX billing_cardsetup_key_f66f99d7_like ON public.billing_cardsetup USING btree (key varchar_pattern_ops);
CREATE INDEX billing_cardsetup_payment_method_id_1c4efeac ON public.billing_cardsetup USING btree (payment_method_id);
CREATE INDEX billing_cardsetup_public_id_cd2cbb9f_like ON public.billing_cardsetup USING btree (public_id varchar_pattern_ops);
CREATE INDEX billing_democard_reference_bb49a1d1_like ON public.billing_democard USING btree (reference varchar_pattern_ops);
CREATE INDEX billing_demointent_card_id_94e3d468 ON public.billing_demointent USING btree (card_id);
CREATE INDEX billing_demointent_key_113d4d09_like ON public.billing_demointent USING btree (key varchar_pattern_ops);
CREATE INDEX billing_demointent_reference_78c857ae_like ON public.billing_demointent USING btree (reference varchar_pattern_ops);
CREATE INDEX billing_demorefund_intent_id_a73125dd ON public.billing_demorefund USING btree (intent_id);
CREATE INDEX billing_demorefund_key_2856278f_like ON public.billing_demorefund USING btree (key varchar_pattern_ops);
CREATE INDEX billing_demorefund_reference_26a6845f_like ON public.billing_demorefund USING btree (reference varchar_pattern_ops);
CREATE INDEX billing_demosetup_card_id_2c5a250c ON public.billing_demosetup USING btree (card_id);
CREATE INDEX billing_demosetup_key_afef84d0_like ON public.billing_demosetup USING btree (key varchar_pattern_ops);
CREATE INDEX billing_demosetup_reference_36dab196_like ON public.billing_demosetup USING btree (reference varchar_pattern_ops);
CREATE INDEX billing_dispute_payment_id_9c6ce3f7 ON public.billing_dispute USING btree (payment_id);
CREATE INDEX billing_dispute_public_id_ef8cd1c1_like ON public.billing_dispute USING btree (public_id varchar_pattern_ops);
CREATE INDEX billing_finding_reconciliation_id_a4e624f7 ON public.billing_finding USING btree (reconciliation_id);
CREATE INDEX billing_invoice_legal_entity_id_db70b561 ON public.invoices_invoice USING btree (legal_entity_id);
CREATE INDEX billing_invoice_public_id_8a558fc7_like ON public.invoices_invoice USING btree (public_id varchar_pattern_ops);
CREATE INDEX billing_payer_customer_id_bac28dd5 ON public.billing_payer USING btree (customer_id);
CREATE INDEX billing_payment_order_id_ed657234 ON public.billing_payment USING btree (order_id);
CREATE INDEX billing_payment_public_id_085eeadc_like ON public.billing_payment USING btree (public_id varchar_pattern_ops);
CREATE INDEX billing_paymentmethod_customer_id_ade018d4 ON public.billing_paymentmethod USING btree (customer_id);
CREATE INDEX billing_paymentmethod_public_id_f12d2e0d_like ON public.billing_paymentmethod USING btree (public_id varchar_pattern_ops);
CREATE INDEX billing_refund_key_cead4477_like ON public.billing_refund USING btree (key varchar_pattern_ops);
CREATE INDEX billing_refund_line_id_0e31c3c6 ON public.billing_refund USING btree (line_id);
CREATE INDEX billing_refund_order_id_c8a623f9 ON public.billing_refund USING btree (order_id);
CREATE INDEX billing_refund_payment_id_51c81a5e ON public.billing_refund USING btree (payment_id);
CREATE INDEX billing_refund_public_id_6997912d_like ON public.billing_refund USING btree (public_id varchar_pattern_ops);
CREATE INDEX blog_articlepage_authors_articlepage_id_a63cf8ef ON public.blog_articlepage_authors USING btree (articlepage_id);
CREATE INDEX blog_articlepage_authors_author_id_98044ad4 ON public.blog_articlepage_authors USING btree (author_id);
CREATE INDEX blog_articlepage_category_id_09ca1399 ON public.blog_articlepage USING btree (category_id);
CREATE INDEX blog_articlepage_date_90e7b4c7 ON public.blog_articlepage USING btree (date);
CREATE INDEX blog_articlepage_image_id_8754656c ON public.blog_articlepage USING btree (image_id);
CREATE INDEX blog_articlepage_share_image_id_f067263a ON public.blog_articlepage USING btree (share_image_id);
CREATE INDEX blog_articletag_content_object_id_2deaa6ca ON public.blog_articletag USING btree (content_object_id);
CREATE INDEX blog_articletag_tag_id_d50274a8 ON public.blog_articletag USING btree (tag_id);
CREATE INDEX blog_author_image_id_28bf6c88 ON public.blog_author USING btree (image_id);
CREATE INDEX blog_author_site_id_681079a4 ON public.blog_author USING btree (site_id);
CREATE INDEX blog_author_slug_5274c191 ON public.blog_author USING btree (slug);
CREATE INDEX blog_author_slug_5274c191_like ON public.blog_author USING btree (slug varchar_pattern_ops);
CREATE INDEX blog_author_user_id_bedbc289 ON public.blog_author USING btree (user_id);
CREATE INDEX blog_blogcategorypage_image_id_a73fb038 ON public.blog_blogcategorypage USING btree (image_id);
CREATE INDEX blog_blogcategorypage_share_image_id_4197bed3 ON public.blog_blogcategorypage USING btree (share_image_id);
CREATE INDEX blog_blogpage_share_image_id_2a20d4cc ON public.blog_blogpage USING btree (share_image_id);
CREATE INDEX blog_dossierentry_article_id_729199b3 ON public.blog_dossierentry USING btree (article_id);
CREATE INDEX blog_dossierentry_dossier_id_f99b531f ON public.blog_dossierentry USING btree (dossier_id);
CREATE INDEX blog_dossierpage_image_id_f9fee65f ON public.blog_dossierpage USING btree (image_id);
CREATE INDEX blog_dossierpage_share_image_id_a0552fa4 ON public.blog_dossierpage USING btree (share_image_id);
CREATE INDEX boxes_locking ON public.subscriptions_cycle USING btree (cutoff_at) WHERE ((status)::text = ANY ((ARRAY['paid'::character varying, 'due'::character varying])::text[]));
CREATE INDEX cashback_owed ON public.loyalty_rewarduse USING btree (order_id) WHERE (owed_amount > 0);
CREATE INDEX cashback_pending ON public.loyalty_rewarduse USING btree (approves_at) WHERE (approves_at IS NOT NULL);
CREATE INDEX catalog_category_image_id_def060ca ON public.catalog_category USING btree (image_id);
CREATE INDEX catalog_category_parent_id_f61bd017 ON public.catalog_category USING btree (parent_id);
CREATE INDEX catalog_category_public_id_25319dbd_like ON public.catalog_category USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_category_site_id_763991f9 ON public.catalog_category USING btree (site_id);
CREATE INDEX catalog_category_slug_dbf63ad0 ON public.catalog_category USING btree (slug);
CREATE INDEX catalog_category_slug_dbf63ad0_like ON public.catalog_category USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_characteristic_public_id_8ee3227b_like ON public.catalog_characteristic USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_characteristic_site_id_468cfb38 ON public.catalog_characteristic USING btree (site_id);
CREATE INDEX catalog_characteristic_slug_d0e149c0 ON public.catalog_characteristic USING btree (slug);
CREATE INDEX catalog_characteristic_slug_d0e149c0_like ON public.catalog_characteristic USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_characteristicvalue_characteristic_id_4268f7eb ON public.catalog_characteristicvalue USING btree (characteristic_id);
CREATE INDEX catalog_characteristicvalue_public_id_99f42841_like ON public.catalog_characteristicvalue USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_characteristicvalue_slug_de960ada ON public.catalog_characteristicvalue USING btree (slug);
CREATE INDEX catalog_characteristicvalue_slug_de960ada_like ON public.catalog_characteristicvalue USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_compositionstep_formula_id_1b57a0dd ON public.catalog_compositionstep USING btree (formula_id);
CREATE INDEX catalog_compositionstep_public_id_ec6ba205_like ON public.catalog_compositionstep USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_compositionstep_tags_compositionstep_id_985d365e ON public.catalog_compositionstep_tags USING btree (compositionstep_id);
CREATE INDEX catalog_compositionstep_tags_tag_id_df742ddc ON public.catalog_compositionstep_tags USING btree (tag_id);
CREATE INDEX catalog_edition_group_id_3797ebb8 ON public.catalog_edition USING btree (group_id);
CREATE INDEX catalog_edition_image_id_76076bc9 ON public.catalog_edition USING btree (image_id);
CREATE INDEX catalog_edition_public_id_d4203ef4_like ON public.catalog_edition USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_formula_group_id_2470f425 ON public.catalog_formula USING btree (group_id);
CREATE INDEX catalog_formula_image_id_80ee267e ON public.catalog_formula USING btree (image_id);
CREATE INDEX catalog_formula_public_id_683fc8a5_like ON public.catalog_formula USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_formula_site_id_414ec6ab ON public.catalog_formula USING btree (site_id);
CREATE INDEX catalog_formula_slug_c8e936b2 ON public.catalog_formula USING btree (slug);
CREATE INDEX catalog_formula_slug_c8e936b2_like ON public.catalog_formula USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_formulagroup_image_id_37b396e4 ON public.catalog_formulagroup USING btree (image_id);
CREATE INDEX catalog_formulagroup_public_id_9a03f5c9_like ON public.catalog_formulagroup USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_formulagroup_site_id_b9b844e4 ON public.catalog_formulagroup USING btree (site_id);
CREATE INDEX catalog_formulagroup_slug_45feb5a8 ON public.catalog_formulagroup USING btree (slug);
CREATE INDEX catalog_formulagroup_slug_45feb5a8_like ON public.catalog_formulagroup USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_importedrow_run_id_1e80eaf6 ON public.catalog_importedrow USING btree (run_id);
CREATE INDEX catalog_option_public_id_c35a6de3_like ON public.catalog_option USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_option_site_id_ffd7545d ON public.catalog_option USING btree (site_id);
CREATE INDEX catalog_option_slug_a86f4845 ON public.catalog_option USING btree (slug);
CREATE INDEX catalog_option_slug_a86f4845_like ON public.catalog_option USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_optionchoice_option_id_44364a49 ON public.catalog_optionchoice USING btree (option_id);
CREATE INDEX catalog_optionchoice_public_id_6682020a_like ON public.catalog_optionchoice USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_pricepoint_formula_id_70a67e8c ON public.catalog_pricepoint USING btree (formula_id);
CREATE INDEX catalog_pricepoint_variant_id_311bc902 ON public.catalog_pricepoint USING btree (variant_id);
CREATE INDEX catalog_pro_site_id_185f31_idx ON public.catalog_product USING btree (site_id, active, "position");
CREATE INDEX catalog_product_categories_category_id_f9457ae1 ON public.catalog_product_categories USING btree (category_id);
CREATE INDEX catalog_product_categories_product_id_be67c3f5 ON public.catalog_product_categories USING btree (product_id);
CREATE INDEX catalog_product_formula_id_ac9a691a ON public.catalog_product USING btree (formula_id);
CREATE INDEX catalog_product_image_id_ba8ae05c ON public.catalog_product USING btree (image_id);
CREATE INDEX catalog_product_options_option_id_d6249875 ON public.catalog_product_options USING btree (option_id);
CREATE INDEX catalog_product_options_product_id_fa0cba69 ON public.catalog_product_options USING btree (product_id);
CREATE INDEX catalog_product_public_id_d2c5670e_like ON public.catalog_product USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_product_site_id_45cec1c1 ON public.catalog_product USING btree (site_id);
CREATE INDEX catalog_product_slug_f37848b0 ON public.catalog_product USING btree (slug);
CREATE INDEX catalog_product_slug_f37848b0_like ON public.catalog_product USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_product_tags_product_id_293d7e82 ON public.catalog_product_tags USING btree (product_id);
CREATE INDEX catalog_product_tags_tag_id_fb8826f6 ON public.catalog_product_tags USING btree (tag_id);
CREATE INDEX catalog_productimport_by_id_792b03b6 ON public.catalog_productimport USING btree (by_id);
CREATE INDEX catalog_productimport_public_id_ac9a5ea6_like ON public.catalog_productimport USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_productimport_site_id_33a92119 ON public.catalog_productimport USING btree (site_id);
CREATE INDEX catalog_productpicture_image_id_633e48f4 ON public.catalog_productpicture USING btree (image_id);
CREATE INDEX catalog_productpicture_product_id_681aae72 ON public.catalog_productpicture USING btree (product_id);
CREATE INDEX catalog_reservation_formula_id_18c28d98 ON public.catalog_reservation USING btree (formula_id);
CREATE INDEX catalog_reservation_variant_id_b1dbe753 ON public.catalog_reservation USING btree (variant_id);
CREATE INDEX catalog_review_customer_id_b5885247 ON public.catalog_review USING btree (customer_id);
CREATE INDEX catalog_review_product_id_e494243b ON public.catalog_review USING btree (product_id);
CREATE INDEX catalog_review_public_id_eaa7325c_like ON public.catalog_review USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_tag_public_id_83f59d78_like ON public.catalog_tag USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_tag_slug_193b049a ON public.catalog_tag USING btree (slug);
CREATE INDEX catalog_tag_slug_193b049a_like ON public.catalog_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_tag_taxonomy_id_b25231e4 ON public.catalog_tag USING btree (taxonomy_id);
CREATE INDEX catalog_taxonomy_public_id_866024be_like ON public.catalog_taxonomy USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_taxonomy_site_id_4054f0b9 ON public.catalog_taxonomy USING btree (site_id);
CREATE INDEX catalog_taxonomy_slug_378e6ef1 ON public.catalog_taxonomy USING btree (slug);
CREATE INDEX catalog_taxonomy_slug_378e6ef1_like ON public.catalog_taxonomy USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_upsell_formula_id_844f715d ON public.catalog_upsell USING btree (formula_id);
CREATE INDEX catalog_upsell_public_id_6cf0b3d6_like ON public.catalog_upsell USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_upsell_variant_id_ffebeb18 ON public.catalog_upsell USING btree (variant_id);
CREATE INDEX catalog_variant_product_id_8a21d193 ON public.catalog_variant USING btree (product_id);
CREATE INDEX catalog_variant_public_id_427769f9_like ON public.catalog_variant USING btree (public_id varchar_pattern_ops);
CREATE INDEX catalog_variant_values_characteristicvalue_id_007e2eef ON public.catalog_variant_values USING btree (characteristicvalue_id);
CREATE INDEX catalog_variant_values_variant_id_8dba3976 ON public.catalog_variant_values USING btree (variant_id);
CREATE INDEX checkout_ca_custome_1372bc_idx ON public.checkout_cart USING btree (customer_id, updated_at DESC);
CREATE INDEX checkout_cart_carrier_id_28870861 ON public.checkout_cart USING btree (carrier_id);
CREATE INDEX checkout_cart_customer_id_08e626dd ON public.checkout_cart USING btree (customer_id);
CREATE INDEX checkout_cart_offered_for_id_e1d3350d ON public.checkout_cart USING btree (offered_for_id);
CREATE INDEX checkout_cart_pickup_point_id_e1edff8d ON public.checkout_cart USING btree (pickup_point_id);
CREATE INDEX checkout_cart_public_id_72209dc7_like ON public.checkout_cart USING btree (public_id varchar_pattern_ops);
CREATE INDEX checkout_cart_site_id_67384c2b ON public.checkout_cart USING btree (site_id);
CREATE INDEX checkout_cart_token_hash_3c0523dc_like ON public.checkout_cart USING btree (token_hash varchar_pattern_ops);
CREATE INDEX checkout_cartline_cart_id_918108c9 ON public.checkout_cartline USING btree (cart_id);
CREATE INDEX checkout_cartline_formula_id_a80d3bc0 ON public.checkout_cartline USING btree (formula_id);
CREATE INDEX checkout_cartline_options_cartline_id_b8e2e62a ON public.checkout_cartline_options USING btree (cartline_id);
CREATE INDEX checkout_cartline_options_optionchoice_id_9d0d22d7 ON public.checkout_cartline_options USING btree (optionchoice_id);
CREATE INDEX checkout_cartline_public_id_20a25ff2_like ON public.checkout_cartline USING btree (public_id varchar_pattern_ops);
CREATE INDEX checkout_cartline_upsell_id_fda65189 ON public.checkout_cartline USING btree (upsell_id);
CREATE INDEX checkout_cartline_variant_id_00182fd1 ON public.checkout_cartline USING btree (variant_id);
CREATE INDEX checkout_checkoutquestion_public_id_cf22fde4_like ON public.checkout_checkoutquestion USING btree (public_id varchar_pattern_ops);
CREATE INDEX checkout_checkoutquestion_site_id_fbae973f ON public.checkout_checkoutquestion USING btree (site_id);
CREATE INDEX checkout_consentbox_public_id_904a040a_like ON public.checkout_consentbox USING btree (public_id varchar_pattern_ops);
CREATE INDEX checkout_consentbox_site_id_53ea1c5d ON public.checkout_consentbox USING btree (site_id);
CREATE INDEX checkout_noreminder_site_id_39782776 ON public.checkout_noreminder USING btree (site_id);
CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);
CREATE UNIQUE INDEX coupon_code_once ON public.discounts_coupon USING btree (site_id, code) WHERE (NOT ((code)::text = ''::text));
CREATE INDEX coupons_automatic ON public.discounts_coupon USING btree (site_id) WHERE automatic;
CREATE INDEX credit_notes_of_a_day ON public.invoices_creditnote USING btree (legal_entity_id, issued_on);
CREATE UNIQUE INDEX customer_email_once_per_site ON public.customers_customer USING btree (site_id, lower((email)::text)) WHERE (user_id IS NOT NULL);
CREATE INDEX customers_address_customer_id_f042422e ON public.customers_address USING btree (customer_id);
CREATE INDEX customers_address_public_id_37687ea0_like ON public.customers_address USING btree (public_id varchar_pattern_ops);
CREATE INDEX customers_customer_public_id_3fc024ec_like ON public.customers_customer USING btree (public_id varchar_pattern_ops);
CREATE INDEX customers_customer_site_id_121b2e13 ON public.customers_customer USING btree (site_id);
CREATE INDEX customers_customer_user_id_a9568d6c ON public.customers_customer USING btree (user_id);
CREATE UNIQUE INDEX cycle_once ON public.subscriptions_cycle USING btree (subscription_id, idx) WHERE (NOT ((status)::text = 'cancelled'::text));
CREATE INDEX deliveries_unasked ON public.fulfilment_deliverynote USING btree (site_id, delivered_at) WHERE ((asked_at IS NULL) AND ((status)::text = 'delivered'::text));
CREATE INDEX delivery_pending ON public.base_delivery USING btree (due_at) WHERE (delivered_at IS NULL);
CREATE INDEX discounts_adcampaign_coupon_id_13c95e38 ON public.discounts_adcampaign USING btree (coupon_id);
CREATE INDEX discounts_adcampaign_public_id_bd27abf3_like ON public.discounts_adcampaign USING btree (public_id varchar_pattern_ops);
CREATE INDEX discounts_adcampaign_site_id_3467b46f ON public.discounts_adcampaign USING btree (site_id);
CREATE INDEX discounts_adcampaign_slug_d5e4a683 ON public.discounts_adcampaign USING btree (slug);
CREATE INDEX discounts_adcampaign_slug_d5e4a683_like ON public.discounts_adcampaign USING btree (slug varchar_pattern_ops);
CREATE INDEX discounts_campaignday_campaign_id_37db3712 ON public.discounts_campaignday USING btree (campaign_id);
CREATE INDEX discounts_campaignsale_campaign_id_eb47eca2 ON public.discounts_campaignsale USING btree (campaign_id);
CREATE INDEX discounts_coupon_product_id_65b77525 ON public.discounts_coupon USING btree (product_id);
CREATE INDEX discounts_coupon_public_id_33daec1b_like ON public.discounts_coupon USING btree (public_id varchar_pattern_ops);
CREATE INDEX discounts_coupon_site_id_e13658b0 ON public.discounts_coupon USING btree (site_id);
CREATE INDEX discounts_couponcategory_category_id_e8ef2552 ON public.discounts_couponcategory USING btree (category_id);
CREATE INDEX discounts_couponcategory_coupon_id_e83d5cdc ON public.discounts_couponcategory USING btree (coupon_id);
CREATE INDEX discounts_couponcode_coupon_id_ddd291fb ON public.discounts_couponcode USING btree (coupon_id);
CREATE INDEX discounts_couponcode_public_id_b3c33bfe_like ON public.discounts_couponcode USING btree (public_id varchar_pattern_ops);
CREATE INDEX discounts_couponcode_site_id_59ba416c ON public.discounts_couponcode USING btree (site_id);
CREATE INDEX discounts_couponformula_coupon_id_0073fd9d ON public.discounts_couponformula USING btree (coupon_id);
CREATE INDEX discounts_couponformula_formula_id_d9318740 ON public.discounts_couponformula USING btree (formula_id);
CREATE INDEX discounts_couponproduct_coupon_id_dc8394c3 ON public.discounts_couponproduct USING btree (coupon_id);
CREATE INDEX discounts_couponproduct_product_id_2d693f74 ON public.discounts_couponproduct USING btree (product_id);
CREATE INDEX discounts_couponuse_code_id_4d83c5cf ON public.discounts_couponuse USING btree (code_id);
CREATE INDEX discounts_couponuse_coupon_id_2e29c6d7 ON public.discounts_couponuse USING btree (coupon_id);
CREATE INDEX discounts_couponuse_customer_id_71fac54d ON public.discounts_couponuse USING btree (customer_id);
CREATE INDEX discounts_couponuse_order_id_579470df ON public.discounts_couponuse USING btree (order_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX earnings_ending ON public.loyalty_earning USING btree (expires_on);
CREATE INDEX earnings_pending ON public.loyalty_earning USING btree (approves_at) WHERE (approved_at IS NULL);
CREATE INDEX emails_mail_entry_id_912915a2 ON public.emails_mail USING btree (entry_id);
CREATE INDEX emails_mail_message_id_b56ad3d1_like ON public.emails_mail USING btree (message_id varchar_pattern_ops);
CREATE INDEX emails_mail_site_id_5acebb1a ON public.emails_mail USING btree (site_id);
CREATE INDEX emails_mail_site_id_971e4e_idx ON public.emails_mail USING btree (site_id, customer);
CREATE INDEX emails_mailreport_mail_id_aee0e2fd ON public.emails_mailreport USING btree (mail_id);
CREATE INDEX emails_mailwords_first_published_at_326ba25a ON public.emails_mailwords USING btree (first_published_at);
CREATE INDEX emails_mailwords_latest_revision_id_644d0c4f ON public.emails_mailwords USING btree (latest_revision_id);
CREATE INDEX emails_mailwords_live_revision_id_7127d11a ON public.emails_mailwords USING btree (live_revision_id);
CREATE INDEX emails_mailwords_locale_id_8cac4fd8 ON public.emails_mailwords USING btree (locale_id);
CREATE INDEX emails_mailwords_locked_by_id_f4a80db1 ON public.emails_mailwords USING btree (locked_by_id);
CREATE INDEX emails_mailwords_site_id_f1f71836 ON public.emails_mailwords USING btree (site_id);
CREATE INDEX emails_refusingaddress_site_id_2a40f300 ON public.emails_refusingaddress USING btree (site_id);
CREATE INDEX emails_silentmessage_site_id_ff68ff3f ON public.emails_silentmessage USING btree (site_id);
CREATE INDEX extras_waiting ON public.fulfilment_extra USING btree (customer_id) WHERE (delivery_note_id IS NULL);
CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);
CREATE UNIQUE INDEX formula_waited_for_once ON public.waiting_place USING btree (formula_id, email) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'waiting'::character varying, 'invited'::character varying])::text[]));
CREATE UNIQUE INDEX friend_recommended_once ON public.loyalty_referral USING btree (friend_id) WHERE (NOT ((state)::text = 'void'::text));
CREATE INDEX fulfilment_carrier_public_id_51a2e41b_like ON public.fulfilment_carrier USING btree (public_id varchar_pattern_ops);
CREATE INDEX fulfilment_carrier_site_id_a929cd4a ON public.fulfilment_carrier USING btree (site_id);
CREATE INDEX fulfilment_carrierrate_carrier_id_e0d759dc ON public.fulfilment_carrierrate USING btree (carrier_id);
CREATE INDEX fulfilment_deliverynote_carrier_id_2731c6e3 ON public.fulfilment_deliverynote USING btree (carrier_id);
CREATE INDEX fulfilment_deliverynote_order_id_52cbe298 ON public.fulfilment_deliverynote USING btree (order_id);
CREATE INDEX fulfilment_deliverynote_public_id_9658be24_like ON public.fulfilment_deliverynote USING btree (public_id varchar_pattern_ops);
CREATE INDEX fulfilment_deliverynote_site_id_961be99b ON public.fulfilment_deliverynote USING btree (site_id);
CREATE INDEX fulfilment_extra_customer_id_c3188d60 ON public.fulfilment_extra USING btree (customer_id);
CREATE INDEX fulfilment_extra_delivery_note_id_bd81dafa ON public.fulfilment_extra USING btree (delivery_note_id);
CREATE INDEX fulfilment_pickuppoint_carrier_id_46f33200 ON public.fulfilment_pickuppoint USING btree (carrier_id);
CREATE INDEX fulfilment_pickuppoint_public_id_835653fe_like ON public.fulfilment_pickuppoint USING btree (public_id varchar_pattern_ops);
CREATE INDEX gateway_event_of_subject ON public.billing_gatewayevent USING btree (subject) WHERE (processed_at IS NULL);
CREATE INDEX gateway_event_waiting ON public.billing_gatewayevent USING btree (received_at) WHERE (processed_at IS NULL);
CREATE UNIQUE INDEX generated_code_used_once ON public.discounts_couponuse USING btree (code_id) WHERE (given_back_at IS NULL);
CREATE INDEX gift_cards_in_use ON public.giftcards_giftcard USING btree (expires_on) WHERE ((state)::text = 'active'::text);
CREATE INDEX gift_cards_waiting ON public.giftcards_giftcard USING btree (announce_on) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX giftcards_g_site_id_f0ca9a_idx ON public.giftcards_giftcard USING btree (site_id, last4);
CREATE INDEX giftcards_giftcard_buyer_id_a2fd2cd8 ON public.giftcards_giftcard USING btree (buyer_id);
CREATE INDEX giftcards_giftcard_code_hash_510f7c74_like ON public.giftcards_giftcard USING btree (code_hash varchar_pattern_ops);
CREATE INDEX giftcards_giftcard_formula_id_609ffc5c ON public.giftcards_giftcard USING btree (formula_id);
CREATE INDEX giftcards_giftcard_holder_id_ba0f861a ON public.giftcards_giftcard USING btree (holder_id);
CREATE INDEX giftcards_giftcard_only_for_id_771e40e2 ON public.giftcards_giftcard USING btree (only_for_id);
CREATE INDEX giftcards_giftcard_origin_id_c8209993 ON public.giftcards_giftcard USING btree (origin_id);
CREATE INDEX giftcards_giftcard_public_id_e170b341_like ON public.giftcards_giftcard USING btree (public_id varchar_pattern_ops);
CREATE INDEX giftcards_giftcard_site_id_cbb55754 ON public.giftcards_giftcard USING btree (site_id);
CREATE INDEX giftcards_giftcardsettings_image_id_ab92faaa ON public.giftcards_giftcardsettings USING btree (image_id);
CREATE UNIQUE INDEX guest_email_once_per_site ON public.customers_customer USING btree (site_id, lower((email)::text)) WHERE (user_id IS NULL);
CREATE INDEX holds_open ON public.ledger_hold USING btree (expires_at) WHERE ((state)::text = 'held'::text);
CREATE INDEX images_image_collection_id_d3ffa286 ON public.images_image USING btree (collection_id);
CREATE INDEX images_image_created_at_31bfdedf ON public.images_image USING btree (created_at);
CREATE INDEX images_image_file_hash_64c01bc3 ON public.images_image USING btree (file_hash);
CREATE INDEX images_image_file_hash_64c01bc3_like ON public.images_image USING btree (file_hash varchar_pattern_ops);
CREATE INDEX images_image_uploaded_by_user_id_d4f06d31 ON public.images_image USING btree (uploaded_by_user_id);
CREATE INDEX images_rendition_filter_spec_26e1141b ON public.images_rendition USING btree (filter_spec);
CREATE INDEX images_rendition_filter_spec_26e1141b_like ON public.images_rendition USING btree (filter_spec varchar_pattern_ops);
CREATE INDEX images_rendition_image_id_b5d57d06 ON public.images_rendition USING btree (image_id);
CREATE INDEX invoices_closing_legal_entity_id_697f8388 ON public.invoices_closing USING btree (legal_entity_id);
CREATE INDEX invoices_creditnote_invoice_id_b5701f76 ON public.invoices_creditnote USING btree (invoice_id);
CREATE INDEX invoices_creditnote_key_68a6649b_like ON public.invoices_creditnote USING btree (key varchar_pattern_ops);
CREATE INDEX invoices_creditnote_legal_entity_id_e88a7acc ON public.invoices_creditnote USING btree (legal_entity_id);
CREATE INDEX invoices_creditnote_public_id_50569ad9_like ON public.invoices_creditnote USING btree (public_id varchar_pattern_ops);
CREATE INDEX invoices_invoicesettings_logo_id_b9690426 ON public.invoices_invoicesettings USING btree (logo_id);
CREATE INDEX invoices_of_a_day ON public.invoices_invoice USING btree (legal_entity_id, issued_on);
CREATE INDEX invoices_storedpdf_document_4e1834d0_like ON public.invoices_storedpdf USING btree (document varchar_pattern_ops);
CREATE INDEX ledger_account_site_id_0c8198b1 ON public.ledger_account USING btree (site_id);
CREATE INDEX ledger_entry_account_id_e9f5e345 ON public.ledger_entry USING btree (account_id);
CREATE INDEX ledger_hold_account_id_96c93480 ON public.ledger_hold USING btree (account_id);
CREATE INDEX loyalty_earning_customer_id_3cbf9745 ON public.loyalty_earning USING btree (customer_id);
CREATE INDEX loyalty_earning_public_id_f3c11211_like ON public.loyalty_earning USING btree (public_id varchar_pattern_ops);
CREATE INDEX loyalty_earningrule_formula_id_45639c6f ON public.loyalty_earningrule USING btree (formula_id);
CREATE INDEX loyalty_earningrule_product_id_f9151ed5 ON public.loyalty_earningrule USING btree (product_id);
CREATE INDEX loyalty_earningrule_site_id_cfeeb990 ON public.loyalty_earningrule USING btree (site_id);
CREATE INDEX loyalty_pass_code_1d996969_like ON public.loyalty_pass USING btree (code varchar_pattern_ops);
CREATE INDEX loyalty_pass_number_912e60c8_like ON public.loyalty_pass USING btree (number varchar_pattern_ops);
CREATE INDEX loyalty_programme_gift_id_543d3e95 ON public.loyalty_programme USING btree (gift_id);
CREATE INDEX loyalty_programme_public_id_6c3ecd0c_like ON public.loyalty_programme USING btree (public_id varchar_pattern_ops);
CREATE INDEX loyalty_programme_site_id_105f85ac ON public.loyalty_programme USING btree (site_id);
CREATE INDEX loyalty_referral_friend_id_1a5b9af1 ON public.loyalty_referral USING btree (friend_id);
CREATE INDEX loyalty_referral_public_id_4f4d0576_like ON public.loyalty_referral USING btree (public_id varchar_pattern_ops);
CREATE INDEX loyalty_referral_referrer_id_159e1eaf ON public.loyalty_referral USING btree (referrer_id);
CREATE INDEX loyalty_rewarduse_customer_id_4562e8a3 ON public.loyalty_rewarduse USING btree (customer_id);
CREATE INDEX loyalty_rewarduse_order_id_664c9a81 ON public.loyalty_rewarduse USING btree (order_id);
CREATE INDEX loyalty_rewarduse_programme_id_84b577e7 ON public.loyalty_rewarduse USING btree (programme_id);
CREATE INDEX loyalty_tier_site_id_24df77ae ON public.loyalty_tier USING btree (site_id);
CREATE UNIQUE INDEX mail_again_once ON public.emails_mail USING btree (entry_id, message, again) WHERE (NOT ((again)::text = ''::text));
CREATE UNIQUE INDEX mail_once ON public.emails_mail USING btree (entry_id, message, recipient) WHERE ((again)::text = ''::text);
CREATE INDEX mails_waiting ON public.emails_mail USING btree (due_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX marketing_signup_public_id_5eacd8dc_like ON public.marketing_signup USING btree (public_id varchar_pattern_ops);
CREATE INDEX marketing_signup_site_id_e7e0e412 ON public.marketing_signup USING btree (site_id);
CREATE INDEX menus_menu_locale_id_491b653d ON public.menus_menu USING btree (locale_id);
CREATE INDEX menus_menu_site_id_8f633bf7 ON public.menus_menu USING btree (site_id);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE UNIQUE INDEX one_call_in_flight ON public.billing_attempt USING btree (payment_id) WHERE ((state)::text = ANY ((ARRAY['sent'::character varying, 'unknown'::character varying])::text[]));
CREATE UNIQUE INDEX one_success_ever ON public.billing_attempt USING btree (payment_id) WHERE ((state)::text = 'succeeded'::text);
CREATE UNIQUE INDEX one_term_owed ON public.subscriptions_term USING btree (subscription_id) WHERE ((status)::text = ANY ((ARRAY['due'::character varying, 'unpaid'::character varying])::text[]));
CREATE UNIQUE INDEX order_has_one_payment ON public.billing_payment USING btree (order_id) WHERE (NOT ((state)::text = 'canceled'::text));
CREATE UNIQUE INDEX order_number_per_site ON public.orders_order USING btree (site_id, number) WHERE (NOT ((number)::text = ''::text));
CREATE INDEX orders_orde_site_id_8fccd1_idx ON public.orders_order USING btree (site_id, customer_id, placed_at DESC);
CREATE INDEX orders_order_customer_id_0b76f6a4 ON public.orders_order USING btree (customer_id);
CREATE INDEX orders_order_public_id_477d735f_like ON public.orders_order USING btree (public_id varchar_pattern_ops);
CREATE INDEX orders_order_site_id_d7b69483 ON public.orders_order USING btree (site_id);
CREATE INDEX orders_orderline_formula_id_277b3087 ON public.orders_orderline USING btree (formula_id);
CREATE INDEX orders_orderline_order_id_17f8f3ef ON public.orders_orderline USING btree (order_id);
CREATE INDEX orders_orderline_variant_id_0aa9a0d5 ON public.orders_orderline USING btree (variant_id);
CREATE INDEX pages_formulaspage_share_image_id_1845f7b1 ON public.pages_formulaspage USING btree (share_image_id);
CREATE INDEX pages_freepage_share_image_id_9e44443f ON public.pages_freepage USING btree (share_image_id);
CREATE INDEX pages_giftcardspage_share_image_id_e9e97db7 ON public.pages_giftcardspage USING btree (share_image_id);
CREATE INDEX pages_homepage_share_image_id_cb9bb2ca ON public.pages_homepage USING btree (share_image_id);
CREATE INDEX pages_identity_icon_id_d05b09a8 ON public.pages_identity USING btree (icon_id);
CREATE INDEX pages_identity_logo_id_74aa83ed ON public.pages_identity USING btree (logo_id);
CREATE INDEX pages_identity_share_picture_id_c3b996af ON public.pages_identity USING btree (share_picture_id);
CREATE INDEX pages_maintenancepage_share_image_id_24013574 ON public.pages_maintenancepage USING btree (share_image_id);
CREATE INDEX pages_previewdraft_content_type_id_91e8bba6 ON public.pages_previewdraft USING btree (content_type_id);
CREATE INDEX pages_previewdraft_expires_at_6086df8b ON public.pages_previewdraft USING btree (expires_at);
CREATE INDEX pages_previewdraft_page_id_52289aa9 ON public.pages_previewdraft USING btree (page_id);
CREATE INDEX pages_previewdraft_shared_by_id_d67a730f ON public.pages_previewdraft USING btree (shared_by_id);
CREATE INDEX pages_previewdraft_site_id_9b52b8c8 ON public.pages_previewdraft USING btree (site_id);
CREATE INDEX pages_previewdraft_token_0ba2f8d2_like ON public.pages_previewdraft USING btree (token varchar_pattern_ops);
CREATE INDEX pages_sharedblocks_first_published_at_4a818937 ON public.pages_sharedblocks USING btree (first_published_at);
CREATE INDEX pages_sharedblocks_latest_revision_id_4369d839 ON public.pages_sharedblocks USING btree (latest_revision_id);
CREATE INDEX pages_sharedblocks_live_revision_id_04e6231f ON public.pages_sharedblocks USING btree (live_revision_id);
CREATE INDEX pages_sharedblocks_locale_id_4473c1b6 ON public.pages_sharedblocks USING btree (locale_id);
CREATE INDEX pages_sharedblocks_locked_by_id_e8bf582e ON public.pages_sharedblocks USING btree (locked_by_id);
CREATE INDEX pages_sharedblocks_site_id_e5efb261 ON public.pages_sharedblocks USING btree (site_id);
CREATE INDEX pastboxes_pastboxespage_share_image_id_0a3717d8 ON public.pastboxes_pastboxespage USING btree (share_image_id);
CREATE INDEX pastboxes_pastboxline_locale_id_ddf6de62 ON public.pastboxes_pastboxline USING btree (locale_id);
CREATE INDEX pastboxes_pastboxline_page_id_672682d8 ON public.pastboxes_pastboxline USING btree (page_id);
CREATE INDEX pastboxes_pastboxline_product_id_1113c7f4 ON public.pastboxes_pastboxline USING btree (product_id);
CREATE INDEX pastboxes_pastboxpage_edition_id_88e789a1 ON public.pastboxes_pastboxpage USING btree (edition_id);
CREATE INDEX pastboxes_pastboxpage_image_id_37a5a561 ON public.pastboxes_pastboxpage USING btree (image_id);
CREATE INDEX pastboxes_pastboxpage_share_image_id_8e625b5a ON public.pastboxes_pastboxpage USING btree (share_image_id);
CREATE INDEX pastboxes_pastboxpicture_image_id_006c7c98 ON public.pastboxes_pastboxpicture USING btree (image_id);
CREATE INDEX pastboxes_pastboxpicture_page_id_4ad1a1cb ON public.pastboxes_pastboxpicture USING btree (page_id);
CREATE INDEX places_asked ON public.waiting_place USING btree (asked_at) WHERE ((state)::text = 'asked'::text);
CREATE INDEX places_in_carts ON public.waiting_place USING btree (cart) WHERE (NOT ((cart)::text = ''::text));
CREATE INDEX places_in_orders ON public.waiting_place USING btree ("order") WHERE (NOT (("order")::text = ''::text));
CREATE INDEX places_invited ON public.waiting_place USING btree (held_until) WHERE ((state)::text = 'invited'::text);
CREATE INDEX places_of_address ON public.waiting_place USING btree (site_id, email, asked_at);
CREATE INDEX places_waiting ON public.waiting_place USING btree (confirmed_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX prices_of_formula ON public.catalog_pricepoint USING btree (formula_id, since);
CREATE INDEX prices_of_variant ON public.catalog_pricepoint USING btree (variant_id, since);
CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);
CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);
CREATE INDEX referrals_owed ON public.loyalty_referral USING btree (order_id) WHERE (owed_amount > 0);
CREATE INDEX referrals_pending ON public.loyalty_referral USING btree (approves_at) WHERE ((state)::text = 'pending'::text);
CREATE UNIQUE INDEX refund_once ON public.billing_refund USING btree (payment_id, gateway_ref) WHERE (gateway_ref IS NOT NULL);
CREATE INDEX refunds_in_flight ON public.billing_refund USING btree (requested_at) WHERE ((state)::text = ANY ((ARRAY['sent'::character varying, 'unknown'::character varying, 'pending'::character varying])::text[]));
CREATE INDEX reservations_held ON public.catalog_reservation USING btree (reference) WHERE ((state)::text = 'held'::text);
CREATE INDEX retention_answer_departure_id_1949cda1 ON public.retention_answer USING btree (departure_id);
CREATE INDEX retention_answer_question_id_f0f25ad0 ON public.retention_answer USING btree (question_id);
CREATE INDEX retention_c_site_id_98e056_idx ON public.retention_contractrequest USING btree (site_id, email, asked_at);
CREATE INDEX retention_contractrequest_public_id_41a7e270_like ON public.retention_contractrequest USING btree (public_id varchar_pattern_ops);
CREATE INDEX retention_contractrequest_site_id_18f5983e ON public.retention_contractrequest USING btree (site_id);
CREATE INDEX retention_d_subscri_fc4d2b_idx ON public.retention_departure USING btree (subscription_id, started_at DESC);
CREATE INDEX retention_departure_public_id_da4b3b19_like ON public.retention_departure USING btree (public_id varchar_pattern_ops);
CREATE INDEX retention_departure_site_id_26fde04d ON public.retention_departure USING btree (site_id);
CREATE INDEX retention_departure_subscription_id_2238abe8 ON public.retention_departure USING btree (subscription_id);
CREATE INDEX retention_noticesent_subscription_id_2e58fb7e ON public.retention_noticesent USING btree (subscription_id);
CREATE INDEX retention_question_public_id_45784333_like ON public.retention_question USING btree (public_id varchar_pattern_ops);
CREATE INDEX retention_question_site_id_6a35f4d8 ON public.retention_question USING btree (site_id);
CREATE INDEX retention_withdrawal_public_id_3ca6e74c_like ON public.retention_withdrawal USING btree (public_id varchar_pattern_ops);
CREATE INDEX retention_withdrawal_site_id_42604ff3 ON public.retention_withdrawal USING btree (site_id);
CREATE INDEX reviews_shown ON public.catalog_review USING btree (product_id, created_at DESC) WHERE ((state)::text = 'shown'::text);
CREATE INDEX search_letters ON public.catalog_searchtext USING gin (words public.gin_trgm_ops);
CREATE INDEX search_stems ON public.catalog_searchtext USING gin (vector);
CREATE UNIQUE INDEX setup_once ON public.billing_cardsetup USING btree (gateway, gateway_ref) WHERE (gateway_ref IS NOT NULL);
CREATE INDEX shop_forms_formfield_page_id_80a7eb5f ON public.shop_forms_formfield USING btree (page_id);
CREATE INDEX shop_forms_formpage_share_image_id_c3a4263f ON public.shop_forms_formpage USING btree (share_image_id);
CREATE INDEX sign_ups_not_confirmed ON public.marketing_signup USING btree (asked_at) WHERE (confirmed_at IS NULL);
CREATE INDEX sign_ups_withdrawn ON public.marketing_signup USING btree (withdrawn_at) WHERE (NOT (withdrawn_at IS NULL));
CREATE UNIQUE INDEX signed_up_once ON public.marketing_signup USING btree (site_id, email) WHERE (withdrawn_at IS NULL);
CREATE INDEX subscriptio_site_id_58bf5c_idx ON public.subscriptions_subscription USING btree (site_id, customer_id);
CREATE UNIQUE INDEX subscription_imported_once ON public.subscriptions_subscription USING btree (site_id, imported_as) WHERE (NOT ((imported_as)::text = ''::text));
CREATE INDEX subscriptions_boxrating_customer_id_72166197 ON public.subscriptions_boxrating USING btree (customer_id);
CREATE INDEX subscriptions_boxrating_edition_id_305ac79d ON public.subscriptions_boxrating USING btree (edition_id);
CREATE INDEX subscriptions_boxrating_public_id_4bc1892f_like ON public.subscriptions_boxrating USING btree (public_id varchar_pattern_ops);
CREATE INDEX subscriptions_change_public_id_9fc8c473_like ON public.subscriptions_change USING btree (public_id varchar_pattern_ops);
CREATE INDEX subscriptions_change_subscription_id_91b73a1f ON public.subscriptions_change USING btree (subscription_id);
CREATE INDEX subscriptions_cycle_edition_id_8e4a618d ON public.subscriptions_cycle USING btree (edition_id);
CREATE INDEX subscriptions_cycle_formula_id_170bc051 ON public.subscriptions_cycle USING btree (formula_id);
CREATE INDEX subscriptions_cycle_public_id_c34f25d7_like ON public.subscriptions_cycle USING btree (public_id varchar_pattern_ops);
CREATE INDEX subscriptions_cycle_subscription_id_76a9d2c5 ON public.subscriptions_cycle USING btree (subscription_id);
CREATE INDEX subscriptions_cycle_term_id_a655c7bd ON public.subscriptions_cycle USING btree (term_id);
CREATE INDEX subscriptions_due ON public.subscriptions_subscription USING btree (next_charge_at) WHERE ((status)::text = 'active'::text);
CREATE INDEX subscriptions_renewalrun_site_id_33d07b1a ON public.subscriptions_renewalrun USING btree (site_id);
CREATE INDEX subscriptions_subscription_carrier_id_c4f71604 ON public.subscriptions_subscription USING btree (carrier_id);
CREATE INDEX subscriptions_subscription_customer_id_a993be05 ON public.subscriptions_subscription USING btree (customer_id);
CREATE INDEX subscriptions_subscription_formula_id_7f237b8b ON public.subscriptions_subscription USING btree (formula_id);
CREATE INDEX subscriptions_subscription_payment_method_id_eacd818e ON public.subscriptions_subscription USING btree (payment_method_id);
CREATE INDEX subscriptions_subscription_public_id_9b518d1b_like ON public.subscriptions_subscription USING btree (public_id varchar_pattern_ops);
CREATE INDEX subscriptions_subscription_reward_id_c715873c ON public.subscriptions_subscription USING btree (reward_id);
CREATE INDEX subscriptions_subscription_site_id_a416dc75 ON public.subscriptions_subscription USING btree (site_id);
CREATE INDEX subscriptions_subscription_warned_card_id_d8c1dced ON public.subscriptions_subscription USING btree (warned_card_id);
CREATE INDEX subscriptions_term_order_id_7f7dc03e ON public.subscriptions_term USING btree (order_id);
CREATE INDEX subscriptions_term_subscription_id_f7ff2431 ON public.subscriptions_term USING btree (subscription_id);
CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);
CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);
CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);
CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);
CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);
CREATE INDEX terms_to_step ON public.subscriptions_term USING btree (next_step_at) WHERE ((status)::text = 'due'::text);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY ((ARRAY['in_progress'::character varying, 'needs_changes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX user_email_unique ON public.base_user USING btree (lower((email)::text));
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE UNIQUE INDEX variant_waited_for_once ON public.waiting_place USING btree (variant_id, email) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'waiting'::character varying, 'invited'::character varying])::text[]));
CREATE INDEX wagtail_localize_localesynchronization_sync_from_id_1bc4c2eb ON public.wagtail_localize_localesynchronization USING btree (sync_from_id);
CREATE INDEX wagtail_localize_overridablesegment_context_id_eed8c388 ON public.wagtail_localize_overridablesegment USING btree (context_id);
CREATE INDEX wagtail_localize_overridablesegment_source_id_5720ac20 ON public.wagtail_localize_overridablesegment USING btree (source_id);
CREATE INDEX wagtail_localize_relatedobjectsegment_context_id_c0a725be ON public.wagtail_localize_relatedobjectsegment USING btree (context_id);
CREATE INDEX wagtail_localize_relatedobjectsegment_object_id_6c7b58df ON public.wagtail_localize_relatedobjectsegment USING btree (object_id);
CREATE INDEX wagtail_localize_relatedobjectsegment_source_id_9a3b1373 ON public.wagtail_localize_relatedobjectsegment USING btree (source_id);
CREATE INDEX wagtail_localize_segmentoverride_context_id_f827efe0 ON public.wagtail_localize_segmentoverride USING btree (context_id);
CREATE INDEX wagtail_localize_segmentoverride_last_translated_by_id_a86448fc ON public.wagtail_localize_segmentoverride USING btree (last_translated_by_id);
CREATE INDEX wagtail_localize_segmentoverride_locale_id_b1673d41 ON public.wagtail_localize_segmentoverride USING btree (locale_id);
CREATE INDEX wagtail_localize_string_locale_id_2cded126 ON public.wagtail_localize_string USING btree (locale_id);
CREATE INDEX wagtail_localize_stringsegment_context_id_63235539 ON public.wagtail_localize_stringsegment USING btree (context_id);
CREATE INDEX wagtail_localize_stringsegment_source_id_5804129f ON public.wagtail_localize_stringsegment USING btree (source_id);
CREATE INDEX wagtail_localize_stringsegment_string_id_6356d5ec ON public.wagtail_localize_stringsegment USING btree (string_id);
CREATE INDEX wagtail_localize_stringtra_last_translated_by_id_764c7a3f ON public.wagtail_localize_stringtranslation USING btree (last_translated_by_id);
CREATE INDEX wagtail_localize_stringtranslation_context_id_3cc13049 ON public.wagtail_localize_stringtranslation USING btree (context_id);
CREATE INDEX wagtail_localize_stringtranslation_locale_id_b9e3730d ON public.wagtail_localize_stringtranslation USING btree (locale_id);
CREATE INDEX wagtail_localize_stringtranslation_translation_of_id_8eef01d0 ON public.wagtail_localize_stringtranslation USING btree (translation_of_id);
CREATE INDEX wagtail_localize_templatesegment_context_id_81456b25 ON public.wagtail_localize_templatesegment USING btree (context_id);
CREATE INDEX wagtail_localize_templatesegment_source_id_26b89dc6 ON public.wagtail_localize_templatesegment USING btree (source_id);
CREATE INDEX wagtail_localize_templatesegment_template_id_c370b3c8 ON public.wagtail_localize_templatesegment USING btree (template_id);
CREATE INDEX wagtail_localize_translatableobject_content_type_id_0d6c5139 ON public.wagtail_localize_translatableobject USING btree (content_type_id);
CREATE INDEX wagtail_localize_translati_specific_content_type_id_3095eb76 ON public.wagtail_localize_translationsource USING btree (specific_content_type_id);
CREATE INDEX wagtail_localize_translation_source_id_e326e1e3 ON public.wagtail_localize_translation USING btree (source_id);
CREATE INDEX wagtail_localize_translation_target_locale_id_8c524f73 ON public.wagtail_localize_translation USING btree (target_locale_id);
CREATE INDEX wagtail_localize_translationcontext_object_id_86263ce7 ON public.wagtail_localize_translationcontext USING btree (object_id);
CREATE INDEX wagtail_localize_translationlog_locale_id_37619cb4 ON public.wagtail_localize_translationlog USING btree (locale_id);
CREATE INDEX wagtail_localize_translationlog_page_revision_id_b036eea6 ON public.wagtail_localize_translationlog USING btree (revision_id);
CREATE INDEX wagtail_localize_translationlog_source_id_7228923e ON public.wagtail_localize_translationlog USING btree (source_id);
CREATE INDEX wagtail_localize_translationsource_locale_id_0ac264c0 ON public.wagtail_localize_translationsource USING btree (locale_id);
CREATE INDEX wagtail_localize_translationsource_object_id_6a078fd2 ON public.wagtail_localize_translationsource USING btree (object_id);
CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);
CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);
CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);
CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);
CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);
CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);
CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);
CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);
CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);
CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);
CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);
CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);
CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);
CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);
CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);
CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);
CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);
CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);
CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);
CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);
CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);
CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);
CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);
CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);
CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);
CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);
CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);
CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);
CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);
CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);
CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);
CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);
CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);
CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);
CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);
CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);
CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);
CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);
CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);
CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);
CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);
CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);
CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);
CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);
CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);
CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);
CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);
CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);
CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);
CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);
CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);
CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);
CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);
CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);
CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);
CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);
CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);
CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);
CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);
CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);
CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);
CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);
CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);
CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);
CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);
CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);
CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);
CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);
CREATE INDEX wagtailforms_formsubmission_page_id_e48e93e7 ON public.wagtailforms_formsubmission USING btree (page_id);
CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);
CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);
CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON public.wagtailredirects_redirect USING btree (old_path);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b_like ON public.wagtailredirects_redirect USING btree (old_path varchar_pattern_ops);
CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON public.wagtailredirects_redirect USING btree (redirect_page_id);
CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON public.wagtailredirects_redirect USING btree (site_id);
CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);
CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);
CREATE INDEX waiting_place_formula_id_d22637ac ON public.waiting_place USING btree (formula_id);
CREATE INDEX waiting_place_public_id_b8e80a22_like ON public.waiting_place USING btree (public_id varchar_pattern_ops);
CREATE INDEX waiting_place_site_id_d05f415f ON public.waiting_place USING btree (site_id);
CREATE INDEX waiting_place_variant_id_3cb3345f ON public.waiting_place USING btree (variant_id);
CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);
CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);
CREATE TRIGGER base_journalentry_append_only BEFORE DELETE OR UPDATE ON public.base_journalentry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER catalog_formula_found AFTER INSERT ON public.catalog_formula FOR EACH ROW EXECUTE FUNCTION public.catalog_on_formula();
CREATE TRIGGER catalog_formula_renamed AFTER UPDATE ON public.catalog_formula FOR EACH ROW WHEN (((((old.name IS DISTINCT FROM new.name) OR (old.summary IS DISTINCT FROM new.summary)) OR (old.description IS DISTINCT FROM new.description)) OR (old.group_id IS DISTINCT FROM new.group_id))) EXECUTE FUNCTION public.catalog_on_formula();
CREATE TRIGGER catalog_group_renamed AFTER UPDATE ON public.catalog_formulagroup FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION public.catalog_on_group();
CREATE TRIGGER catalog_product_found AFTER INSERT ON public.catalog_product FOR EACH ROW EXECUTE FUNCTION public.catalog_on_product();
CREATE TRIGGER catalog_product_renamed AFTER UPDATE ON public.catalog_product FOR EACH ROW WHEN ((((old.name IS DISTINCT FROM new.name) OR (old.summary IS DISTINCT FROM new.summary)) OR (old.description IS DISTINCT FROM new.description))) EXECUTE FUNCTION public.catalog_on_product();
CREATE TRIGGER catalog_product_tagged AFTER INSERT OR DELETE ON public.catalog_product_tags FOR EACH ROW EXECUTE FUNCTION public.catalog_on_part_of_product();
CREATE TRIGGER catalog_tag_renamed AFTER UPDATE ON public.catalog_tag FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION public.catalog_on_tag();
CREATE TRIGGER catalog_variant_found AFTER INSERT OR DELETE OR UPDATE OF code ON public.catalog_variant FOR EACH ROW EXECUTE FUNCTION public.catalog_on_part_of_product();
CREATE TRIGGER invoices_closing_append_only BEFORE DELETE OR UPDATE ON public.invoices_closing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER invoices_creditnote_append_only BEFORE DELETE OR UPDATE ON public.invoices_creditnote FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER invoices_invoice_append_only BEFORE DELETE OR UPDATE ON public.invoices_invoice FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER retention_noticesent_append_only BEFORE DELETE OR UPDATE ON public.retention_noticesent FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.backoffice_tourseen
    ADD CONSTRAINT backoffice_tourseen_user_id_4aded8f8_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_delivery
    ADD CONSTRAINT base_delivery_entry_id_ca6c6dbb_fk_base_journalentry_id FOREIGN KEY (entry_id) REFERENCES public.base_journalentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_journalentry
    ADD CONSTRAINT base_journalentry_site_id_52336e3c_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_shopsettings
    ADD CONSTRAINT base_shopsettings_legal_entity_id_0565c0e9_fk_base_lega FOREIGN KEY (legal_entity_id) REFERENCES public.base_legalentity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_shopsettings
    ADD CONSTRAINT base_shopsettings_site_id_1b950a55_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_user_groups
    ADD CONSTRAINT base_user_groups_group_id_c0eca7d6_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_user_groups
    ADD CONSTRAINT base_user_groups_user_id_29a796b6_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_user_user_permissions
    ADD CONSTRAINT base_user_user_permi_permission_id_0418bc02_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_user_user_permissions
    ADD CONSTRAINT base_user_user_permissions_user_id_2eec4d63_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_attempt
    ADD CONSTRAINT billing_attempt_method_id_d5a24651_fk_billing_paymentmethod_id FOREIGN KEY (method_id) REFERENCES public.billing_paymentmethod(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_attempt
    ADD CONSTRAINT billing_attempt_payment_id_663adfbc_fk_billing_payment_id FOREIGN KEY (payment_id) REFERENCES public.billing_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_balanceentry
    ADD CONSTRAINT billing_balanceentry_dispute_id_22efd62c_fk_billing_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.billing_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_balanceentry
    ADD CONSTRAINT billing_balanceentry_payment_id_7deb1d3b_fk_billing_payment_id FOREIGN KEY (payment_id) REFERENCES public.billing_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_balanceentry
    ADD CONSTRAINT billing_balanceentry_payout_id_27c78e46_fk_billing_payout_id FOREIGN KEY (payout_id) REFERENCES public.billing_payout(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_balanceentry
    ADD CONSTRAINT billing_balanceentry_refund_id_209987c9_fk_billing_refund_id FOREIGN KEY (refund_id) REFERENCES public.billing_refund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_cardsetup
    ADD CONSTRAINT billing_cardsetup_customer_id_b96d9767_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_cardsetup
    ADD CONSTRAINT billing_cardsetup_payment_method_id_1c4efeac_fk_billing_p FOREIGN KEY (payment_method_id) REFERENCES public.billing_paymentmethod(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_demointent
    ADD CONSTRAINT billing_demointent_card_id_94e3d468_fk_billing_democard_id FOREIGN KEY (card_id) REFERENCES public.billing_democard(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_demorefund
    ADD CONSTRAINT billing_demorefund_intent_id_a73125dd_fk_billing_demointent_id FOREIGN KEY (intent_id) REFERENCES public.billing_demointent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_demosetup
    ADD CONSTRAINT billing_demosetup_card_id_2c5a250c_fk_billing_democard_id FOREIGN KEY (card_id) REFERENCES public.billing_democard(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_dispute
    ADD CONSTRAINT billing_dispute_payment_id_9c6ce3f7_fk_billing_payment_id FOREIGN KEY (payment_id) REFERENCES public.billing_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_finding
    ADD CONSTRAINT billing_finding_reconciliation_id_a4e624f7_fk_billing_r FOREIGN KEY (reconciliation_id) REFERENCES public.billing_reconciliation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT billing_invoice_legal_entity_id_db70b561_fk_base_legalentity_id FOREIGN KEY (legal_entity_id) REFERENCES public.base_legalentity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT billing_invoice_order_id_2948c8f7_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_payer
    ADD CONSTRAINT billing_payer_customer_id_bac28dd5_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_order_id_ed657234_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_paymentmethod
    ADD CONSTRAINT billing_paymentmetho_customer_id_ade018d4_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_line_id_0e31c3c6_fk_orders_orderline_id FOREIGN KEY (line_id) REFERENCES public.orders_orderline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_order_id_c8a623f9_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_payment_id_51c81a5e_fk_billing_payment_id FOREIGN KEY (payment_id) REFERENCES public.billing_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articlepage_authors
    ADD CONSTRAINT blog_articlepage_aut_articlepage_id_a63cf8ef_fk_blog_arti FOREIGN KEY (articlepage_id) REFERENCES public.blog_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articlepage_authors
    ADD CONSTRAINT blog_articlepage_authors_author_id_98044ad4_fk_blog_author_id FOREIGN KEY (author_id) REFERENCES public.blog_author(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articlepage
    ADD CONSTRAINT blog_articlepage_category_id_09ca1399_fk_blog_blog FOREIGN KEY (category_id) REFERENCES public.blog_blogcategorypage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articlepage
    ADD CONSTRAINT blog_articlepage_image_id_8754656c_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articlepage
    ADD CONSTRAINT blog_articlepage_page_ptr_id_8c00473c_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articlepage
    ADD CONSTRAINT blog_articlepage_share_image_id_f067263a_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articletag
    ADD CONSTRAINT blog_articletag_content_object_id_2deaa6ca_fk_blog_arti FOREIGN KEY (content_object_id) REFERENCES public.blog_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_articletag
    ADD CONSTRAINT blog_articletag_tag_id_d50274a8_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_author
    ADD CONSTRAINT blog_author_image_id_28bf6c88_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_author
    ADD CONSTRAINT blog_author_site_id_681079a4_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_author
    ADD CONSTRAINT blog_author_user_id_bedbc289_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_blogcategorypage
    ADD CONSTRAINT blog_blogcategorypag_page_ptr_id_8c137633_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_blogcategorypage
    ADD CONSTRAINT blog_blogcategorypag_share_image_id_4197bed3_fk_images_im FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_blogcategorypage
    ADD CONSTRAINT blog_blogcategorypage_image_id_a73fb038_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_blogpage
    ADD CONSTRAINT blog_blogpage_page_ptr_id_1d78e2b7_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_blogpage
    ADD CONSTRAINT blog_blogpage_share_image_id_2a20d4cc_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_dossierentry
    ADD CONSTRAINT blog_dossierentry_article_id_729199b3_fk_blog_arti FOREIGN KEY (article_id) REFERENCES public.blog_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_dossierentry
    ADD CONSTRAINT blog_dossierentry_dossier_id_f99b531f_fk_blog_doss FOREIGN KEY (dossier_id) REFERENCES public.blog_dossierpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_dossierpage
    ADD CONSTRAINT blog_dossierpage_image_id_f9fee65f_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_dossierpage
    ADD CONSTRAINT blog_dossierpage_page_ptr_id_f0a4af5c_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blog_dossierpage
    ADD CONSTRAINT blog_dossierpage_share_image_id_a0552fa4_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_category
    ADD CONSTRAINT catalog_category_image_id_def060ca_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_category
    ADD CONSTRAINT catalog_category_parent_id_f61bd017_fk_catalog_category_id FOREIGN KEY (parent_id) REFERENCES public.catalog_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_category
    ADD CONSTRAINT catalog_category_site_id_763991f9_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_characteristicvalue
    ADD CONSTRAINT catalog_characterist_characteristic_id_4268f7eb_fk_catalog_c FOREIGN KEY (characteristic_id) REFERENCES public.catalog_characteristic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_characteristic
    ADD CONSTRAINT catalog_characteristic_site_id_468cfb38_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_compositionstep_tags
    ADD CONSTRAINT catalog_compositions_compositionstep_id_985d365e_fk_catalog_c FOREIGN KEY (compositionstep_id) REFERENCES public.catalog_compositionstep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_compositionstep
    ADD CONSTRAINT catalog_compositions_formula_id_1b57a0dd_fk_catalog_f FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_compositionstep_tags
    ADD CONSTRAINT catalog_compositionstep_tags_tag_id_df742ddc_fk_catalog_tag_id FOREIGN KEY (tag_id) REFERENCES public.catalog_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_edition
    ADD CONSTRAINT catalog_edition_group_id_3797ebb8_fk_catalog_formulagroup_id FOREIGN KEY (group_id) REFERENCES public.catalog_formulagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_edition
    ADD CONSTRAINT catalog_edition_image_id_76076bc9_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_formula
    ADD CONSTRAINT catalog_formula_group_id_2470f425_fk_catalog_formulagroup_id FOREIGN KEY (group_id) REFERENCES public.catalog_formulagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_formula
    ADD CONSTRAINT catalog_formula_image_id_80ee267e_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_formula
    ADD CONSTRAINT catalog_formula_site_id_414ec6ab_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_formulagroup
    ADD CONSTRAINT catalog_formulagroup_image_id_37b396e4_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_formulagroup
    ADD CONSTRAINT catalog_formulagroup_site_id_b9b844e4_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_importedrow
    ADD CONSTRAINT catalog_importedrow_run_id_1e80eaf6_fk_catalog_productimport_id FOREIGN KEY (run_id) REFERENCES public.catalog_productimport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_option
    ADD CONSTRAINT catalog_option_site_id_ffd7545d_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_optionchoice
    ADD CONSTRAINT catalog_optionchoice_option_id_44364a49_fk_catalog_option_id FOREIGN KEY (option_id) REFERENCES public.catalog_option(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_pricepoint
    ADD CONSTRAINT catalog_pricepoint_formula_id_70a67e8c_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_pricepoint
    ADD CONSTRAINT catalog_pricepoint_variant_id_311bc902_fk_catalog_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product_categories
    ADD CONSTRAINT catalog_product_cate_category_id_f9457ae1_fk_catalog_c FOREIGN KEY (category_id) REFERENCES public.catalog_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product_categories
    ADD CONSTRAINT catalog_product_cate_product_id_be67c3f5_fk_catalog_p FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product
    ADD CONSTRAINT catalog_product_formula_id_ac9a691a_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product
    ADD CONSTRAINT catalog_product_image_id_ba8ae05c_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product_options
    ADD CONSTRAINT catalog_product_opti_product_id_fa0cba69_fk_catalog_p FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product_options
    ADD CONSTRAINT catalog_product_options_option_id_d6249875_fk_catalog_option_id FOREIGN KEY (option_id) REFERENCES public.catalog_option(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product
    ADD CONSTRAINT catalog_product_site_id_45cec1c1_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product_tags
    ADD CONSTRAINT catalog_product_tags_product_id_293d7e82_fk_catalog_product_id FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_product_tags
    ADD CONSTRAINT catalog_product_tags_tag_id_fb8826f6_fk_catalog_tag_id FOREIGN KEY (tag_id) REFERENCES public.catalog_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_productimport
    ADD CONSTRAINT catalog_productimport_by_id_792b03b6_fk_base_user_id FOREIGN KEY (by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_productimport
    ADD CONSTRAINT catalog_productimport_site_id_33a92119_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_productpicture
    ADD CONSTRAINT catalog_productpictu_product_id_681aae72_fk_catalog_p FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_productpicture
    ADD CONSTRAINT catalog_productpicture_image_id_633e48f4_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_reservation
    ADD CONSTRAINT catalog_reservation_formula_id_18c28d98_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_reservation
    ADD CONSTRAINT catalog_reservation_variant_id_b1dbe753_fk_catalog_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_review
    ADD CONSTRAINT catalog_review_customer_id_b5885247_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_review
    ADD CONSTRAINT catalog_review_product_id_e494243b_fk_catalog_product_id FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_searchtext
    ADD CONSTRAINT catalog_searchtext_formula_id_c1b9ce8e_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_searchtext
    ADD CONSTRAINT catalog_searchtext_product_id_cc44be11_fk_catalog_product_id FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_tag
    ADD CONSTRAINT catalog_tag_taxonomy_id_b25231e4_fk_catalog_taxonomy_id FOREIGN KEY (taxonomy_id) REFERENCES public.catalog_taxonomy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_taxonomy
    ADD CONSTRAINT catalog_taxonomy_site_id_4054f0b9_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_upsell
    ADD CONSTRAINT catalog_upsell_formula_id_844f715d_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_upsell
    ADD CONSTRAINT catalog_upsell_variant_id_ffebeb18_fk_catalog_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_variant
    ADD CONSTRAINT catalog_variant_product_id_8a21d193_fk_catalog_product_id FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_variant_values
    ADD CONSTRAINT catalog_variant_valu_characteristicvalue__007e2eef_fk_catalog_c FOREIGN KEY (characteristicvalue_id) REFERENCES public.catalog_characteristicvalue(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalog_variant_values
    ADD CONSTRAINT catalog_variant_valu_variant_id_8dba3976_fk_catalog_v FOREIGN KEY (variant_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_carrier_id_28870861_fk_fulfilment_carrier_id FOREIGN KEY (carrier_id) REFERENCES public.fulfilment_carrier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_customer_id_08e626dd_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_offered_for_id_e1d3350d_fk_orders_order_id FOREIGN KEY (offered_for_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_order_id_459c37e5_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_pickup_point_id_e1edff8d_fk_fulfilmen FOREIGN KEY (pickup_point_id) REFERENCES public.fulfilment_pickuppoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_site_id_67384c2b_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_cart_id_918108c9_fk_checkout_cart_id FOREIGN KEY (cart_id) REFERENCES public.checkout_cart(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_formula_id_a80d3bc0_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cartline_options
    ADD CONSTRAINT checkout_cartline_op_cartline_id_b8e2e62a_fk_checkout_ FOREIGN KEY (cartline_id) REFERENCES public.checkout_cartline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cartline_options
    ADD CONSTRAINT checkout_cartline_op_optionchoice_id_9d0d22d7_fk_catalog_o FOREIGN KEY (optionchoice_id) REFERENCES public.catalog_optionchoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_upsell_id_fda65189_fk_catalog_upsell_id FOREIGN KEY (upsell_id) REFERENCES public.catalog_upsell(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_variant_id_00182fd1_fk_catalog_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_checkoutquestion
    ADD CONSTRAINT checkout_checkoutque_site_id_fbae973f_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_consentbox
    ADD CONSTRAINT checkout_consentbox_site_id_53ea1c5d_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_noreminder
    ADD CONSTRAINT checkout_noreminder_site_id_39782776_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.checkout_remindersettings
    ADD CONSTRAINT checkout_reminderset_site_id_678e24c1_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.customers_address
    ADD CONSTRAINT customers_address_customer_id_f042422e_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_site_id_121b2e13_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_user_id_a9568d6c_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_adcampaign
    ADD CONSTRAINT discounts_adcampaign_coupon_id_13c95e38_fk_discounts_coupon_id FOREIGN KEY (coupon_id) REFERENCES public.discounts_coupon(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_adcampaign
    ADD CONSTRAINT discounts_adcampaign_site_id_3467b46f_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_campaignday
    ADD CONSTRAINT discounts_campaignda_campaign_id_37db3712_fk_discounts FOREIGN KEY (campaign_id) REFERENCES public.discounts_adcampaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_campaignsale
    ADD CONSTRAINT discounts_campaignsa_campaign_id_eb47eca2_fk_discounts FOREIGN KEY (campaign_id) REFERENCES public.discounts_adcampaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_campaignsale
    ADD CONSTRAINT discounts_campaignsale_order_id_29910e4f_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_coupon
    ADD CONSTRAINT discounts_coupon_product_id_65b77525_fk_catalog_variant_id FOREIGN KEY (product_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_coupon
    ADD CONSTRAINT discounts_coupon_site_id_e13658b0_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponcategory
    ADD CONSTRAINT discounts_couponcate_category_id_e8ef2552_fk_catalog_c FOREIGN KEY (category_id) REFERENCES public.catalog_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponcategory
    ADD CONSTRAINT discounts_couponcate_coupon_id_e83d5cdc_fk_discounts FOREIGN KEY (coupon_id) REFERENCES public.discounts_coupon(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponcode
    ADD CONSTRAINT discounts_couponcode_coupon_id_ddd291fb_fk_discounts_coupon_id FOREIGN KEY (coupon_id) REFERENCES public.discounts_coupon(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponcode
    ADD CONSTRAINT discounts_couponcode_site_id_59ba416c_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponformula
    ADD CONSTRAINT discounts_couponform_coupon_id_0073fd9d_fk_discounts FOREIGN KEY (coupon_id) REFERENCES public.discounts_coupon(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponformula
    ADD CONSTRAINT discounts_couponform_formula_id_d9318740_fk_catalog_f FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponproduct
    ADD CONSTRAINT discounts_couponprod_coupon_id_dc8394c3_fk_discounts FOREIGN KEY (coupon_id) REFERENCES public.discounts_coupon(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponproduct
    ADD CONSTRAINT discounts_couponprod_product_id_2d693f74_fk_catalog_p FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponuse
    ADD CONSTRAINT discounts_couponuse_code_id_4d83c5cf_fk_discounts_couponcode_id FOREIGN KEY (code_id) REFERENCES public.discounts_couponcode(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponuse
    ADD CONSTRAINT discounts_couponuse_coupon_id_2e29c6d7_fk_discounts_coupon_id FOREIGN KEY (coupon_id) REFERENCES public.discounts_coupon(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponuse
    ADD CONSTRAINT discounts_couponuse_customer_id_71fac54d_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discounts_couponuse
    ADD CONSTRAINT discounts_couponuse_order_id_579470df_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_alertsettings
    ADD CONSTRAINT emails_alertsettings_site_id_5fe17a32_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mail
    ADD CONSTRAINT emails_mail_entry_id_912915a2_fk_base_journalentry_id FOREIGN KEY (entry_id) REFERENCES public.base_journalentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mail
    ADD CONSTRAINT emails_mail_site_id_5acebb1a_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mailreport
    ADD CONSTRAINT emails_mailreport_mail_id_aee0e2fd_fk_emails_mail_id FOREIGN KEY (mail_id) REFERENCES public.emails_mail(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT emails_mailwords_latest_revision_id_644d0c4f_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT emails_mailwords_live_revision_id_7127d11a_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT emails_mailwords_locale_id_8cac4fd8_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT emails_mailwords_locked_by_id_f4a80db1_fk_base_user_id FOREIGN KEY (locked_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_mailwords
    ADD CONSTRAINT emails_mailwords_site_id_f1f71836_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_measuringsettings
    ADD CONSTRAINT emails_measuringsett_site_id_a0c1186f_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_refusingaddress
    ADD CONSTRAINT emails_refusingaddress_site_id_2a40f300_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_silentmessage
    ADD CONSTRAINT emails_silentmessage_site_id_ff68ff3f_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_carrier
    ADD CONSTRAINT fulfilment_carrier_site_id_a929cd4a_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_carrierrate
    ADD CONSTRAINT fulfilment_carrierra_carrier_id_e0d759dc_fk_fulfilmen FOREIGN KEY (carrier_id) REFERENCES public.fulfilment_carrier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_deliverynote
    ADD CONSTRAINT fulfilment_deliveryn_carrier_id_2731c6e3_fk_fulfilmen FOREIGN KEY (carrier_id) REFERENCES public.fulfilment_carrier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_deliverynote
    ADD CONSTRAINT fulfilment_deliverynote_order_id_52cbe298_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_deliverynote
    ADD CONSTRAINT fulfilment_deliverynote_site_id_961be99b_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_extra
    ADD CONSTRAINT fulfilment_extra_customer_id_c3188d60_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_extra
    ADD CONSTRAINT fulfilment_extra_delivery_note_id_bd81dafa_fk_fulfilmen FOREIGN KEY (delivery_note_id) REFERENCES public.fulfilment_deliverynote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_extra
    ADD CONSTRAINT fulfilment_extra_line_id_ec8fbfac_fk_orders_orderline_id FOREIGN KEY (line_id) REFERENCES public.orders_orderline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_pickuppoint
    ADD CONSTRAINT fulfilment_pickuppoi_carrier_id_46f33200_fk_fulfilmen FOREIGN KEY (carrier_id) REFERENCES public.fulfilment_carrier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fulfilment_reviewsettings
    ADD CONSTRAINT fulfilment_reviewset_site_id_e2dbdb53_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_buyer_id_a2fd2cd8_fk_customers_customer_id FOREIGN KEY (buyer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_formula_id_609ffc5c_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_holder_id_ba0f861a_fk_customers_customer_id FOREIGN KEY (holder_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_only_for_id_771e40e2_fk_customers FOREIGN KEY (only_for_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_origin_id_c8209993_fk_orders_orderline_id FOREIGN KEY (origin_id) REFERENCES public.orders_orderline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcard
    ADD CONSTRAINT giftcards_giftcard_site_id_cbb55754_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcardsettings
    ADD CONSTRAINT giftcards_giftcardse_site_id_45351616_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.giftcards_giftcardsettings
    ADD CONSTRAINT giftcards_giftcardsettings_image_id_ab92faaa_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.images_image
    ADD CONSTRAINT images_image_collection_id_d3ffa286_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.images_image
    ADD CONSTRAINT images_image_uploaded_by_user_id_d4f06d31_fk_base_user_id FOREIGN KEY (uploaded_by_user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.images_library
    ADD CONSTRAINT images_library_collection_id_ee6cfece_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.images_library
    ADD CONSTRAINT images_library_site_id_e748dc78_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.images_rendition
    ADD CONSTRAINT images_rendition_image_id_b5d57d06_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.invoices_closing
    ADD CONSTRAINT invoices_closing_legal_entity_id_697f8388_fk_base_lega FOREIGN KEY (legal_entity_id) REFERENCES public.base_legalentity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.invoices_creditnote
    ADD CONSTRAINT invoices_creditnote_invoice_id_b5701f76_fk_invoices_invoice_id FOREIGN KEY (invoice_id) REFERENCES public.invoices_invoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.invoices_creditnote
    ADD CONSTRAINT invoices_creditnote_legal_entity_id_e88a7acc_fk_base_lega FOREIGN KEY (legal_entity_id) REFERENCES public.base_legalentity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.invoices_invoicesettings
    ADD CONSTRAINT invoices_invoicesett_site_id_0138714d_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.invoices_invoicesettings
    ADD CONSTRAINT invoices_invoicesettings_logo_id_b9690426_fk_images_image_id FOREIGN KEY (logo_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_site_id_0c8198b1_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_account_id_e9f5e345_fk_ledger_account_id FOREIGN KEY (account_id) REFERENCES public.ledger_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_hold_id_159f90a9_fk_ledger_hold_id FOREIGN KEY (hold_id) REFERENCES public.ledger_hold(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_hold
    ADD CONSTRAINT ledger_hold_account_id_96c93480_fk_ledger_account_id FOREIGN KEY (account_id) REFERENCES public.ledger_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_earning
    ADD CONSTRAINT loyalty_earning_customer_id_3cbf9745_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_earning
    ADD CONSTRAINT loyalty_earning_order_id_0c9ab466_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_earningrule
    ADD CONSTRAINT loyalty_earningrule_formula_id_45639c6f_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_earningrule
    ADD CONSTRAINT loyalty_earningrule_product_id_f9151ed5_fk_catalog_product_id FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_earningrule
    ADD CONSTRAINT loyalty_earningrule_site_id_cfeeb990_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_loyaltysettings
    ADD CONSTRAINT loyalty_loyaltysettings_site_id_1d82d451_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_pass
    ADD CONSTRAINT loyalty_pass_customer_id_b44d6570_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_programme
    ADD CONSTRAINT loyalty_programme_gift_id_543d3e95_fk_catalog_variant_id FOREIGN KEY (gift_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_programme
    ADD CONSTRAINT loyalty_programme_site_id_105f85ac_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_referral
    ADD CONSTRAINT loyalty_referral_friend_id_1a5b9af1_fk_customers_customer_id FOREIGN KEY (friend_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_referral
    ADD CONSTRAINT loyalty_referral_order_id_339ddb44_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_referral
    ADD CONSTRAINT loyalty_referral_referrer_id_159e1eaf_fk_customers_customer_id FOREIGN KEY (referrer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_rewarduse
    ADD CONSTRAINT loyalty_rewarduse_customer_id_4562e8a3_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_rewarduse
    ADD CONSTRAINT loyalty_rewarduse_order_id_664c9a81_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_rewarduse
    ADD CONSTRAINT loyalty_rewarduse_programme_id_84b577e7_fk_loyalty_programme_id FOREIGN KEY (programme_id) REFERENCES public.loyalty_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.loyalty_tier
    ADD CONSTRAINT loyalty_tier_site_id_24df77ae_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.marketing_signup
    ADD CONSTRAINT marketing_signup_site_id_e7e0e412_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.menus_menu
    ADD CONSTRAINT menus_menu_locale_id_491b653d_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.menus_menu
    ADD CONSTRAINT menus_menu_site_id_8f633bf7_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_customer_id_0b76f6a4_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_site_id_d7b69483_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_formula_id_277b3087_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_order_id_17f8f3ef_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_variant_id_0aa9a0d5_fk_catalog_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_appearance
    ADD CONSTRAINT pages_appearance_site_id_1acd4485_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_formulaspage
    ADD CONSTRAINT pages_formulaspage_page_ptr_id_285c5dea_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_formulaspage
    ADD CONSTRAINT pages_formulaspage_share_image_id_1845f7b1_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_freepage
    ADD CONSTRAINT pages_freepage_page_ptr_id_a5d48b65_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_freepage
    ADD CONSTRAINT pages_freepage_share_image_id_9e44443f_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_giftcardspage
    ADD CONSTRAINT pages_giftcardspage_page_ptr_id_385dc43a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_giftcardspage
    ADD CONSTRAINT pages_giftcardspage_share_image_id_e9e97db7_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_homepage
    ADD CONSTRAINT pages_homepage_page_ptr_id_5b805d74_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_homepage
    ADD CONSTRAINT pages_homepage_share_image_id_cb9bb2ca_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_identity
    ADD CONSTRAINT pages_identity_icon_id_d05b09a8_fk_images_image_id FOREIGN KEY (icon_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_identity
    ADD CONSTRAINT pages_identity_logo_id_74aa83ed_fk_images_image_id FOREIGN KEY (logo_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_identity
    ADD CONSTRAINT pages_identity_share_picture_id_c3b996af_fk_images_image_id FOREIGN KEY (share_picture_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_identity
    ADD CONSTRAINT pages_identity_site_id_66aaf8c4_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_maintenancepage
    ADD CONSTRAINT pages_maintenancepag_page_ptr_id_6729d5f6_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_maintenancepage
    ADD CONSTRAINT pages_maintenancepag_share_image_id_24013574_fk_images_im FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_opening
    ADD CONSTRAINT pages_opening_site_id_a00fa74e_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_previewdraft
    ADD CONSTRAINT pages_previewdraft_content_type_id_91e8bba6_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_previewdraft
    ADD CONSTRAINT pages_previewdraft_page_id_52289aa9_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_previewdraft
    ADD CONSTRAINT pages_previewdraft_shared_by_id_d67a730f_fk_base_user_id FOREIGN KEY (shared_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_previewdraft
    ADD CONSTRAINT pages_previewdraft_site_id_9b52b8c8_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_sharedblocks
    ADD CONSTRAINT pages_sharedblocks_latest_revision_id_4369d839_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_sharedblocks
    ADD CONSTRAINT pages_sharedblocks_live_revision_id_04e6231f_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_sharedblocks
    ADD CONSTRAINT pages_sharedblocks_locale_id_4473c1b6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_sharedblocks
    ADD CONSTRAINT pages_sharedblocks_locked_by_id_e8bf582e_fk_base_user_id FOREIGN KEY (locked_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_sharedblocks
    ADD CONSTRAINT pages_sharedblocks_site_id_e5efb261_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxespage
    ADD CONSTRAINT pastboxes_pastboxesp_page_ptr_id_85991d23_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxespage
    ADD CONSTRAINT pastboxes_pastboxesp_share_image_id_0a3717d8_fk_images_im FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxline
    ADD CONSTRAINT pastboxes_pastboxlin_locale_id_ddf6de62_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxline
    ADD CONSTRAINT pastboxes_pastboxlin_page_id_672682d8_fk_pastboxes FOREIGN KEY (page_id) REFERENCES public.pastboxes_pastboxpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxline
    ADD CONSTRAINT pastboxes_pastboxline_product_id_1113c7f4_fk_catalog_product_id FOREIGN KEY (product_id) REFERENCES public.catalog_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxpage
    ADD CONSTRAINT pastboxes_pastboxpag_page_ptr_id_944e60c1_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxpage
    ADD CONSTRAINT pastboxes_pastboxpag_share_image_id_8e625b5a_fk_images_im FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxpage
    ADD CONSTRAINT pastboxes_pastboxpage_edition_id_88e789a1_fk_catalog_edition_id FOREIGN KEY (edition_id) REFERENCES public.catalog_edition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxpage
    ADD CONSTRAINT pastboxes_pastboxpage_image_id_37a5a561_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxpicture
    ADD CONSTRAINT pastboxes_pastboxpic_page_id_4ad1a1cb_fk_pastboxes FOREIGN KEY (page_id) REFERENCES public.pastboxes_pastboxpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pastboxes_pastboxpicture
    ADD CONSTRAINT pastboxes_pastboxpicture_image_id_006c7c98_fk_images_image_id FOREIGN KEY (image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_answer
    ADD CONSTRAINT retention_answer_departure_id_1949cda1_fk_retention FOREIGN KEY (departure_id) REFERENCES public.retention_departure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_answer
    ADD CONSTRAINT retention_answer_question_id_f0f25ad0_fk_retention_question_id FOREIGN KEY (question_id) REFERENCES public.retention_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_contractrequest
    ADD CONSTRAINT retention_contractre_site_id_18f5983e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_departure
    ADD CONSTRAINT retention_departure_change_id_253170ed_fk_subscript FOREIGN KEY (change_id) REFERENCES public.subscriptions_change(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_departure
    ADD CONSTRAINT retention_departure_site_id_26fde04d_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_departure
    ADD CONSTRAINT retention_departure_subscription_id_2238abe8_fk_subscript FOREIGN KEY (subscription_id) REFERENCES public.subscriptions_subscription(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_funnelsettings
    ADD CONSTRAINT retention_funnelsett_site_id_6159fe21_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_noticesent
    ADD CONSTRAINT retention_noticesent_subscription_id_2e58fb7e_fk_subscript FOREIGN KEY (subscription_id) REFERENCES public.subscriptions_subscription(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_question
    ADD CONSTRAINT retention_question_site_id_6a35f4d8_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_receipt
    ADD CONSTRAINT retention_receipt_delivery_note_id_01c00911_fk_fulfilmen FOREIGN KEY (delivery_note_id) REFERENCES public.fulfilment_deliverynote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_withdrawal
    ADD CONSTRAINT retention_withdrawal_order_id_7ce55ff0_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_withdrawal
    ADD CONSTRAINT retention_withdrawal_site_id_42604ff3_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.shop_forms_formfield
    ADD CONSTRAINT shop_forms_formfield_page_id_80a7eb5f_fk_shop_form FOREIGN KEY (page_id) REFERENCES public.shop_forms_formpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.shop_forms_formpage
    ADD CONSTRAINT shop_forms_formpage_page_ptr_id_4bad8f72_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.shop_forms_formpage
    ADD CONSTRAINT shop_forms_formpage_share_image_id_c3a4263f_fk_images_image_id FOREIGN KEY (share_image_id) REFERENCES public.images_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sites_advanced
    ADD CONSTRAINT sites_advanced_site_id_67946f7f_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sites_marketingids
    ADD CONSTRAINT sites_marketingids_site_id_0c2bc280_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_boxrating
    ADD CONSTRAINT subscriptions_boxrat_customer_id_72166197_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_boxrating
    ADD CONSTRAINT subscriptions_boxrat_edition_id_305ac79d_fk_catalog_e FOREIGN KEY (edition_id) REFERENCES public.catalog_edition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_change
    ADD CONSTRAINT subscriptions_change_subscription_id_91b73a1f_fk_subscript FOREIGN KEY (subscription_id) REFERENCES public.subscriptions_subscription(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_delivery_note_id_fd40048e_fk_fulfilmen FOREIGN KEY (delivery_note_id) REFERENCES public.fulfilment_deliverynote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_edition_id_8e4a618d_fk_catalog_edition_id FOREIGN KEY (edition_id) REFERENCES public.catalog_edition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_formula_id_170bc051_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_subscription_id_76a9d2c5_fk_subscript FOREIGN KEY (subscription_id) REFERENCES public.subscriptions_subscription(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_cycle
    ADD CONSTRAINT subscriptions_cycle_term_id_a655c7bd_fk_subscriptions_term_id FOREIGN KEY (term_id) REFERENCES public.subscriptions_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_renewalrun
    ADD CONSTRAINT subscriptions_renewa_site_id_33d07b1a_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_renewalsettings
    ADD CONSTRAINT subscriptions_renewa_site_id_a67231e0_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_carrier_id_c4f71604_fk_fulfilmen FOREIGN KEY (carrier_id) REFERENCES public.fulfilment_carrier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_customer_id_a993be05_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_formula_id_7f237b8b_fk_catalog_f FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_origin_id_c03ab3d4_fk_orders_or FOREIGN KEY (origin_id) REFERENCES public.orders_orderline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_payment_method_id_eacd818e_fk_billing_p FOREIGN KEY (payment_method_id) REFERENCES public.billing_paymentmethod(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_reward_id_c715873c_fk_loyalty_p FOREIGN KEY (reward_id) REFERENCES public.loyalty_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_site_id_a416dc75_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_warned_card_id_d8c1dced_fk_billing_p FOREIGN KEY (warned_card_id) REFERENCES public.billing_paymentmethod(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_term
    ADD CONSTRAINT subscriptions_term_order_id_7f7dc03e_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subscriptions_term
    ADD CONSTRAINT subscriptions_term_subscription_id_f7ff2431_fk_subscript FOREIGN KEY (subscription_id) REFERENCES public.subscriptions_subscription(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_loc_locale_id_036a3a20_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_loc_sync_from_id_1bc4c2eb_fk_wagtailco FOREIGN KEY (sync_from_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_ove_context_id_eed8c388_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_ove_source_id_5720ac20_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_context_id_c0a725be_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_object_id_6c7b58df_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_source_id_9a3b1373_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_context_id_f827efe0_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_last_translated_by_i_a86448fc_fk_base_user FOREIGN KEY (last_translated_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_locale_id_b1673d41_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_context_id_3cc13049_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_context_id_63235539_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_last_translated_by_i_764c7a3f_fk_base_user FOREIGN KEY (last_translated_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_str_locale_id_2cded126_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_locale_id_b9e3730d_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_source_id_5804129f_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_string_id_6356d5ec_fk_wagtail_l FOREIGN KEY (string_id) REFERENCES public.wagtail_localize_string(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_translation_of_id_8eef01d0_fk_wagtail_l FOREIGN KEY (translation_of_id) REFERENCES public.wagtail_localize_string(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_context_id_81456b25_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_source_id_26b89dc6_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_template_id_c370b3c8_fk_wagtail_l FOREIGN KEY (template_id) REFERENCES public.wagtail_localize_template(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_tra_content_type_id_0d6c5139_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_locale_id_0ac264c0_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_locale_id_37619cb4_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_object_id_6a078fd2_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_tra_object_id_86263ce7_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_revision_id_e3b62278_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_source_id_7228923e_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_tra_source_id_e326e1e3_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_specific_content_typ_3095eb76_fk_django_co FOREIGN KEY (specific_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_tra_target_locale_id_8c524f73_fk_wagtailco FOREIGN KEY (target_locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_user_id_6e1a9b70_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_base_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_base_user_id FOREIGN KEY (locked_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_base_user_id FOREIGN KEY (owner_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_user_id_89d7def9_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_finished_by_id_13f98229_fk_base_user_id FOREIGN KEY (finished_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_base_user FOREIGN KEY (uploaded_by_user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_base_user FOREIGN KEY (requested_by_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_base_user FOREIGN KEY (uploaded_by_user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsub_page_id_e48e93e7_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_base_user FOREIGN KEY (uploaded_by_user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_base_user_id FOREIGN KEY (user_id) REFERENCES public.base_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_formula_id_d22637ac_fk_catalog_formula_id FOREIGN KEY (formula_id) REFERENCES public.catalog_formula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_site_id_d05f415f_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.waiting_place
    ADD CONSTRAINT waiting_place_variant_id_3cb3345f_fk_catalog_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalog_variant(id) DEFERRABLE INITIALLY DEFERRED;
