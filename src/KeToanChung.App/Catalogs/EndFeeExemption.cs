using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>Kết thúc một diện miễn, giảm before its decision would end by itself. What was granted stays as it was.</summary>
public static class EndFeeExemption
{
    /// <param name="On">Its last day.</param>
    [Needs(Right.Administer)]
    public sealed record Command(string Code, DateOnly On) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInCommune;

    public sealed record Result(string Code, DateOnly From, DateOnly To) : IHasSubject
    {
        string IHasSubject.Subject => $"fee exemption {Code}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.On).IsDay();
        }
    }

    internal sealed class Handler(AppDb db, CatalogCache cache) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (code, on) = (request.Code.Trim(), request.On);
            var exemption = await db.Set<FeeExemptionRecord>().Where(e => e.Code == code && e.ValidFrom <= on && (e.ValidTo == null || e.ValidTo >= on))
                .FirstOrDefaultAsync(cancellationToken);
            if (exemption is null)
                return new Refusal(Codes.NotFound, "code");
            if (await db.Set<FeeCaseRecord>().Where(f => f.Exemption == code && f.Date > on).MaxAsync(f => (DateOnly?)f.Date, cancellationToken) is { } last)
                return new Refusal(Codes.RequestInvalid, "on", "exemptionUsed").With("exemption", code).With("last", last);

            exemption.ValidTo = on;
            cache.Forget();
            return new Result(code, exemption.ValidFrom, on);
        }
    }
}
