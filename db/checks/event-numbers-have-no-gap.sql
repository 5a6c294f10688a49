-- An agency's events are numbered 1 to n, and its head stands at n: none was taken out, at the end neither.
SELECT numbers."AgencyId", SUM(numbers."Events") AS "Events", SUM(numbers."First") AS "First", SUM(numbers."Last") AS "Last",
    SUM(numbers."Head") AS "Head"
FROM (
    SELECT e."AgencyId", COUNT(*) AS "Events", MIN(e."No") AS "First", MAX(e."No") AS "Last", 0 AS "Head"
    FROM "LedgerEvents" AS e
    --agency: WHERE e."AgencyId" = @agency
    GROUP BY e."AgencyId"
    UNION ALL
    SELECT h."AgencyId", 0, 0, 0, h."EventNo"
    FROM "LedgerHeads" AS h
    --agency: WHERE h."AgencyId" = @agency
) AS numbers
GROUP BY numbers."AgencyId"
HAVING (SUM(numbers."Events") > 0 AND SUM(numbers."First") <> 1)
    OR SUM(numbers."Last") <> SUM(numbers."Events")
    OR SUM(numbers."Head") <> SUM(numbers."Last")
