using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Notifications;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Posting;

/// <summary>A voucher as it stands in the books.</summary>
public sealed record PostedVoucher(VoucherRecord Voucher, IReadOnlyList<VoucherLineRecord> Lines, string Hash, string PreviousHash)
{
    public DocumentId Id => new(Voucher.AgencyId, Voucher.No);
}

/// <summary>
/// The only code that writes journal rows. Holds the agencies' heads in a fixed order, reads the books, folds the decision over the
/// drafts, and writes vouchers, lines, balances, budget, numbers and hash in the unit of work it runs in: all of it, or nothing.
/// </summary>
public sealed class LedgerWriter(AppDb db, LedgerHeads heads, BooksReader reader, JournalRows rows, Outbox outbox, CallContext context)
{
    /// <summary>Posts one voucher.</summary>
    public async Task<Outcome<PostedVoucher>> Post(Draft draft, CancellationToken cancel)
    {
        var outcome = await PostAll([draft], (refusal, _) => refusal, cancel);
        return outcome.IsRefused
            ? Outcome<PostedVoucher>.Refused(outcome.Refusals)
            : outcome.Value![0];
    }

    /// <summary>Posts all, in this order, or lists every one that can't be: fields start with <c>vouchers[i]</c>.</summary>
    public Task<Outcome<IReadOnlyList<PostedVoucher>>> PostAll(IReadOnlyList<Draft> drafts, CancellationToken cancel) =>
        PostAll(drafts, (refusal, i) => refusal.Under($"vouchers[{i}]"), cancel);

    private async Task<Outcome<IReadOnlyList<PostedVoucher>>> PostAll(
        IReadOnlyList<Draft> drafts, Func<Refusal, int, Refusal> placed, CancellationToken cancel)
    {
        var (held, decisions) = await Decide(drafts, cancel);
        var refusals = new List<Refusal>();
        for (var i = 0; i < drafts.Count; i++)
        {
            if (decisions[i] is Decision.Refused refused)
                refusals.AddRange(refused.Refusals.Select(r => placed(r, i)));
        }

        if (refusals.Count > 0)
            return Outcome<IReadOnlyList<PostedVoucher>>.Refused(refusals);

        var posted = new List<PostedVoucher>(drafts.Count);
        foreach (var decision in context.Progress.Through(WorkStage.Posting, decisions))
            posted.Add(await Make((Decision.Accepted)decision, held, cancel));
        context.Progress.At(WorkStage.Saving);
        await rows.Write(cancel);
        TellApprovers(posted);
        return posted;
    }

    /// <summary>
    /// Posts each that can be posted, in this order; the others are answered with their refusals, and the rest of the unit of work goes on.
    /// </summary>
    /// <param name="along">Adds to a voucher what belongs to it, such as its receipt's event, before anything is written.</param>
    public async Task<IReadOnlyList<Outcome<PostedVoucher>>> PostEach(
        IReadOnlyList<Draft> drafts, Action<int, PostedVoucher, HeldHead> along, CancellationToken cancel)
    {
        var (held, decisions) = await Decide(drafts, cancel);
        var outcomes = new List<Outcome<PostedVoucher>>(drafts.Count);
        for (var i = 0; i < drafts.Count; i++)
        {
            context.Progress.At(WorkStage.Posting, i, drafts.Count);
            switch (decisions[i])
            {
                case Decision.Accepted accepted:
                    var posted = await Make(accepted, held, cancel);
                    along(i, posted, held[drafts[i].Agency]);
                    outcomes.Add(posted);
                    break;
                case Decision.Refused refused:
                    outcomes.Add(Outcome<PostedVoucher>.Refused(refused.Refusals));
                    break;
            }
        }

        context.Progress.At(WorkStage.Saving);
        await rows.Write(cancel);
        return outcomes;
    }

    /// <summary>
    /// Posts each set of drafts whole or not at all; a set that can't be posted is answered with its refusals, and the others go on.
    /// </summary>
    public async Task<IReadOnlyList<Outcome<IReadOnlyList<PostedVoucher>>>> PostSets(IReadOnlyList<IReadOnlyList<Draft>> sets, CancellationToken cancel)
    {
        var outcomes = new Outcome<IReadOnlyList<PostedVoucher>>[sets.Count];
        var going = Enumerable.Range(0, sets.Count).ToList();
        while (true)
        {
            var place = going.SelectMany(i => sets[i].Select(_ => i)).ToList();
            if (place.Count == 0)
            {
                foreach (var i in going)
                    outcomes[i] = Array.Empty<PostedVoucher>();
                return outcomes;
            }

            var (held, decisions) = await Decide([.. going.SelectMany(i => sets[i])], cancel);
            var refused = decisions.Select((d, n) => (Set: place[n], Refusals: (d as Decision.Refused)?.Refusals)).Where(d => d.Refusals is not null).ToLookup(d => d.Set, d => d.Refusals!);
            if (refused.Count > 0)
            {
                // What the others would do was decided behind a posting that falls away: once more without it.
                foreach (var set in refused)
                    outcomes[set.Key] = Outcome<IReadOnlyList<PostedVoucher>>.Refused([.. set.SelectMany(r => r)]);
                going.RemoveAll(refused.Contains);
                continue;
            }

            var posted = going.ToDictionary(i => i, _ => new List<PostedVoucher>());
            for (var n = 0; n < decisions.Count; n++)
                posted[place[n]].Add(await Make((Decision.Accepted)decisions[n], held, cancel));
            await rows.Write(cancel);
            foreach (var (set, vouchers) in posted)
                outcomes[set] = vouchers;
            TellApprovers(posted.Values.SelectMany(v => v));
            return outcomes;
        }
    }

