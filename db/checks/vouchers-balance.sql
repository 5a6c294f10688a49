-- Ghi kép: a voucher's debits equal its credits in the accounts 1 to 9, and it has lines at all.
-- Class 0 is single-entry (TT 24/2024, Điều 5.2) and stays out of the sum.
SELECT v."AgencyId", v."No" AS "VoucherNo", COUNT(l."LineNo") AS "Lines",
    COALESCE(SUM(CASE WHEN l."Account" LIKE '0%' THEN 0 ELSE l."Debit" END), 0) AS "Debit",
    COALESCE(SUM(CASE WHEN l."Account" LIKE '0%' THEN 0 ELSE l."Credit" END), 0) AS "Credit"
FROM "Vouchers" AS v
LEFT JOIN "VoucherLines" AS l ON l."AgencyId" = v."AgencyId" AND l."VoucherNo" = v."No"
GROUP BY v."AgencyId", v."No"
HAVING COUNT(l."LineNo") = 0
    OR SUM(CASE WHEN l."Account" LIKE '0%' THEN 0 ELSE l."Debit" END) <> SUM(CASE WHEN l."Account" LIKE '0%' THEN 0 ELSE l."Credit" END)
