using FluentValidation;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Reports;

/// <summary>
/// Xem báo cáo của một cơ quan hoặc của nhiều cơ quan hợp nhất. From and to are dates; <c>year</c> stands for a whole year, <c>asAt</c> for
/// the year up to that day. The rows of the answer are read from the database while they are read from the answer.
/// </summary>
public static class ShowReport
{
    [Needs(Right.ReadBooks, Right.ReadOwnReceipts)]
    public sealed record Query(string Name, IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Report>>, IRequest<Outcome<Report>>, IInAgencies
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public DateOnly? AsAt { get; init; }

        public int? Year { get; init; }

        /// <summary>In a book: this account alone, and those below it.</summary>
        public string? Account { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Agencies).IsGiven().OverridePropertyName("agency");
            RuleFor(q => q.Year).Must(y => y is null or (>= 2000 and <= 2100)).WithErrorCode("dateOutOfRange");
            RuleFor(q => q.From).Must(IsDayOfBooks).WithErrorCode("dateOutOfRange");
            RuleFor(q => q.To).Must(IsDayOfBooks).WithErrorCode("dateOutOfRange");
            RuleFor(q => q.AsAt).Must(IsDayOfBooks).WithErrorCode("dateOutOfRange");
            RuleFor(q => q.To).Must((q, to) => to is null || q.From is null || q.From <= to).WithErrorCode("endsBeforeItStarts");
            RuleFor(q => q.Account).IsText(Shape.Code);
        }

        private static bool IsDayOfBooks(DateOnly? day) => day is null or { Year: >= 2000 and <= 2100 };
    }

    internal sealed class Handler(IServiceProvider services, CatalogCache catalogs, CallContext context, BusinessClock clock)
        : IRequestHandler<Query, Outcome<Report>>
    {
        public async Task<Outcome<Report>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (ReportCatalog.Find(request.Name) is not { } entry)
                return new Refusal(Codes.NotFound, "name");

            var readsBooks = context.Has(Right.ReadBooks);
            if (!readsBooks && !entry.IsForCashiers)
                return new Refusal(Codes.RightMissing);

            var to = request.To ?? request.AsAt ?? (request.Year is { } year ? new DateOnly(year, 12, 31) : clock.Today);
            var from = request.From ?? new DateOnly(to.Year, 1, 1);
            if (from > to)
                return new Refusal(Codes.RequestInvalid, "to", "endsBeforeItStarts");

            var account = string.IsNullOrWhiteSpace(request.Account) ? null : request.Account.Trim();
            if (account is not null && !(entry.TakesAccount && (await catalogs.Get(cancellationToken)).Accounts.Knows(account)))
                return new Refusal(Codes.RequestInvalid, "account", entry.TakesAccount ? "unknownValue" : "unknownField");

            var definition = (IReportDefinition)services.GetRequiredService(entry.Definition);
            var scope = new ReportScope(
                context.Agencies, from, to, account, readsBooks ? null : context.CallerOrThrow.UserId, BusinessClock.InVietnam(clock.Now));
            return await definition.Make(scope, cancellationToken) with { Name = entry.Name };
        }
    }
}
