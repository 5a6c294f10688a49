using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Budget;

/// <summary>Enters budget decisions: posted by the rule of each source, or, where nothing is posted, moving the budget lines alone.</summary>
public sealed class NewBudgetEntries(AppDb db, CatalogCache catalogs, LedgerHeads heads, LedgerWriter ledger, CallContext context, BusinessClock clock)
{
    /// <param name="Posted">Null where the decision posts nothing.</param>
    internal sealed record Entered(DocumentId Id, PostedVoucher? Posted)
    {
        public string Number => Posted?.Voucher.Number ?? $"QD-{Id.Number}";
    }

    internal async Task<Outcome<Entered>> Enter(int agency, BudgetInput input, CancellationToken cancel)
    {
        if (BudgetDecisions.Check(await catalogs.Get(cancel), input.Kind, input.Year, input.DecisionLines()) is { Count: > 0 } refusals)
            return Outcome<Entered>.Refused(refusals);

        var id = new DocumentId(agency, (await heads.Hold(agency, cancel)).NextDocument());
        var draft = await DraftOf(id, input, cancel);
        PostedVoucher? posted = null;
        if (draft.Lines.Count > 0)
        {
            var outcome = await ledger.Post(draft, cancel);
            if (outcome.IsRefused)
                return Outcome<Entered>.Refused(outcome.Refusals);
            posted = outcome.Value;
        }
        else if (await ledger.MoveByDecision(id, input.EffectiveDate, ((Purpose.BudgetDecision)draft.Purpose).Movements, cancel) is { Count: > 0 } shortages)
        {
            return Outcome<Entered>.Refused(shortages);
        }

        Record(id, input, posted);
        return new Entered(id, posted);
    }

    /// <summary>What the decision posts; without lines for one that only moves. Its codes must have been checked.</summary>
    internal async Task<Draft> DraftOf(DocumentId id, BudgetInput input, CancellationToken cancel)
    {
        var lines = input.DecisionLines();
        return new Draft(
            id.Agency, VoucherType.Budget, input.EffectiveDate, Title(input), null,
            BudgetDecisions.Entries(await catalogs.Get(cancel), input.Kind, input.Year, lines),
            new Purpose.BudgetDecision(id, BudgetDecisions.Movements(input.Kind, input.Year, lines)))
        {
            Reference = input.DecisionNumber.Trim(),
        };
    }

    private void Record(DocumentId id, BudgetInput input, PostedVoucher? posted)
    {
        db.Add(new BudgetEntryRecord
        {
            AgencyId = id.Agency, No = id.Number, Kind = input.Kind, DecisionNumber = input.DecisionNumber.Trim(),
            DecisionDate = input.DecisionDate, EffectiveDate = input.EffectiveDate, VoucherNo = posted?.Voucher.No, EnteredAt = clock.Now,
            EnteredBy = context.CallerOrThrow.UserName,
        });
        db.AddRange(input.DecisionLines().Select((line, i) => new BudgetEntryLineRecord
        {
            AgencyId = id.Agency, EntryNo = id.Number, LineNo = i + 1, FundingSource = line.FundingSource, Chapter = line.Chapter,
            SubCategory = line.SubCategory, SubItem = line.SubItem ?? "", Amount = line.Amount.Dong,
        }));
    }

    private static string Title(BudgetInput input) => input.Kind switch
    {
        BudgetEntryKind.Assign => $"Giao dự toán theo Quyết định {input.DecisionNumber.Trim()}",
        BudgetEntryKind.Supplement => $"Bổ sung dự toán theo Quyết định {input.DecisionNumber.Trim()}",
        BudgetEntryKind.Reduce => $"Giảm dự toán theo Quyết định {input.DecisionNumber.Trim()}",
        BudgetEntryKind.Withhold => $"Tạm giữ dự toán theo Quyết định {input.DecisionNumber.Trim()}",
        BudgetEntryKind.Release => $"Bỏ tạm giữ dự toán theo Quyết định {input.DecisionNumber.Trim()}",
        BudgetEntryKind.Transfer => $"Điều chuyển dự toán theo Quyết định {input.DecisionNumber.Trim()}",
    };
}
