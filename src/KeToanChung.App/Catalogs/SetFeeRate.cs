using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>
/// Đặt mức thu mới của một loại phí, lệ phí, from a day on and by its decision (nghị quyết của HĐND tỉnh, thông tư): for the whole country or one province, for
/// every dossier or one way of filing, for every payer or one class. The rate before holds until the day before, and again after a last day; what was
/// receipted stays as it was.
/// </summary>
public static class SetFeeRate
{
    /// <param name="FeeType">A code of the catalogue, of a tier or a cap too, such as CT-SAO-T3.</param>
    /// <param name="Amount">In whole đồng; 0 where nothing is to be paid.</param>
    /// <param name="Decision">What it rests on.</param>
    [Needs(Right.Administer)]
    public sealed record Command(string FeeType, DateOnly From, long Amount, string Decision) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInCommune
    {
        /// <summary>Its last day, where the decision names one.</summary>
        public DateOnly? To { get; init; }

        /// <summary>Name of the province whose council decided it; null for the whole country.</summary>
        public string? Province { get; init; }

        /// <summary>The way of filing that it is for; null for every.</summary>
        public Filing? Filing { get; init; }

        /// <summary>A code of the exemptions that holds for that fee; null for every payer.</summary>
        public string? PayerClass { get; init; }
    }

    public sealed record Result(
        string FeeType, string Name, DateOnly From, DateOnly? To, long Amount, string Decision, string? Province, Filing? Filing, string? PayerClass) : IHasSubject
    {
        string IHasSubject.Subject => $"fee rate {FeeType} from {From:yyyy-MM-dd}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.FeeType).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.From).IsDay();
            RuleFor(c => c.To).Must((c, to) => to is null || to >= c.From).WithErrorCode("endsBeforeStart");
            RuleFor(c => c.Amount).InclusiveBetween(0, Money.LargestLine).WithErrorCode("rateAmount");
            RuleFor(c => c.Decision).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.Province).IsText(Shape.Name);
            RuleFor(c => c.Filing).IsInEnum().WithErrorCode("unknownValue");
            RuleFor(c => c.PayerClass).IsText(Shape.Short);
        }
    }

    internal sealed class Handler(AppDb db, CatalogCache cache) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (code, from) = (request.FeeType.Trim(), request.From);
            var tariff = (await cache.Get(cancellationToken)).Fees;
            if (tariff.Row(code, from) is not { } fee)
                return new Refusal(Codes.RequestInvalid, "feeType", "unknownFee").With("feeType", code);
            var payerClass = Written(request.PayerClass).ToUpperInvariant();
            if (payerClass.Length > 0 && WhyNot(payerClass, tariff, code, from) is { } refusal)
                return refusal;
            var asked = tariff.AskedAs(code);
            if (await db.Set<ReceiptRecord>().Where(r => r.FeeType == asked && r.Date >= from).MaxAsync(r => (DateOnly?)r.Date, cancellationToken) is { } last)
                return new Refusal(Codes.RequestInvalid, "from", "rateAlreadyUsed").With("feeType", code).With("last", last);

            var rate = new FeeRateRecord
            {
                FeeType = code, From = from, To = request.To, Province = Written(request.Province), Filing = request.Filing?.ToString() ?? "", PayerClass = payerClass,
                Amount = request.Amount, Decision = Written(request.Decision),
            };
            await Keep(rate, cancellationToken);
            cache.Forget();
            return new Result(
                code, fee.Name, from, rate.To, rate.Amount, rate.Decision, FeeRates.Given(rate.Province), FeeRates.FilingOf(rate), FeeRates.Given(rate.PayerClass));
        }

        private static Refusal? WhyNot(string payerClass, FeeTariff tariff, string code, DateOnly from) => tariff.Exemption(payerClass, from) is not { } known
            ? new Refusal(Codes.RequestInvalid, "payerClass", "unknownExemption").With("exemption", payerClass)
            : known.Fees.Contains(tariff.AskedAs(code)) ? null : new Refusal(Codes.RequestInvalid, "payerClass", "exemptionOfOtherFees").With("exemption", payerClass);

        // What nobody has paid by yet may be set anew.
        private async Task Keep(FeeRateRecord rate, CancellationToken cancel)
        {
            if (await db.Set<FeeRateRecord>().FindAsync([rate.FeeType, rate.From, rate.Province, rate.Filing, rate.PayerClass], cancel) is { } known)
                (known.To, known.Amount, known.Decision) = (rate.To, rate.Amount, rate.Decision);
            else
                db.Add(rate);
        }

        private static string Written(string? text) => text.KeptOrNone() ?? "";
    }
}
