-- What a voucher and its lines both say is the same: the date and the total. Lists read the one, account ledgers the other.
SELECT v."AgencyId", v."No" AS "VoucherNo", v."FiscalYear", v."Date", MIN(l."Date") AS "FirstLine", MAX(l."Date") AS "LastLine", v."Total",
    SUM(CASE WHEN l."Account" LIKE '0%' THEN 0 ELSE l."Debit" END) AS "Debit"
FROM "Vouchers" AS v
JOIN "VoucherLines" AS l ON l."AgencyId" = v."AgencyId" AND l."VoucherNo" = v."No"
GROUP BY v."AgencyId", v."No", v."FiscalYear", v."Date", v."Total"
HAVING SUM(CASE WHEN l."Account" LIKE '0%' THEN 0 ELSE l."Debit" END) <> v."Total"
    OR MIN(l."Date") <> v."Date"
    OR MAX(l."Date") <> v."Date"
    OR CAST(SUBSTRING(CAST(v."Date" AS varchar(10)), 1, 4) AS int) <> v."FiscalYear"
