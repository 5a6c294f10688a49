using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>
/// Thêm đối tượng được miễn, giảm phí, lệ phí: for which fees, how much less, by which paper, from when to when and by which decision. The code of
/// one that has ended may be used again, from a later day on.
/// </summary>
public static class SetFeeExemption
{
    /// <param name="Name">The class of payers.</param>
    /// <param name="FeeTypes">Codes of the catalogue; a tiered fee by its name or first tier.</param>
    /// <param name="Percent">How much less, 0 to 100: 100 pays nothing, 0 is for a class that has rates of its own.</param>
    /// <param name="Evidence">What the payer must show.</param>
    /// <param name="To">Its last day, where the decision names one.</param>
    /// <param name="Decision">What it rests on.</param>
    [Needs(Right.Administer)]
    public sealed record Command(
        string Code, string Name, IReadOnlyList<string> FeeTypes, int Percent, string Evidence, DateOnly From, DateOnly? To, string Decision)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInCommune;

    public sealed record Result(
        string Code, string Name, IReadOnlyList<string> FeeTypes, int Percent, string Evidence, DateOnly From, DateOnly? To, string Decision) : IHasSubject
    {
        string IHasSubject.Subject => $"fee exemption {Code} from {From:yyyy-MM-dd}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Name).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.FeeTypes).Must(f => f is { Count: > 0 and <= FeeExemptionRecord.MostFees }).WithErrorCode("noFees");
            RuleForEach(c => c.FeeTypes).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Percent).InclusiveBetween(0, 100).WithErrorCode("percent");
            RuleFor(c => c.Evidence).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.From).IsDay();
            RuleFor(c => c.To).Must((c, to) => to is null || to >= c.From).WithErrorCode("endsBeforeStart");
            RuleFor(c => c.Decision).IsGiven().IsText(Shape.Name);
        }
    }

    internal sealed class Handler(AppDb db, CatalogCache cache) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var tariff = (await cache.Get(cancellationToken)).Fees;
            var asked = request.FeeTypes.Select(f => (Given: f.Trim(), Code: tariff.CodeOf(f.Trim()))).ToList();
            if (asked.FindIndex(f => f.Code is null) is >= 0 and var wrong)
                return new Refusal(Codes.RequestInvalid, $"feeTypes[{wrong}]", "unknownFee").With("feeType", asked[wrong].Given);

            var code = request.Code.Trim().ToUpperInvariant();
            var latest = await db.Set<FeeExemptionRecord>().AsNoTracking().Where(e => e.Code == code).OrderByDescending(e => e.ValidFrom).FirstOrDefaultAsync(cancellationToken);
            if (latest is not null && (latest.ValidTo is null || latest.ValidTo >= request.From))
                return new Refusal(Codes.RequestInvalid, "code", "exemptionKnown").With("exemption", code);

            var exemption = new FeeExemptionRecord
            {
                Code = code, Name = request.Name.Kept(), Fees = string.Join(' ', asked.Select(f => f.Code).Distinct()), Percent = request.Percent,
                Evidence = request.Evidence.Kept(), ValidFrom = request.From, ValidTo = request.To, LegalBasis = request.Decision.Kept(), Confidence = CatalogRecord.Entered,
            };
            db.Add(exemption);
            cache.Forget();
            return new Result(
                code, exemption.Name, exemption.Fees.Split(' '), exemption.Percent, exemption.Evidence, exemption.ValidFrom, exemption.ValidTo, exemption.LegalBasis);
        }
    }
}
