-- A voucher, approval, receipt or correction and its event come together: no document outside the chain, no event whose document is gone.
SELECT sides."AgencyId", sides."No", sides."Kind", SUM(sides."Documents") AS "Documents", SUM(sides."Events") AS "Events"
FROM (
    SELECT v."AgencyId", v."No", 'VoucherPosted' AS "Kind", 1 AS "Documents", 0 AS "Events"
    FROM "Vouchers" AS v
    --agency: WHERE v."AgencyId" = @agency
    UNION ALL
    SELECT a."AgencyId", a."No", 'ApprovalGiven', 1, 0
    FROM "Approvals" AS a
    --agency: WHERE a."AgencyId" = @agency
    UNION ALL
    SELECT r."AgencyId", r."No", 'ReceiptIssued', 1, 0
    FROM "Receipts" AS r
    --agency: WHERE r."AgencyId" = @agency
    UNION ALL
    SELECT c."AgencyId", c."No", 'ReceiptCorrected', 1, 0
    FROM "ReceiptCorrections" AS c
    --agency: WHERE c."AgencyId" = @agency
    UNION ALL
    SELECT e."AgencyId", e."No", e."Kind", 0, 1
    FROM "LedgerEvents" AS e
    WHERE e."Kind" IN ('VoucherPosted', 'ApprovalGiven', 'ReceiptIssued', 'ReceiptCorrected')
    --agency: AND e."AgencyId" = @agency
) AS sides
GROUP BY sides."AgencyId", sides."No", sides."Kind"
HAVING SUM(sides."Documents") <> SUM(sides."Events")
