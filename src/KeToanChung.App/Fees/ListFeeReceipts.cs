using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>Danh sách các khoản thu phí, lệ phí, newest first. Who doesn't read the agency's books sees their own.</summary>
public static class ListFeeReceipts
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public FeeCaseStatus? Status { get; init; }

        /// <summary>A case number, or words of the payer's name.</summary>
        public string? Words { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    public sealed record Item(
        string Id, FeeCaseStatus Status, DateOnly Date, string FeeType, string FeeName, int Quantity, long Amount, FeeMethod Method, string? CaseNumber,
        string? Payer, string? Series, string? Number, string MadeBy);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Words).IsText(Shape.Name).OverridePropertyName("q");
            RuleFor(q => q.Page).IsPage(DatedCursor.IsOne);
        }
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = Filtered(request);
            if (DatedCursor.TryRead(request.Page.Cursor, out var date, out var no))
                found = found.Where(f => f.Date < date || (f.Date == date && f.No < no));

            var agency = context.Agency.Id;
            var rows = await found.OrderByDescending(f => f.Date).ThenByDescending(f => f.No).Take(request.Page.Limit + 1)
                .Select(f => new
                {
                    Fee = f,
                    Payer = db.Set<PayerRecord>().Where(p => p.AgencyId == agency && p.No == f.PayerNo).Select(p => p.Name).FirstOrDefault(),
                    Receipt = db.Set<ReceiptRecord>().FirstOrDefault(r => r.AgencyId == agency && r.No == f.ReceiptNo),
                })
                .AsNoTracking().ToListAsync(cancellationToken);
            return Listing<Item>.Of(
                rows, request.Page.Limit,
                r => new Item(
                    context.IdOf(r.Fee.No).ToString(), r.Fee.Status, r.Fee.Date, r.Fee.FeeType, r.Fee.FeeName, r.Fee.Quantity, r.Fee.Amount, r.Fee.Method,
                    r.Fee.CaseNumber, r.Payer, r.Receipt?.Series, ReceiptView.NumberOf(r.Receipt), r.Fee.MadeBy),
                last => DatedCursor.Write(last.Fee.Date, last.Fee.No));
        }

        private IQueryable<FeeCaseRecord> Filtered(Query request)
        {
            var agency = context.Agency.Id;
            var found = db.Set<FeeCaseRecord>().Where(f => f.AgencyId == agency);
            if (!context.Has(Right.ReadBooks))
            {
                var own = context.CallerOrThrow.UserId;
                found = found.Where(f => f.MadeById == own);
            }

            if (request.From is { } from)
                found = found.Where(f => f.Date >= from);
            if (request.To is { } to)
                found = found.Where(f => f.Date <= to);
            if (request.Status is { } status)
                found = found.Where(f => f.Status == status);
            if (CaseNumbers.Normal(request.Words) is { } number)
            {
                var payers = db.Set<PayerRecord>().Where(p => p.AgencyId == agency);
                foreach (var word in FoldedText.Of(request.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    payers = payers.Where(p => p.SearchText.Contains(word));
                found = found.Where(f => f.CaseNumber!.StartsWith(number) || payers.Any(p => p.No == f.PayerNo));
            }

            return found;
        }
    }
}
