-- Any three letters that follow each other in a voucher's text, and where. Only places: the text stays where it is. Taken up after the posting
-- (SqliteVoucherWords), because it would add a tenth of a millisecond to each.
CREATE VIRTUAL TABLE IF NOT EXISTS "VoucherWords" USING fts5("Text", content='', detail=none, tokenize='trigram');
INSERT INTO "VoucherWords"("VoucherWords", "rank") VALUES ('automerge', 0);

CREATE TABLE IF NOT EXISTS "VoucherWordsUpTo" (
    "AgencyId" INTEGER NOT NULL PRIMARY KEY,
    "No" INTEGER NOT NULL
);
