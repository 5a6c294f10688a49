using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>Mức thu của một loại phí, lệ phí: what the catalogue says and every rate that was set by a decision, the latest first.</summary>
public static class ListFeeRates
{
    [NeedsSignIn]
    public sealed record Query(string FeeType) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>;

    /// <param name="Province">The commune's own; empty where it isn't known.</param>
    /// <param name="PayerClasses">Classes of payers that may have a rate of their own for it.</param>
    public sealed record Result(string FeeType, string Name, string Unit, string Province, IReadOnlyList<PayerClass> PayerClasses, IReadOnlyList<Item> Items);

    public sealed record PayerClass(string Code, string Name);

    /// <param name="Amount">Whole đồng; null where the catalogue knows none.</param>
    /// <param name="Province">Null for the whole country.</param>
    /// <param name="Filing">Null for every way of filing.</param>
    /// <param name="PayerClass">Null for every payer.</param>
    /// <param name="IsOfCatalog">Whether it came with the catalogue.</param>
    public sealed record Item(
        DateOnly? From, DateOnly? To, long? Amount, string? Province, Filing? Filing, string? PayerClass, string Decision, bool IsOfCatalog);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.FeeType).IsGiven().IsText(Shape.Short);
    }

    internal sealed class Handler(AppDb db, CatalogCache catalogs) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var code = request.FeeType.Trim();
            var rows = await db.Set<FeeTypeRecord>().AsNoTracking().Where(f => f.Code == code).OrderByDescending(f => f.ValidFrom).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                return new Refusal(Codes.NotFound, "feeType");

            var rates = await db.Set<FeeRateRecord>().AsNoTracking().Where(r => r.FeeType == code).ToListAsync(cancellationToken);
            var asked = (await catalogs.Get(cancellationToken)).Fees.AskedAs(code);
            var classes = await db.Set<FeeExemptionRecord>().AsNoTracking().ToListAsync(cancellationToken);
            var province = await Provinces.Own(db, cancellationToken);
            return new Result(
                code, rows[0].Name, rows[0].Unit, province,
                [.. classes.Where(c => c.Fees.Split(' ').Contains(asked)).OrderBy(c => c.Code, StringComparer.Ordinal).ThenByDescending(c => c.ValidFrom)
                    .DistinctBy(c => c.Code).Select(c => new PayerClass(c.Code, c.Name))],
                [.. rates.OrderByDescending(r => r.From).ThenBy(r => r.Province).ThenBy(r => r.Filing).ThenBy(r => r.PayerClass).Select(r => new Item(
                    r.From, r.To, r.Amount, FeeRates.Given(r.Province), FeeRates.FilingOf(r), FeeRates.Given(r.PayerClass), r.Decision, IsOfCatalog: false)),
                .. rows.Select(r => new Item(
                    r.ValidFrom == DateOnly.MinValue ? null : r.ValidFrom, r.ValidTo, r.Amount, null, null, null, r.LegalBasis, IsOfCatalog: true))]);
        }
    }
}
