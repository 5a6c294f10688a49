using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Integrity;
using KeToanChung.Ledger.Posting;


namespace KeToanChung.App.Posting;

/// <summary>Turns plans into rows, and writes them with the balances that they change. Used by <see cref="LedgerWriter"/> alone.</summary>
public sealed class JournalRows(AppDb db, IDatabase database, KeptFigures figures, BusinessClock clock)
{
    private readonly List<VoucherRecord> vouchers = [];

    private readonly List<VoucherLineRecord> lines = [];

    private readonly List<LedgerEventRecord> events = [];

    private readonly List<BudgetMovementRecord> movements = [];

    internal async Task<PostedVoucher> Make(Plan plan, HeldHead head, CallContext context, CancellationToken cancel)
    {
        var draft = plan.Draft;
        var (source, sourceNo) = SourceOf(draft.Purpose);
        var voucher = new VoucherRecord
        {
            AgencyId = draft.Agency, No = head.NextEvent(), Type = draft.Type, FiscalYear = draft.Date.Year, Sequence = plan.Sequence,
            Number = plan.Number, Date = draft.Date, Description = draft.Description, Operation = draft.Operation, Party = draft.Party,
            Reference = draft.Reference, Source = source, SourceNo = sourceNo,
            ReversalOf = draft.Purpose is Purpose.Reversal reversal ? reversal.Original.Number : null,
            AwaitsApproval = plan.AwaitsApproval,
            Total = draft.Total,
            SearchText = FoldedText.Of(draft.Description, draft.Party, plan.Number, draft.Reference),
            PostedAt = clock.Now, PostedById = context.CallerOrThrow.UserId, PostedBy = context.CallerOrThrow.UserName,
        };
        var own = plan.Lines.Select((line, i) => LineOf(voucher, line, i + 1)).ToList();
        var link = head.Link(VoucherForm.Of(voucher, own, context.IsImport), voucher.No, LedgerEventKind.VoucherPosted, voucher.PostedAt, context);

        vouchers.Add(voucher);
        lines.AddRange(own);
        events.Add(link);
        await figures.Add(voucher, own, cancel);
        await Move(head, plan.Movements, draft.Date, voucher.No, sourceNo, cancel);
        return new PostedVoucher(voucher, own, link.Hash, link.PreviousHash);
    }

    internal async Task Move(
        HeldHead head, IEnumerable<BudgetMovement> moves, DateOnly date, long? voucher, long? document, CancellationToken cancel)
    {
        foreach (var (key, column, amount) in moves)
        {
            if (amount == 0)
                continue;
            movements.Add(new BudgetMovementRecord
            {
                AgencyId = head.Agency, No = head.NextMovement(), Date = date, Fund = key.Fund, BudgetYear = key.BudgetYear,
                FundingSource = key.FundingSource, Chapter = key.Chapter, SubCategory = key.SubCategory, SubItem = key.SubItem,
                Column = column, Amount = amount, VoucherNo = voucher, DocumentNo = document,
            });
            await figures.Add(head.Agency, new BudgetMovement(key, column, amount), cancel);
        }
    }

    /// <summary>An event that is not a voucher: an approval, a month closed.</summary>
    internal void Add(LedgerEventRecord link) => events.Add(link);

    /// <summary>Hands the rows over; what is tracked is saved with the unit's audit line, all in one go.</summary>
    internal async Task Write(CancellationToken cancel)
    {
        if (vouchers.Count + lines.Count + events.Count + movements.Count >= database.InsertManyFrom)
        {
            await database.InsertMany(vouchers, cancel);
            await database.InsertMany(lines, cancel);
            await database.InsertMany(events, cancel);
            await database.InsertMany(movements, cancel);
        }
        else
        {
            db.AddRange(vouchers);
            db.AddRange(lines);
            db.AddRange(events);
            db.AddRange(movements);
        }

        Clear();
    }

    internal void Clear()
    {
        vouchers.Clear();
        lines.Clear();
        events.Clear();
        movements.Clear();
    }

    private static (VoucherSource Source, long? No) SourceOf(Purpose purpose) => purpose switch
    {
        Purpose.BudgetDecision decision => (VoucherSource.BudgetEntry, decision.Entry.Number),
        Purpose.Payment payment => (VoucherSource.PaymentRequest, payment.Request.Number),
        Purpose.FeeReceipt receipt => (VoucherSource.FeeReceipt, receipt.Receipt.Number),
        Purpose.Reversal => (VoucherSource.Reversal, null),
        _ => (VoucherSource.Voucher, null),
    };

    private static VoucherLineRecord LineOf(VoucherRecord voucher, PlannedLine planned, int lineNo)
    {
        var line = planned.Line;
        return new VoucherLineRecord
        {
            AgencyId = voucher.AgencyId, VoucherNo = voucher.No, LineNo = lineNo, Date = voucher.Date, Account = line.Account,
            Debit = line.Debit.Dong, Credit = line.Credit.Dong, Description = line.Description, BudgetYear = planned.BudgetYear,
            FundingSource = line.FundingSource, Chapter = line.Chapter, SubCategory = line.SubCategory, SubItem = line.SubItem,
            Programme = line.Programme, Party = line.Party, CounterpartyId = planned.Counterparty,
        };
    }
}
