-- Together with its original a reversal leaves nothing: sides swapped in the accounts 1 to 9, the sign in class 0.
SELECT r."AgencyId", r."No" AS "VoucherNo", r."ReversalOf", l."Account", SUM(l."Debit") AS "Debit", SUM(l."Credit") AS "Credit"
FROM "Vouchers" AS r
JOIN "VoucherLines" AS l ON l."AgencyId" = r."AgencyId" AND l."VoucherNo" IN (r."No", r."ReversalOf")
WHERE r."ReversalOf" IS NOT NULL
GROUP BY r."AgencyId", r."No", r."ReversalOf", l."Account"
HAVING (l."Account" NOT LIKE '0%' AND SUM(l."Debit") <> SUM(l."Credit"))
    OR (l."Account" LIKE '0%' AND (SUM(l."Debit") <> 0 OR SUM(l."Credit") <> 0))
