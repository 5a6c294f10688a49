-- Words in the texts of all agencies, and the newest of all agencies for words that are everywhere.
CREATE INDEX IF NOT EXISTS "IX_Vouchers_Newest" ON "Vouchers" ("Date" DESC, "AgencyId", "No" DESC);

-- Where the owner of the database may not have the extension, the server lacks it, or it stands in a schema that isn't looked in, a search reads the texts: slower, and as right.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX IF NOT EXISTS "IX_Vouchers_Words" ON "Vouchers" USING gin ("SearchText" gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported THEN
    RAISE WARNING 'Without pg_trgm a search in descriptions reads all of them: %', SQLERRM;
END $$;
