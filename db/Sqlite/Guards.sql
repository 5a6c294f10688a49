-- Money goes out after it was approved (Luật Kế toán, Điều 19.3): no payment voucher without the approval of its request.
CREATE TRIGGER IF NOT EXISTS "TR_Vouchers_PaymentApproved" BEFORE INSERT ON "Vouchers"
WHEN NEW."Source" = 'PaymentRequest' AND NOT EXISTS (
    SELECT 1 FROM "Approvals" AS a WHERE a."AgencyId" = NEW."AgencyId" AND a."RequestNo" = NEW."SourceNo")
BEGIN
    SELECT RAISE(ABORT, 'a payment voucher needs the approval of its request');
END;

