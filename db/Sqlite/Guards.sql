-- Money goes out after it was approved (Luật Kế toán, Điều 19.3): no payment voucher without the approval of its request.
CREATE TRIGGER IF NOT EXISTS "TR_Vouchers_PaymentApproved" BEFORE INSERT ON "Vouchers"
WHEN NEW."Source" = 'PaymentRequest' AND NOT EXISTS (
    SELECT 1 FROM "Approvals" AS a WHERE a."AgencyId" = NEW."AgencyId" AND a."RequestNo" = NEW."SourceNo")
BEGIN
    SELECT RAISE(ABORT, 'a payment voucher needs the approval of its request');
END;

-- What a voucher rests on stays under it (Luật Kế toán, Điều 41); of a request that nobody has decided on a paper may be taken back.
CREATE TRIGGER IF NOT EXISTS "TR_Evidence_OfVoucher" BEFORE DELETE ON "Evidence"
WHEN OLD."VoucherNo" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'evidence of a voucher is append-only');
END;

CREATE TRIGGER IF NOT EXISTS "TR_Evidence_NoUpdate" BEFORE UPDATE ON "Evidence"
BEGIN
    SELECT RAISE(ABORT, 'evidence is never changed');
END;

