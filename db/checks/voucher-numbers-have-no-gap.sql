-- Số chứng từ liên tục: per agency, type and fiscal year the numbers are 1 to n, and the series' last one is n.
-- A unique index keeps each from being there twice, so counting them is enough.
SELECT numbers."AgencyId", numbers."Type", numbers."Year", SUM(numbers."Vouchers") AS "Vouchers",
    SUM(numbers."First") AS "First", SUM(numbers."Last") AS "Last", SUM(numbers."Series") AS "Series"
FROM (
    SELECT v."AgencyId", v."Type", v."FiscalYear" AS "Year", COUNT(*) AS "Vouchers",
        MIN(v."Sequence") AS "First", MAX(v."Sequence") AS "Last", 0 AS "Series"
    FROM "Vouchers" AS v
    --agency: WHERE v."AgencyId" = @agency
    GROUP BY v."AgencyId", v."Type", v."FiscalYear"
    UNION ALL
    SELECT s."AgencyId", s."Type", s."Year", 0, 0, 0, s."Last"
    FROM "NumberSeries" AS s
    --agency: WHERE s."AgencyId" = @agency
) AS numbers
GROUP BY numbers."AgencyId", numbers."Type", numbers."Year"
HAVING (SUM(numbers."Vouchers") > 0 AND SUM(numbers."First") <> 1)
    OR SUM(numbers."Last") <> SUM(numbers."Vouchers")
    OR SUM(numbers."Series") <> SUM(numbers."Last")