    private void TellApprovers(IEnumerable<PostedVoucher> posted)
    {
        foreach (var voucher in posted.Where(p => p.Voucher.AwaitsApproval))
            outbox.TellRole(Role.AgencyHead, NotificationKinds.VoucherAwaitsApproval, voucher.Id);
    }

    /// <summary>Holds the heads, reads the books, and folds the decision over the drafts.</summary>
    private async Task<(IReadOnlyDictionary<int, HeldHead> Held, IReadOnlyList<Decision> Decisions)> Decide(IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        var held = await heads.Hold(drafts.Select(d => d.Agency), cancel);
        return (held, PostingEngine.DecideInOrder(await reader.Read(drafts, cancel), drafts));
    }

    private Task<PostedVoucher> Make(Decision.Accepted accepted, IReadOnlyDictionary<int, HeldHead> held, CancellationToken cancel) =>
        rows.Make(accepted.Plan, held[accepted.Plan.Draft.Agency], context, cancel);

    /// <summary>Moves budget lines by a decision that posts nothing (withholding): into an open period, and where there is enough.</summary>
    public async Task<IReadOnlyList<Refusal>> MoveByDecision(
        DocumentId document, DateOnly date, IReadOnlyList<BudgetMovement> movements, CancellationToken cancel)
    {
        var (head, books) = await HoldForMoving(document.Agency, date, movements, cancel);
        return BudgetDecisions.RefusalsToMove(books, date, movements) is { Count: > 0 } refusals
            ? refusals
            : await Move(head, document, date, movements, cancel);
    }

    /// <summary>Holds budget back for a request, or gives it back: whatever the period, since nothing is posted by it.</summary>
    public async Task<IReadOnlyList<Refusal>> Reserve(
        DocumentId document, DateOnly date, IReadOnlyList<BudgetMovement> movements, CancellationToken cancel)
    {
        var (head, books) = await HoldForMoving(document.Agency, date, movements, cancel);
        return BudgetControl.Shortages(books, movements.Select((m, i) => (m, (int?)i)), _ => "amount") is { Count: > 0 } shortages
            ? shortages
            : await Move(head, document, date, movements, cancel);
    }

    private async Task<(HeldHead Head, AgencyBooks Books)> HoldForMoving(int agency, DateOnly date, IReadOnlyList<BudgetMovement> movements, CancellationToken cancel) =>
        (await heads.Hold(agency, cancel), await reader.ReadForMoving(agency, date, movements, cancel));

    private async Task<IReadOnlyList<Refusal>> Move(
        HeldHead head, DocumentId document, DateOnly date, IReadOnlyList<BudgetMovement> movements, CancellationToken cancel)
    {
        await rows.Move(head, movements, date, voucher: null, document.Number, cancel);
        await rows.Write(cancel);
        return [];
    }

    /// <summary>What a request still holds back from the budget.</summary>
    public async Task<IReadOnlyList<BudgetMovement>> ReservedBy(DocumentId request, CancellationToken cancel)
    {
        var (agency, no) = (request.Agency, request.Number);
        var movements = await db.Set<BudgetMovementRecord>().AsNoTracking()
            .Where(m => m.AgencyId == agency && m.DocumentNo == no && m.Column == BudgetColumn.Reserved)
            .OrderBy(m => m.No).ToListAsync(cancel);
        return [.. movements.GroupBy(m => m.Key)
            .Select(g => new BudgetMovement(g.Key, BudgetColumn.Reserved, g.Sum(m => m.Amount))).Where(m => m.Amount != 0)];
    }

    /// <summary>The movements of a voucher that was posted, for reversing it.</summary>
    public async Task<IReadOnlyList<BudgetMovement>> MovementsOf(DocumentId voucher, CancellationToken cancel)
    {
        var (agency, no) = (voucher.Agency, voucher.Number);
        var movements = await db.Set<BudgetMovementRecord>().AsNoTracking()
            .Where(m => m.AgencyId == agency && m.VoucherNo == no)
            .OrderBy(m => m.No)
            .ToListAsync(cancel);
        return movements.ConvertAll(m => new BudgetMovement(m.Key, m.Column, m.Amount));
    }
}
