using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>
/// Đặt mức thu mới của một loại phí, lệ phí, from a day on and by its decision (nghị quyết của HĐND tỉnh, thông tư). The rate before ends the day
/// before; what was receipted stays as it was.
/// </summary>
public static class SetFeeRate
{
    /// <param name="FeeType">A code of the catalogue, of a tier or a cap too, such as CT-SAO-T3.</param>
    /// <param name="Amount">In whole đồng; 0 where nothing is to be paid.</param>
    /// <param name="Decision">What it rests on.</param>
    [Needs(Right.Administer)]
    public sealed record Command(string FeeType, DateOnly From, long Amount, string Decision) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInCommune;

    public sealed record Result(string FeeType, string Name, DateOnly From, long Amount, string Decision) : IHasSubject
    {
        string IHasSubject.Subject => $"fee rate {FeeType} from {From:yyyy-MM-dd}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.FeeType).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.From).IsDay();
            RuleFor(c => c.Amount).InclusiveBetween(0, Money.LargestLine).WithErrorCode("rateAmount");
            RuleFor(c => c.Decision).IsGiven().IsText(Shape.Name);
        }
    }

    internal sealed class Handler(AppDb db, CatalogCache cache) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (code, from) = (request.FeeType.Trim(), request.From);
            var latest = await db.Set<FeeTypeRecord>().Where(f => f.Code == code).OrderByDescending(f => f.ValidFrom).FirstOrDefaultAsync(cancellationToken);
            if (latest is null)
                return new Refusal(Codes.RequestInvalid, "feeType", "unknownFee").With("feeType", code);
            if (latest.ValidFrom >= from)
                return new Refusal(Codes.RequestInvalid, "from", "rateNotLater").With("feeType", code).With("from", latest.ValidFrom);
            if (await db.Set<ReceiptRecord>().Where(r => r.FeeType == code && r.Date >= from).MaxAsync(r => (DateOnly?)r.Date, cancellationToken) is { } last)
                return new Refusal(Codes.RequestInvalid, "from", "rateAlreadyUsed").With("feeType", code).With("last", last);

            if (latest.ValidTo is null || latest.ValidTo >= from)
                latest.ValidTo = from.AddDays(-1);
            db.Add(new FeeTypeRecord
            {
                Code = code, Name = latest.Name, Parent = latest.Parent, Unit = latest.Unit, ValidFrom = from, Amount = request.Amount,
                RetainedPercent = latest.RetainedPercent, SubItem = latest.SubItem, LegalBasis = request.Decision.Trim().Normalize(), Confidence = CatalogRecord.Entered,
            });
            cache.Forget();
            return new Result(code, latest.Name, from, request.Amount, request.Decision.Trim().Normalize());
        }
    }
}
