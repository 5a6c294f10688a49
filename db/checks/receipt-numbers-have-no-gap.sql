-- Receipts of an agency's series are numbered 1 to n in a year, and the series stands at n (NĐ 254/2026, Điều 23.2).
SELECT numbers."AgencyId", numbers."Year", numbers."Series", SUM(numbers."Receipts") AS "Receipts", SUM(numbers."First") AS "First",
    SUM(numbers."Last") AS "Last", SUM(numbers."Given") AS "Given"
FROM (
    SELECT r."AgencyId", r."Year", r."Series", COUNT(*) AS "Receipts", MIN(r."Number") AS "First", MAX(r."Number") AS "Last", 0 AS "Given"
    FROM "Receipts" AS r
    --agency: WHERE r."AgencyId" = @agency
    GROUP BY r."AgencyId", r."Year", r."Series"
    UNION ALL
    SELECT s."AgencyId", s."Year", s."Series", 0, 0, 0, s."Last"
    FROM "ReceiptSeries" AS s
    --agency: WHERE s."AgencyId" = @agency
) AS numbers
GROUP BY numbers."AgencyId", numbers."Year", numbers."Series"
HAVING SUM(numbers."First") <> 1
    OR SUM(numbers."Last") <> SUM(numbers."Receipts")
    OR SUM(numbers."Given") <> SUM(numbers."Last")
