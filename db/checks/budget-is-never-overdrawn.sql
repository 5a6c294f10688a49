-- Không chi vượt dự toán: nothing available is below zero, and nothing was given back that had not been taken.
SELECT b."AgencyId", b."BudgetYear", b."Fund", b."FundingSource", b."Chapter", b."SubCategory", b."SubItem",
    b."Assigned", b."Adjusted", b."Withheld", b."Reserved", b."Committed", b."Advanced", b."Spent"
FROM "BudgetLines" AS b
WHERE b."Assigned" + b."Adjusted" - b."Withheld" - b."Reserved" - b."Committed" - b."Advanced" - b."Spent" < 0
    OR b."Withheld" < 0 OR b."Reserved" < 0 OR b."Committed" < 0 OR b."Advanced" < 0 OR b."Spent" < 0
