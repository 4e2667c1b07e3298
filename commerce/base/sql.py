"""Guards that PostgreSQL keeps itself."""

from django.db.migrations import RunSQL


def append_only(table: str) -> RunSQL:
    """No row of `table` can be changed or deleted: corrections are new rows."""
    return RunSQL(
        f"""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% keeps its rows as they were written', TG_TABLE_NAME; END $$;
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """,
        f"DROP TRIGGER {table}_append_only ON {table}",
    )
