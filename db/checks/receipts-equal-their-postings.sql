-- A receipt is posted with its own amount, and a fee's voucher has a receipt; a fee counts one receipt, and an online payment pays its amount.
SELECT r."AgencyId", r."No" AS "ReceiptNo", r."Amount", v."Total" AS "Other"
FROM "Receipts" AS r
LEFT JOIN "Vouchers" AS v ON v."AgencyId" = r."AgencyId" AND v."No" = r."VoucherNo"
WHERE r."Amount" <> COALESCE(v."Total", 0)
UNION ALL
SELECT v."AgencyId", v."No", v."Total", 0
FROM "Vouchers" AS v
WHERE v."Source" = 'FeeReceipt' AND v."Operation" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "Receipts" AS r WHERE r."AgencyId" = v."AgencyId" AND r."VoucherNo" = v."No")
UNION ALL
SELECT f."AgencyId", f."No", f."Amount", r."Amount"
FROM "FeeCases" AS f
LEFT JOIN "Receipts" AS r ON r."AgencyId" = f."AgencyId" AND r."No" = f."ReceiptNo" AND r."CaseNo" = f."No"
WHERE f."Status" = 'Issued' AND (r."Amount" IS NULL OR r."Amount" <> f."Amount")
UNION ALL
SELECT p."AgencyId", p."No", p."Amount", f."Amount"
FROM "OnlinePayments" AS p
JOIN "OnlinePaymentStates" AS s ON s."AgencyId" = p."AgencyId" AND s."PaymentNo" = p."No"
LEFT JOIN "FeeCases" AS f ON f."AgencyId" = s."AgencyId" AND f."No" = s."CaseNo" AND f."Status" = 'Issued' AND f."Method" = 'Online'
WHERE s."CaseNo" IS NOT NULL AND f."No" IS NULL
UNION ALL
SELECT p."AgencyId", p."No", p."Amount", s."Amount"
FROM "OnlinePayments" AS p
JOIN "OnlinePaymentStates" AS s ON s."AgencyId" = p."AgencyId" AND s."PaymentNo" = p."No"
WHERE s."Amount" <> p."Amount"
