-- A matched line has its match, a match that stands has lines and entries, and they agree but for the charge; one that was undone has neither.
SELECT l."AgencyId", l."MatchNo", l."StatementNo" AS "One", l."LineNo" AS "Other"
FROM "StatementLines" AS l
LEFT JOIN "Matches" AS m ON m."AgencyId" = l."AgencyId" AND m."No" = l."MatchNo" AND m."UndoneAt" IS NULL
WHERE l."MatchNo" IS NOT NULL AND m."No" IS NULL
UNION ALL
SELECT m."AgencyId", m."No", COALESCE(SUM(l."Amount"), 0) + m."Charge", (
    SELECT COALESCE(SUM(e."Amount"), 0) FROM "MatchEntries" AS e WHERE e."AgencyId" = m."AgencyId" AND e."MatchNo" = m."No")
FROM "Matches" AS m
LEFT JOIN "StatementLines" AS l ON l."AgencyId" = m."AgencyId" AND l."MatchNo" = m."No"
WHERE m."UndoneAt" IS NULL
GROUP BY m."AgencyId", m."No", m."Charge"
HAVING COUNT(l."LineNo") = 0 OR COALESCE(SUM(l."Amount"), 0) + m."Charge" <> (
    SELECT COALESCE(SUM(e."Amount"), 0) FROM "MatchEntries" AS e WHERE e."AgencyId" = m."AgencyId" AND e."MatchNo" = m."No")
UNION ALL
SELECT e."AgencyId", e."MatchNo", e."EntryNo", e."Amount"
FROM "MatchEntries" AS e
JOIN "Matches" AS m ON m."AgencyId" = e."AgencyId" AND m."No" = e."MatchNo"
WHERE m."UndoneAt" IS NOT NULL
