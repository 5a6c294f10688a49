-- {table}: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_{table}_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_{table}_AppendOnly] ON [{table}] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''{table} is append-only'', 1;');

