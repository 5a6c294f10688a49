using System.Globalization;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Xem một sao kê with the lines that its import brought, in the file's order, page by page.</summary>
public static class ShowStatement
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency, DocumentId Statement) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        public PageRequest Page { get; init; } = PageRequest.First;
    }

    public sealed record Result(ListStatements.Item Statement, Listing<Line> Lines);

    public sealed record Line(
        int LineNumber, DateOnly Date, DateOnly? ValueDate, long Amount, string? Reference, string Text, long? BalanceAfter, bool IsMatched);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.Statement.Number);
            var statement = request.Statement.Agency == agency
                ? await db.Set<StatementRecord>().AsNoTracking().FirstOrDefaultAsync(s => s.AgencyId == agency && s.No == no, cancellationToken)
                : null;
            if (statement is null)
                return new Refusal(Codes.NotFound, "id");

            var lines = await db.Set<StatementLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == agency && l.StatementNo == no && l.LineNo > request.Page.Offset)
                .OrderBy(l => l.LineNo).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            var counts = await StatementCounts.Of(db, agency, [no], cancellationToken);
            return new Result(
                ListStatements.ItemOf(statement, context, counts.GetValueOrDefault(no)),
                Listing<Line>.Of(
                    lines, request.Page.Limit,
                    l => new Line(l.LineNo, l.Date, l.ValueDate, l.Amount, l.Reference, l.Text, l.BalanceAfter, l.MatchNo is not null),
                    last => last.LineNo.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
