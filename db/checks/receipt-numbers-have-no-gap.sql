-- Electronic receipts of an agency's series have the numbers 1 to n of a year, but for what a point has left of its ranges, and the series stands at n (NĐ 254/2026,
-- Điều 23.2 and 25).
SELECT numbers."AgencyId", numbers."Year", numbers."Series", SUM(numbers."Receipts") AS "Receipts", SUM(numbers."Unused") AS "Unused",
    SUM(numbers."Last") AS "Last", SUM(numbers."Given") AS "Given"
FROM (
    SELECT r."AgencyId", r."Year", r."Series", COUNT(*) AS "Receipts", 0 AS "Unused", MAX(r."Number") AS "Last", 0 AS "Given"
    FROM "Receipts" AS r
    WHERE r."Form" LIKE 'EBL%'
        --agency: AND r."AgencyId" = @agency
    GROUP BY r."AgencyId", r."Year", r."Series"
    UNION ALL
    SELECT g."AgencyId", g."Year", g."Series", 0, SUM(g."Final" - g."Last"), 0, 0
    FROM "ReceiptRanges" AS g
    --agency: WHERE g."AgencyId" = @agency
    GROUP BY g."AgencyId", g."Year", g."Series"
    UNION ALL
    SELECT s."AgencyId", s."Year", s."Series", 0, 0, 0, s."Last"
    FROM "ReceiptSeries" AS s
    --agency: WHERE s."AgencyId" = @agency
) AS numbers
GROUP BY numbers."AgencyId", numbers."Year", numbers."Series"
HAVING SUM(numbers."Given") <> SUM(numbers."Receipts") + SUM(numbers."Unused")
    OR SUM(numbers."Last") > SUM(numbers."Given")
UNION ALL
SELECT g."AgencyId", g."Year", g."Series", 0, g."Final" - g."Last", MAX(r."Number"), g."Last"
FROM "ReceiptRanges" AS g
JOIN "Receipts" AS r ON r."AgencyId" = g."AgencyId" AND r."Year" = g."Year" AND r."Series" = g."Series" AND r."Number" > g."Last" AND r."Number" <= g."Final"
GROUP BY g."AgencyId", g."Year", g."Series", g."First", g."Final", g."Last"
