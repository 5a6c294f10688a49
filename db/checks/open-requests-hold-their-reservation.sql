-- A request that was submitted or approved and isn't paid holds its whole amount; paid, rejected, withdrawn or changed, it holds nothing.
-- Requests that draw on nothing controlled reserve nothing, and aren't here.
SELECT m."AgencyId", m."DocumentNo" AS "RequestNo", r."Status", r."Total", SUM(m."Amount") AS "Reserved"
FROM "BudgetMovements" AS m
LEFT JOIN "PaymentRequests" AS r ON r."AgencyId" = m."AgencyId" AND r."No" = m."DocumentNo"
WHERE m."Column" = 'Reserved'
GROUP BY m."AgencyId", m."DocumentNo", r."Status", r."Total"
HAVING SUM(m."Amount") <> CASE WHEN r."Status" IN ('Submitted', 'Approved') THEN r."Total" ELSE 0 END
