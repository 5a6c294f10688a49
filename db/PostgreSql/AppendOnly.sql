-- {table}: rows are added, never changed or deleted.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'TR_{table}_AppendOnly' AND tgrelid = '"{table}"'::regclass) THEN
        CREATE TRIGGER "TR_{table}_AppendOnly" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
            FOR EACH STATEMENT EXECUTE FUNCTION "RefuseChange"();
    END IF;
END $$;

