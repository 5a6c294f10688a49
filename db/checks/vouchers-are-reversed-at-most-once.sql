-- A second reversal would post the voucher again, the wrong way round.
SELECT v."AgencyId", v."ReversalOf" AS "VoucherNo", COUNT(*) AS "Reversals"
FROM "Vouchers" AS v
WHERE v."ReversalOf" IS NOT NULL
GROUP BY v."AgencyId", v."ReversalOf"
HAVING COUNT(*) > 1
