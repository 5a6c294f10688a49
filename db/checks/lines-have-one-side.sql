-- A line is a debit or a credit, above zero; only class 0 reduces by a negative amount (TT 24/2024, Phụ lục I-II, B.4.2).
SELECT l."AgencyId", l."VoucherNo", l."LineNo", l."Account", l."Debit", l."Credit"
FROM "VoucherLines" AS l
WHERE (l."Debit" = 0 AND l."Credit" = 0)
    OR (l."Debit" <> 0 AND l."Credit" <> 0)
    OR ((l."Debit" < 0 OR l."Credit" < 0) AND l."Account" NOT LIKE '0%')
