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

/// <summary>
/// Danh sách chứng từ of the agencies named, or of all that the caller may read, newest first. Words are found without diacritics, in any order.
/// </summary>
public static class ListVouchers
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgencies
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        /// <summary>The account or one below it.</summary>
        public string? Account { get; init; }

        /// <summary>Words in description, party, number or reference.</summary>
        public string? Words { get; init; }

        public VoucherType? Type { get; init; }

        public string? Operation { get; init; }

        /// <summary>User name.</summary>
        public string? PostedBy { get; init; }

        /// <summary>The voucher's total in whole đồng.</summary>
        public long? Amount { get; init; }

        /// <summary>The amount is only remembered: what lies within a twentieth of it is found too.</summary>
        public bool About { get; init; }

        /// <summary>Only what the head hasn't approved yet.</summary>
        public bool AwaitsApproval { get; init; }

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
            RuleFor(q => q.Operation).IsText(Shape.Code);
            RuleFor(q => q.PostedBy).IsText(Shape.Short);
            RuleFor(q => q.Words).IsText(Shape.Name).OverridePropertyName("q");
            RuleFor(q => q.Page).IsPage(DatedCursor.IsAcross);
        }
    }

    internal sealed class Handler(AppDb db, IVoucherWords index, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code);
            var newest = await Newest(request, [.. codes.Keys], cancellationToken);
            var rows = newest.OrderByDescending(v => v.Date).ThenBy(v => v.AgencyId).ThenByDescending(v => v.No).Take(request.Page.Limit + 1).ToList();
            return Listing<Item>.Of(
                rows, request.Page.Limit, v => ItemOf(v, codes[v.AgencyId]), last => DatedCursor.Write(last.Date, new DocumentId(last.AgencyId, last.No)));
        }

        private static IQueryable<VoucherRecord> NewestOf(IQueryable<VoucherRecord> found, Query request) =>
            found.OrderByDescending(v => v.Date).ThenBy(v => v.AgencyId).ThenByDescending(v => v.No).Take(request.Page.Limit + 1);

        private static (DateOnly Date, DocumentId Voucher)? CursorOf(Query request) =>
            DatedCursor.TryReadAcross(request.Page.Cursor, out var date, out var last) ? (date, last) : null;

        /// <summary>One more than a page at least, where there are so many; not in order.</summary>
        private async Task<List<VoucherRecord>> Newest(Query request, IReadOnlyCollection<int> agencies, CancellationToken cancel)
        {
            var words = WordsOf(request);
            if (words.Length > 0 && agencies.Count > 1)
            {
                if (index.AreFoundAcrossAgencies)
                    return await NewestOf(After(Filtered(request).Where(v => agencies.Contains(v.AgencyId)), request), request).TagWith(IVoucherWords.Search).ToListAsync(cancel);
                if (await index.Find(words, request.From, request.To, CursorOf(request), cancel) is { } found)
                    return await NewestAt(found, request, agencies, cancel);
            }

            // Each agency's newest come straight from its index; a commune has some sixty at most, whose heads are merged here.
            var newest = new List<VoucherRecord>();
            foreach (var agency in agencies)
                newest.AddRange(await NewestOf(In(agency, request), request).ToListAsync(cancel));
            return newest;
        }

        /// <summary>Where the words may stand, piece by piece until a page is full; and what was posted since the places were taken up.</summary>
        private async Task<List<VoucherRecord>> NewestAt(
            IVoucherWords.Places places, Query request, IReadOnlyCollection<int> agencies, CancellationToken cancel)
        {
            var known = new List<VoucherRecord>();
            await foreach (var piece in places.Known.WithCancellation(cancel))
            {
                known.AddRange(await After(Filtered(request, piece).Where(v => agencies.Contains(v.AgencyId)), request).ToListAsync(cancel));
                if (known.Count > request.Page.Limit)
                    break;
            }

            foreach (var (agency, last) in places.Newer.Where(n => agencies.Contains(n.Key)))
                known.AddRange(await NewestOf(In(agency, request).Where(v => v.No > last), request).ToListAsync(cancel));

            // What was taken up meanwhile is found both ways.
            return [.. known.DistinctBy(v => (v.AgencyId, v.No))];
        }

        private IQueryable<VoucherRecord> In(int agency, Query request) => After(Filtered(request).Where(v => v.AgencyId == agency), request);

        private static IQueryable<VoucherRecord> After(IQueryable<VoucherRecord> found, Query request)
        {
            if (CursorOf(request) is not var (date, (agency, no)))
                return found;

            // The day alone first: that an index can use.
            return found.Where(v => v.Date <= date && (v.Date < date || v.AgencyId > agency || (v.AgencyId == agency && v.No < no)));
        }

        private static string[] WordsOf(Query request) => FoldedText.Of(request.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        private IQueryable<VoucherRecord> Filtered(Query request, IQueryable<VoucherRecord>? among = null)
        {
            var found = (among ?? db.Set<VoucherRecord>()).AsNoTracking();
            if (request.From is { } from)
                found = found.Where(v => v.Date >= from);
            if (request.To is { } to)
                found = found.Where(v => v.Date <= to);
            if (request.Type is { } type)
                found = found.Where(v => v.Type == type);
            if (!string.IsNullOrWhiteSpace(request.Operation))
            {
                var operation = request.Operation.Trim().ToUpperInvariant();
                found = found.Where(v => v.Operation == operation);
            }

            if (!string.IsNullOrWhiteSpace(request.PostedBy))
            {
                var user = request.PostedBy.Trim();
                found = found.Where(v => v.PostedBy == user);
            }

            if (request.Amount is { } amount)
            {
                var (least, most) = request.About ? (amount - (amount / 20), amount + (amount / 20)) : (amount, amount);
                found = found.Where(v => v.Total >= least && v.Total <= most);
            }

            if (request.AwaitsApproval)
                found = found.Where(v => v.AwaitsApproval && !db.Set<ApprovalRecord>().Any(a => a.AgencyId == v.AgencyId && a.VoucherNo == v.No));
            if (!string.IsNullOrWhiteSpace(request.Account))
            {
                var account = request.Account.Trim();
                found = found.Where(v => db.Set<VoucherLineRecord>()
                    .Any(l => l.AgencyId == v.AgencyId && l.VoucherNo == v.No && l.Account.StartsWith(account)));
            }

            foreach (var word in WordsOf(request))
                found = found.Where(v => v.SearchText.Contains(word));
            return found;
        }

        private static Item ItemOf(VoucherRecord v, AgencyCode agency) => new(
            new DocumentId(v.AgencyId, v.No).ToString(), v.Number, v.Sequence, agency.Value, v.Type, v.Date, v.Description, v.Operation,
            v.Party, v.Reference, v.Total, BusinessClock.InVietnam(v.PostedAt), v.PostedBy);
    }
}
