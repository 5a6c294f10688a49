-- How many rows of a table have a value in common, for a commune of sixty agencies with ten thousand each. SQLite gathers this by ANALYZE; where it was never
-- run, it takes an agency's part of a table for ten rows, and reads all of it where an index would find two.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 ("tbl", "idx", "stat") VALUES
    ('FeeCases', 'FeeCases', '600000 10000 1'),
    ('FeeCases', 'IX_FeeCases_AgencyId_CaseKey', '600000 10000 2'),
    ('FeeCases', 'IX_FeeCases_AgencyId_CaseNumber', '600000 10000 2'),
    ('FeeCases', 'IX_FeeCases_AgencyId_Date', '600000 10000 50'),
    ('MatchEntries', 'MatchEntries', '600000 10000 5000 1'),
    ('MatchEntries', 'IX_MatchEntries_AgencyId_MatchNo', '600000 10000 2'),
    ('Matches', 'Matches', '600000 10000 1'),
    ('Matches', 'IX_Matches_AgencyId_ChargeVoucherNo', '600000 10000 2'),
    ('Matches', 'IX_Matches_AgencyId_RequestNo', '600000 10000 2'),
    ('Matches', 'IX_Matches_AgencyId_VoucherNo', '600000 10000 2'),
    ('OnlinePayments', 'OnlinePayments', '600000 10000 1'),
    ('OnlinePayments', 'IX_OnlinePayments_AgencyId_PaidOn', '600000 10000 50'),
    ('OnlinePayments', 'IX_OnlinePayments_AgencyId_Provider_Channel_TransactionId', '600000 10000 5000 5000 1'),
    ('OnlinePaymentStates', 'OnlinePaymentStates', '600000 10000 1'),
    ('OnlinePaymentStates', 'IX_OnlinePaymentStates_AgencyId_CaseNo', '600000 10000 1'),
    ('OnlinePaymentStates', 'IX_OnlinePaymentStates_AgencyId_CaseNumber', '600000 10000 2'),
    ('OnlinePaymentStates', 'IX_OnlinePaymentStates_AgencyId_Reason_Amount', '600000 10000 100 10'),
    ('PaymentRequests', 'PaymentRequests', '600000 10000 1'),
    ('PaymentRequests', 'IX_PaymentRequests_AgencyId_Status', '600000 10000 50'),
    ('ReceiptCorrections', 'ReceiptCorrections', '60000 1000 1'),
    ('ReceiptCorrections', 'IX_ReceiptCorrections_AgencyId_CaseNo', '60000 1000 2'),
    ('ReceiptCorrections', 'IX_ReceiptCorrections_AgencyId_ReceiptNo', '60000 1000 2'),
    ('Receipts', 'Receipts', '600000 10000 1'),
    ('Receipts', 'IX_Receipts_AgencyId_CaseNo', '600000 10000 2'),
    ('Receipts', 'IX_Receipts_AgencyId_Date', '600000 10000 50'),
    ('Receipts', 'IX_Receipts_AgencyId_VoucherNo', '600000 10000 2'),
    ('Receipts', 'IX_Receipts_AgencyId_Year_Series_Number', '600000 10000 5000 5000 1'),
    ('StatementLines', 'StatementLines', '600000 10000 100 1'),
    ('StatementLines', 'IX_StatementLines_AgencyId_Date', '600000 10000 50'),
    ('StatementLines', 'IX_StatementLines_AgencyId_MatchNo', '600000 10000 2');
-- Connections that are open read it now, later ones when they open.
ANALYZE sqlite_schema;
