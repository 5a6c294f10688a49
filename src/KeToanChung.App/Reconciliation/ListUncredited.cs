using System.Globalization;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;

namespace KeToanChung.App.Reconciliation;

/// <summary>Đã nộp, tiền chưa về: fees that a platform reports as paid and no statement line explains yet, the oldest first.</summary>
public static class ListUncredited
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <param name="Id">Of the fee receipt.</param>
    /// <param name="AgeDays">Since the payment.</param>
    /// <param name="IsLate">The bank should have credited it by now.</param>
    /// <param name="NextAction">In words.</param>
    /// <param name="Owner">Who looks after it.</param>
    public sealed record Item(string Id, EntryView Entry, string? Transaction, string? Settlement, int AgeDays, bool IsLate, string NextAction, string? Owner);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, BookEntries books, BusinessClock clock, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        /// <summary>What is older has been looked for by other means.</summary>
        private const int DaysBack = 400;

        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, today) = (context.Agency.Id, clock.Today);
            var found = Listing<BookEntry>.Slice(
                [.. (await books.Read(today.AddDays(-DaysBack), today, cancellationToken))
                    .Where(e => e is { Kind: EntryKind.FeeReceipt, State: EntryState.Open, IsOnItsWay: true }).OrderBy(e => e.Date).ThenBy(e => e.Id.No)],
                request.Page);
            var owners = await ItemOwners.Of(db, agency, found.Items.Select(e => EntryIds.Write(agency, e.Id)), cancellationToken);
            return new Listing<Item>([.. found.Items.Select(ItemOf)], found.NextCursor);

            Item ItemOf(BookEntry entry)
            {
                var (id, isLate) = (EntryIds.Write(agency, entry.Id), FollowUps.IsLate(entry.Date, today));
                return new Item(
                    id, ReconciliationWords.ViewOf(entry, agency), entry.Transaction, entry.Settlement, Math.Max(0, today.DayNumber - entry.Date.DayNumber), isLate,
                    Sentences.In(CultureInfo.CurrentUICulture).Of(isLate ? "match.uncreditedLate" : "match.uncredited"), owners.GetValueOrDefault(id));
            }
        }
    }
}
