-- Each column of a budget line = the sum of its movements, both ways: what is available has a story, and all of it.
SELECT sides."AgencyId", sides."BudgetYear", sides."Fund", sides."FundingSource", sides."Chapter", sides."SubCategory", sides."SubItem",
    sides."Column", SUM(sides."Kept") AS "Kept", SUM(sides."Moved") AS "Moved"
FROM (
    SELECT m."AgencyId", m."BudgetYear", m."Fund", m."FundingSource", m."Chapter", m."SubCategory", m."SubItem", m."Column",
        0 AS "Kept", m."Amount" AS "Moved"
    FROM "BudgetMovements" AS m
    --agency: WHERE m."AgencyId" = @agency
    UNION ALL
    SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem", 'Assigned', b."Assigned", 0
    FROM "BudgetLines" AS b
    --agency: WHERE b."AgencyId" = @agency
    UNION ALL
    SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem", 'Adjusted', b."Adjusted", 0
    FROM "BudgetLines" AS b
    --agency: WHERE b."AgencyId" = @agency
    UNION ALL
    SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem", 'Withheld', b."Withheld", 0
    FROM "BudgetLines" AS b
    --agency: WHERE b."AgencyId" = @agency
    UNION ALL
    SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem", 'Reserved', b."Reserved", 0
    FROM "BudgetLines" AS b
    --agency: WHERE b."AgencyId" = @agency
    UNION ALL
    SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem", 'Committed', b."Committed", 0
    FROM "BudgetLines" AS b
    --agency: WHERE b."AgencyId" = @agency
    UNION ALL
    SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem", 'Advanced', b."Advanced", 0
    FROM "BudgetLines" AS b
    --agency: WHERE b."AgencyId" = @agency
    UNION ALL
    SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem", 'Spent', b."Spent", 0
    FROM "BudgetLines" AS b
    --agency: WHERE b."AgencyId" = @agency
) AS sides
GROUP BY sides."AgencyId", sides."BudgetYear", sides."Fund", sides."FundingSource", sides."Chapter", sides."SubCategory", sides."SubItem", sides."Column"
HAVING SUM(sides."Kept") <> SUM(sides."Moved")
