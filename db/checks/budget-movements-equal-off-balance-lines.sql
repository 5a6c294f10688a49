-- What a voucher says on 008 to 013 is what it did to the budget: debits give, credits draw, at the same place of the classification.
-- The sub-item is left out: a draw may be taken from the line that was given without one.
SELECT sides."AgencyId", sides."VoucherNo", sides."BudgetYear", sides."Fund", sides."FundingSource", sides."Chapter", sides."SubCategory",
    SUM(sides."LinesGive") AS "LinesGive", SUM(sides."Given") AS "Given", SUM(sides."LinesDraw") AS "LinesDraw", SUM(sides."Drawn") AS "Drawn"
FROM (
    SELECT l."AgencyId", l."VoucherNo", l."BudgetYear", SUBSTRING(l."Account", 1, 3) AS "Fund", COALESCE(l."FundingSource", '') AS "FundingSource",
        COALESCE(l."Chapter", '') AS "Chapter", COALESCE(l."SubCategory", '') AS "SubCategory",
        l."Debit" AS "LinesGive", l."Credit" AS "LinesDraw", 0 AS "Given", 0 AS "Drawn"
    FROM "VoucherLines" AS l
    WHERE SUBSTRING(l."Account", 1, 3) BETWEEN '008' AND '013'
    --agency: AND l."AgencyId" = @agency
    UNION ALL
    SELECT m."AgencyId", m."VoucherNo", m."BudgetYear", SUBSTRING(m."Fund", 1, 3), m."FundingSource", m."Chapter", m."SubCategory", 0, 0,
        CASE WHEN m."Column" IN ('Assigned', 'Adjusted') THEN m."Amount" ELSE 0 END,
        CASE WHEN m."Column" IN ('Advanced', 'Spent') THEN m."Amount" ELSE 0 END
    FROM "BudgetMovements" AS m
    WHERE m."VoucherNo" IS NOT NULL
    --agency: AND m."AgencyId" = @agency
) AS sides
GROUP BY sides."AgencyId", sides."VoucherNo", sides."BudgetYear", sides."Fund", sides."FundingSource", sides."Chapter", sides."SubCategory"
HAVING SUM(sides."LinesGive") <> SUM(sides."Given") OR SUM(sides."LinesDraw") <> SUM(sides."Drawn")
