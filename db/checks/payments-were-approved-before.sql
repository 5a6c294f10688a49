-- Luật Kế toán, Điều 19.3: spending is approved before the money goes. The approval's number in the chain is below the voucher's.
SELECT v."AgencyId", v."No" AS "VoucherNo", v."SourceNo" AS "RequestNo"
FROM "Vouchers" AS v
WHERE v."Source" = 'PaymentRequest' AND NOT EXISTS (
    SELECT 1 FROM "Approvals" AS a WHERE a."AgencyId" = v."AgencyId" AND a."RequestNo" = v."SourceNo" AND a."No" < v."No")
