using System.Globalization;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Formats;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Danh sách sao kê đã nhập, the latest import first.</summary>
public static class ListStatements
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <param name="LinesInFile">Lines that the file has.</param>
    /// <param name="Lines">Of those, the ones that this import brought.</param>
    /// <param name="Matched">Of those, the ones that are explained.</param>
    public sealed record Item(
        string Id, string FileName, StatementFormat Format, string Account, DateOnly? From, DateOnly? To, long? OpeningBalance, long? ClosingBalance,
        int LinesInFile, int Lines, int Matched, DateTimeOffset ImportedAt, string ImportedBy);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var before = request.Page.Cursor is null ? long.MaxValue : long.Parse(request.Page.Cursor, CultureInfo.InvariantCulture);
            var rows = await db.Set<StatementRecord>().AsNoTracking().Where(s => s.AgencyId == agency && s.No < before)
                .OrderByDescending(s => s.No).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            var counts = await StatementCounts.Of(db, agency, rows.ConvertAll(r => r.No), cancellationToken);
            return Listing<Item>.Of(
                rows, request.Page.Limit, s => ItemOf(s, context, counts.GetValueOrDefault(s.No)),
                last => last.No.ToString(CultureInfo.InvariantCulture));
        }
    }

    internal static Item ItemOf(StatementRecord s, CallContext context, (int Lines, int Matched) counts) => new(
        context.IdOf(s.No).ToString(), s.FileName, s.Format, s.Account, s.From, s.To, s.Opening, s.Closing, s.LinesInFile, counts.Lines, counts.Matched,
        BusinessClock.InVietnam(s.ImportedAt), s.ImportedBy);
}

/// <summary>How many lines statements brought, and how many of them are matched.</summary>
internal static class StatementCounts
{
    public static Task<Dictionary<long, (int Lines, int Matched)>> Of(AppDb db, int agency, IReadOnlyList<long> statements, CancellationToken cancel) =>
        db.Set<StatementLineRecord>().AsNoTracking().Where(l => l.AgencyId == agency && statements.Contains(l.StatementNo))
            .GroupBy(l => l.StatementNo).Select(g => new { No = g.Key, Lines = g.Count(), Matched = g.Count(l => l.MatchNo != null) })
            .ToDictionaryAsync(g => g.No, g => (g.Lines, g.Matched), cancel);
}
