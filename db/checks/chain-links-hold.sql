-- Each event carries the hash of the one before it; before the first stand 64 zeros (src/KeToanChung.Ledger/Integrity/README.md).
-- That a hash fits what its event says can't be told in SQL: that is computed beside these checks.
SELECT e."AgencyId", e."No" AS "EventNo", e."PreviousHash", previous."Hash" AS "HashBefore"
FROM "LedgerEvents" AS e
LEFT JOIN "LedgerEvents" AS previous ON previous."AgencyId" = e."AgencyId" AND previous."No" = e."No" - 1
WHERE e."PreviousHash" <> COALESCE(previous."Hash", '0000000000000000000000000000000000000000000000000000000000000000')
