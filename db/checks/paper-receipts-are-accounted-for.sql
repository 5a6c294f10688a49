-- The forms of a book of paper receipts, up to the one that comes next, were each used, spoiled or destroyed.
SELECT forms."AgencyId", forms."BookNo", SUM(forms."Gone") AS "Gone", SUM(forms."Known") AS "Known"
FROM (
    SELECT b."AgencyId", b."No" AS "BookNo", b."Next" - b."First" AS "Gone", 0 AS "Known"
    FROM "PaperBooks" AS b
    UNION ALL
    SELECT b."AgencyId", b."No", 0, 1
    FROM "PaperBooks" AS b
    JOIN "Receipts" AS r ON r."AgencyId" = b."AgencyId" AND r."Form" = b."Form" AND r."Series" = b."Series" AND r."Number" >= b."First" AND r."Number" <= b."Final"
    UNION ALL
    SELECT m."AgencyId", m."BookNo", 0, m."Final" - m."First" + 1
    FROM "PaperMoves" AS m
    WHERE m."Kind" IN ('Spoiled', 'Destroyed')
) AS forms
GROUP BY forms."AgencyId", forms."BookNo"
HAVING SUM(forms."Gone") <> SUM(forms."Known")
