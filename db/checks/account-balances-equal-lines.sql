-- Kept turnover = the lines it was made of, both ways: no balance without lines, no line without its balance.
-- An opening balance (SD-01) stands in month 0, before January. The budget year is kept for 005 to 013 alone, else it is 0.
SELECT sides."AgencyId", sides."Year", sides."Month", sides."Account", sides."BudgetYear", sides."CounterpartyId",
    SUM(sides."KeptDebit") AS "KeptDebit", SUM(sides."LinesDebit") AS "LinesDebit",
    SUM(sides."KeptCredit") AS "KeptCredit", SUM(sides."LinesCredit") AS "LinesCredit"
FROM (
    SELECT b."AgencyId", b."Year", b."Month", b."Account", b."BudgetYear", b."CounterpartyId",
        b."Debit" AS "KeptDebit", b."Credit" AS "KeptCredit", 0 AS "LinesDebit", 0 AS "LinesCredit"
    FROM "AccountBalances" AS b
    --agency: WHERE b."AgencyId" = @agency
    UNION ALL
    SELECT v."AgencyId", v."FiscalYear",
        CASE WHEN v."Operation" = 'SD-01' THEN 0 ELSE CAST(SUBSTRING(CAST(v."Date" AS varchar(10)), 6, 2) AS int) END,
        l."Account",
        CASE WHEN SUBSTRING(l."Account", 1, 3) BETWEEN '005' AND '013' THEN l."BudgetYear" ELSE 0 END,
        COALESCE(l."CounterpartyId", 0),
        0, 0, l."Debit", l."Credit"
    FROM "Vouchers" AS v
    JOIN "VoucherLines" AS l ON l."AgencyId" = v."AgencyId" AND l."VoucherNo" = v."No"
    --agency: WHERE v."AgencyId" = @agency
) AS sides
GROUP BY sides."AgencyId", sides."Year", sides."Month", sides."Account", sides."BudgetYear", sides."CounterpartyId"
HAVING SUM(sides."KeptDebit") <> SUM(sides."LinesDebit") OR SUM(sides."KeptCredit") <> SUM(sides."LinesCredit")
