-- The head holds the hash of the last event: the next one will be linked to what is really there.
SELECT h."AgencyId", h."EventNo", h."Hash", newest."Hash" AS "LastHash"
FROM "LedgerHeads" AS h
LEFT JOIN "LedgerEvents" AS newest ON newest."AgencyId" = h."AgencyId" AND newest."No" = h."EventNo"
WHERE h."Hash" <> COALESCE(newest."Hash", '0000000000000000000000000000000000000000000000000000000000000000')
