-- Without row versions readers would wait for writers, and writers for readers.
IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) = 0
BEGIN
    DECLARE @sentence nvarchar(400) = N'READ_COMMITTED_SNAPSHOT is off. Let an administrator run: ALTER DATABASE '
        + QUOTENAME(DB_NAME()) + N' SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;';
    THROW 51000, @sentence, 1;
END;

-- Nodes that start together put the guards up one after the other.
EXEC sp_getapplock @Resource = N'KeToanChung guards', @LockMode = N'Exclusive';

-- Money goes out after it was approved (Luật Kế toán, Điều 19.3): no payment voucher without the approval of its request.
IF OBJECT_ID(N'TR_Vouchers_PaymentApproved') IS NULL
    EXEC(N'CREATE TRIGGER [TR_Vouchers_PaymentApproved] ON [Vouchers] AFTER INSERT AS
        IF EXISTS (
            SELECT 1 FROM inserted AS i
            WHERE i.[Source] = N''PaymentRequest'' AND NOT EXISTS (
                SELECT 1 FROM [Approvals] AS a WHERE a.[AgencyId] = i.[AgencyId] AND a.[RequestNo] = i.[SourceNo]))
            THROW 51000, N''a payment voucher needs the approval of its request'', 1;');

-- What a voucher rests on stays under it (Luật Kế toán, Điều 41); of a request that nobody has decided on a paper may be taken back.
IF OBJECT_ID(N'TR_Evidence_OfVoucher') IS NULL
    EXEC(N'CREATE TRIGGER [TR_Evidence_OfVoucher] ON [Evidence] AFTER UPDATE, DELETE AS
        IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (SELECT 1 FROM deleted WHERE [VoucherNo] IS NOT NULL)
            THROW 51000, N''evidence of a voucher is append-only'', 1;');

