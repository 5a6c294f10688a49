using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Danh sách chứng từ, newest first. Words are found without diacritics, in any order.</summary>
public static class ListVouchers
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        /// <summary>The account or one below it.</summary>
        public string? Account { get; init; }

        /// <summary>Words in description, party, number or reference.</summary>
        public string? Words { get; init; }

        public VoucherType? Type { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    public sealed record Item(
        string Id, string Number, int Sequence, string Agency, VoucherType Type, DateOnly Date, string Description, string? Operation,
        string? Party, string? Reference, long Total, DateTimeOffset PostedAt, string PostedBy);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Account).IsText(Shape.Code);
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
                found = found.Where(v => v.Date < date || (v.Date == date && v.No < no));

            var rows = await found.OrderByDescending(v => v.Date).ThenByDescending(v => v.No)
                .Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            return Listing<Item>.Of(
                rows, request.Page.Limit, ItemOf, last => DatedCursor.Write(last.Date, last.No));
        }

        private IQueryable<VoucherRecord> Filtered(Query request)
        {
            var agency = context.Agency.Id;
            var found = db.Set<VoucherRecord>().AsNoTracking().Where(v => v.AgencyId == agency);
            if (request.From is { } from)
                found = found.Where(v => v.Date >= from);
            if (request.To is { } to)
                found = found.Where(v => v.Date <= to);
            if (request.Type is { } type)
                found = found.Where(v => v.Type == type);
            if (!string.IsNullOrWhiteSpace(request.Account))
            {
                var account = request.Account.Trim();
                found = found.Where(v => db.Set<VoucherLineRecord>()
                    .Any(l => l.AgencyId == agency && l.VoucherNo == v.No && l.Account.StartsWith(account)));
            }

            foreach (var word in FoldedText.Of(request.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                found = found.Where(v => v.SearchText.Contains(word));
            return found;
        }

        private Item ItemOf(VoucherRecord v) => new(
            context.IdOf(v.No).ToString(), v.Number, v.Sequence, context.Agency.Code.Value, v.Type, v.Date, v.Description, v.Operation,
            v.Party, v.Reference, v.Total, BusinessClock.InVietnam(v.PostedAt), v.PostedBy);
    }
}
