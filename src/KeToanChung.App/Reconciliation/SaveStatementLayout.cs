using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Formats;

using MediatR;

namespace KeToanChung.App.Reconciliation;

/// <summary>Lưu cách đọc sao kê: which column is which under one heading row. From now on files of the agency with that heading row are read by it.</summary>
public static class SaveStatementLayout
{
    /// <param name="Headings">The heading row, cell by cell.</param>
    /// <param name="Columns">The columns that are read.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, IReadOnlyList<string> Headings, IReadOnlyList<Column> Columns)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Place">From 1, as people count.</param>
    public sealed record Column(StatementColumn What, int Place);

    /// <param name="Id">Of the heading row.</param>
    public sealed record Result(string Id) : IHasSubject
    {
        string IHasSubject.Subject => $"statement layout {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Headings).IsGiven().HasAtMost(StatementLayout.MostHeadings);
            RuleForEach(c => c.Headings).NotNull().WithErrorCode("required").IsText(StatementLayout.LongestHeading);
            RuleFor(c => c.Columns).NotNull().WithErrorCode("required").HasAtMost(StatementLayout.MostHeadings);
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Columns.GroupBy(c => c.What).FirstOrDefault(same => same.Count() > 1) is { } twice)
                return new Refusal(Codes.RequestInvalid, StatementLayout.FieldOf(twice.Key), "layout.sameTwice").With("first", twice.First().Place).With("second", twice.Last().Place);

            var layout = new StatementLayout(
                [.. request.Headings.Select(h => string.Join(' ', h.Split('\n', StringSplitOptions.TrimEntries)).Kept())],
                request.Columns.ToDictionary(c => c.What, c => c.Place - 1));
            if (layout.WhyNot() is { } refusal)
                return refusal;

            await heads.Hold(context.Agency.Id, cancellationToken); // two who explain the same bank at once
            var known = await db.Set<StatementLayoutRecord>().FindAsync([context.Agency.Id, layout.Key], cancellationToken);
            if (known is null)
            {
                db.Add(new StatementLayoutRecord
                {
                    AgencyId = context.Agency.Id, Key = layout.Key, Headings = string.Join('\n', layout.Headings), Columns = StatementLayouts.Written(layout.Columns),
                    SavedAt = clock.Now, SavedBy = context.CallerOrThrow.UserName,
                });
            }
            else
            {
                (known.Headings, known.Columns, known.SavedAt, known.SavedBy) =
                    (string.Join('\n', layout.Headings), StatementLayouts.Written(layout.Columns), clock.Now, context.CallerOrThrow.UserName);
            }

            return new Result(layout.Key);
        }
    }
}
