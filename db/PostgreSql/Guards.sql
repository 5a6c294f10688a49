-- Nodes that start together put the guards up one after the other.
SELECT pg_advisory_xact_lock(hashtext('KeToanChung guards'));

CREATE OR REPLACE FUNCTION "RefuseChange"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Money goes out after it was approved (Luật Kế toán, Điều 19.3): no payment voucher without the approval of its request.
CREATE OR REPLACE FUNCTION "RequireApproval"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "Approvals" AS a WHERE a."AgencyId" = NEW."AgencyId" AND a."RequestNo" = NEW."SourceNo") THEN
        RAISE EXCEPTION 'a payment voucher needs the approval of its request' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'TR_Vouchers_PaymentApproved' AND tgrelid = '"Vouchers"'::regclass) THEN
        CREATE TRIGGER "TR_Vouchers_PaymentApproved" BEFORE INSERT ON "Vouchers"
            FOR EACH ROW WHEN (NEW."Source" = 'PaymentRequest') EXECUTE FUNCTION "RequireApproval"();
    END IF;
END $$;

-- What a voucher rests on stays under it (Luật Kế toán, Điều 41); of a request that nobody has decided on a paper may be taken back.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'TR_Evidence_OfVoucher' AND tgrelid = '"Evidence"'::regclass) THEN
        CREATE TRIGGER "TR_Evidence_OfVoucher" BEFORE DELETE ON "Evidence"
            FOR EACH ROW WHEN (OLD."VoucherNo" IS NOT NULL) EXECUTE FUNCTION "RefuseChange"();
        CREATE TRIGGER "TR_Evidence_NoUpdate" BEFORE UPDATE ON "Evidence" FOR EACH ROW EXECUTE FUNCTION "RefuseChange"();
    END IF;
END $$;

