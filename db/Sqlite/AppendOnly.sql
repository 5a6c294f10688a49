-- {table}: rows are added, never changed or deleted.
CREATE TRIGGER IF NOT EXISTS "TR_{table}_NoUpdate" BEFORE UPDATE ON "{table}"
BEGIN
    SELECT RAISE(ABORT, '{table} is append-only');
END;

CREATE TRIGGER IF NOT EXISTS "TR_{table}_NoDelete" BEFORE DELETE ON "{table}"
BEGIN
    SELECT RAISE(ABORT, '{table} is append-only');
END;

