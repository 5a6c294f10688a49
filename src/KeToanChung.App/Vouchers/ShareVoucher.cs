using FluentValidation;

using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Một nghiệp vụ, nhiều đơn vị: the same thing happened in many agencies, each with its amount. The entries of the operation are posted in each
/// agency's own books, under its own number and budget; all of them, or the list of those that can't be and nothing posted.
/// </summary>
public static class ShareVoucher
{
    /// <param name="AsksFirst">Whether what looks like another agency's is refused, until it is sent without this; for doors where people type.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(
        string Operation, DateOnly Date, string Description, string? Party, string? Reference, IReadOnlyList<Share> Shares, bool AsksFirst = false)
        : ICommand<Outcome<PostBatch.Result>>, IRequest<Outcome<PostBatch.Result>>, IInAgencies
    {
        public IReadOnlyList<AgencyCode> Agencies => [.. (Shares ?? []).OfType<Share>().Select(s => s.Agency).Distinct()];
    }

    /// <param name="Account">Instead of the likely one, where the operation leaves a choice.</param>
    /// <param name="FundingSource">Of the entries that are kept by the budget's lines, as <paramref name="SubItem"/>.</param>
    public sealed record Share(AgencyCode Agency, long Amount, string? Account = null, string? FundingSource = null, string? SubItem = null);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Operation).IsGiven().IsText(Shape.Code);
            RuleFor(c => c.Date).IsDay();
            RuleFor(c => c.Description).IsGiven().IsText();
            RuleFor(c => c.Party).IsText(Shape.Name);
            RuleFor(c => c.Reference).IsText(Shape.Short);
            RuleFor(c => c.Shares).IsGiven().HasAtMost(PostBatch.MostVouchers);
            RuleForEach(c => c.Shares).IsGiven().ChildRules(share =>
            {
                share.RuleFor(s => s.Agency).IsAgencyCode();
                share.RuleFor(s => s.Amount).GreaterThan(0).WithErrorCode("notPositive");
                share.RuleFor(s => s.Account).IsText(Shape.Code);
                share.RuleFor(s => s.FundingSource).IsText(Shape.Code);
                share.RuleFor(s => s.SubItem).IsText(Shape.Code);
            });
        }
    }

    internal sealed class Handler(VoucherSketches sketches, LedgerWriter ledger, WrongBook wrongBook, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Command, Outcome<PostBatch.Result>>
    {
        public async Task<Outcome<PostBatch.Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agencies = request.Agencies.Zip(context.Agencies).ToDictionary(pair => pair.First, pair => pair.Second);
            var (drafts, refusals) = (new List<Draft>(), new List<Refusal>());
            foreach (var (i, share) in request.Shares.Index())
            {
                var sketch = await sketches.Of(agencies[share.Agency], request.Operation, request.Date, share.Amount, cancellationToken, needsAmounts: true);
                if (sketch.Value is not { } entries)
                    return Outcome<PostBatch.Result>.Refused(sketch.Refusals); // of the operation, whoever's books
                if (LinesOf(share, entries) is { } lines)
                    drafts.Add(new VoucherInput(entries.Type, request.Date, request.Description, entries.Operation, request.Party, request.Reference, lines).ToDraft(agencies[share.Agency].Agency.Id));
                else
                    refusals.Add(new Refusal(Codes.OperationMismatch, $"shares[{i}].account").With("operation", entries.Operation).With("account", share.Account));
            }

            if (refusals.Count > 0)
                return Outcome<PostBatch.Result>.Refused(refusals);
            if (request.AsksFirst && await wrongBook.Doubts(drafts.ConvertAll(WrongBook.Signs.Of), cancellationToken) is { Count: > 0 } doubts)
                return Outcome<PostBatch.Result>.Refused([.. doubts.Select(d => d.Refusal with { Field = $"shares[{d.Document}].agency" })]); // whose it is, is the question

            var outcome = await ledger.PostAll(drafts, cancellationToken);
            if (outcome.IsRefused)
                return Outcome<PostBatch.Result>.Refused([.. outcome.Refusals.Select(AtShare)]);

            var map = await organisation.Get(cancellationToken);
            return new PostBatch.Result([.. outcome.Value!.Select(p =>
                new PostBatch.Result.Posted(p.Id.ToString(), p.Voucher.Number, map[p.Voucher.AgencyId].Agency.Code.Value))]);
        }

        /// <summary>The entries with what the share says of them; null where it names an account that no entry may stand on.</summary>
        private static List<VoucherInput.Line>? LinesOf(Share share, SketchVoucher.Result entries)
        {
            var account = string.IsNullOrWhiteSpace(share.Account) ? null : share.Account.Trim();
            var chosen = account is null ? null : entries.Lines.FirstOrDefault(l => l.Account == account) ?? entries.Lines.FirstOrDefault(l => l.Choices.Any(c => c.Code == account));
            if (account is not null && chosen is null)
                return null;

            return entries.Lines.Where(l => l.Account is not null || l == chosen).Select(l =>
            {
                var isOfBudget = l.Chapter is not null || l.FundingSource is not null;
                var amount = l.Amount == 0 ? share.Amount : l.Amount; // an open entry has none before its account is chosen
                return new VoucherInput.Line(
                    l == chosen ? account! : l.Account!, l.IsDebit ? amount : 0, l.IsDebit ? 0 : amount,
                    FundingSource: isOfBudget ? share.FundingSource ?? l.FundingSource : l.FundingSource, Chapter: l.Chapter, SubCategory: l.SubCategory,
                    SubItem: isOfBudget ? share.SubItem ?? l.SubItem : l.SubItem,
                    CounterpartyAgency: l.CounterpartyAgency is { } other ? new AgencyCode(other) : null);
            }).ToList();
        }

        // A share is a number and an account: what is wrong with another field of its voucher is wrong with the share.
        private static Refusal AtShare(Refusal refusal)
        {
            var field = refusal.Field!;
            var own = $"shares{field[(field.IndexOf('[', StringComparison.Ordinal))..(field.IndexOf(']', StringComparison.Ordinal) + 1)]}";
            var last = field[(field.LastIndexOf('.') + 1)..];
            return refusal with { Field = last is "account" or "fundingSource" or "subItem" ? $"{own}.{last}" : $"{own}.amount" };
        }
    }
}
