using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Reports;

/// <summary>
/// Xem báo cáo của một cơ quan hoặc của nhiều cơ quan hợp nhất. From and to are dates; <c>year</c> stands for a whole year, <c>asAt</c> for
/// the year up to that day.
/// </summary>
public static class ShowReport
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(string Name, IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Report>>, IRequest<Outcome<Report>>, IInAgencies
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public DateOnly? AsAt { get; init; }

        public int? Year { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Agencies).IsGiven().OverridePropertyName("agency");
            RuleFor(q => q.Year).Must(y => y is null or (>= 2000 and <= 2100)).WithErrorCode("dateOutOfRange");
            RuleFor(q => q.To).Must((q, to) => to is null || q.From is null || q.From <= to).WithErrorCode("endsBeforeItStarts");
        }
    }

    internal sealed class Handler(IServiceProvider services, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<Report>>
    {
        public async Task<Outcome<Report>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (ReportCatalog.Find(request.Name, services) is not { } definition)
                return new Refusal(Codes.NotFound, "name");

            var to = request.To ?? request.AsAt ?? (request.Year is { } year ? new DateOnly(year, 12, 31) : clock.Today);
            var from = request.From ?? new DateOnly(to.Year, 1, 1);
            if (from > to)
                return new Refusal(Codes.RequestInvalid, "to", "endsBeforeItStarts");

            return await definition.Make(new ReportScope(context.Agencies, from, to), cancellationToken) with { Name = request.Name };
        }
    }
}
