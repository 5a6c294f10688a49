using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Catalogs;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>Danh mục: the entries in force on a day, with legal basis and confidence.</summary>
public static class ListCatalog
{
    /// <param name="Name">accounts, chapters, sub-categories, sub-items, funding-sources, fee-types, fee-exemptions, evidence-kinds or operations.</param>
    [NeedsSignIn]
    public sealed record Query(string Name, DateOnly? On = null) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>
    {
        /// <summary>Words of code or name, without diacritics.</summary>
        public string? Words { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <summary>What all catalogues say, and after it what only some do.</summary>
    public sealed record Item(
        string Code, string Name, string? Parent, DateOnly? ValidFrom, DateOnly? ValidTo, string LegalBasis, string Confidence)
    {
        public NormalSide? Side { get; init; }

        public bool? OffBalance { get; init; }

        public bool? Postable { get; init; }

        public IReadOnlyList<string>? RequiredDimensions { get; init; }

        public bool? Autonomous { get; init; }

        public string? Debit { get; init; }

        public string? Credit { get; init; }

        public string? SimultaneousOffBalance { get; init; }

        public ApprovalNeed? Approval { get; init; }

        public string? Condition { get; init; }

        /// <summary>Operations whose vouchers need that paper.</summary>
        public IReadOnlyList<string>? RequiredFor { get; init; }

        public string? Unit { get; init; }

        /// <summary>Whole đồng.</summary>
        public long? Amount { get; init; }

        public int? RetainedPercent { get; init; }

        /// <summary>Fees for which that class of payers pays less.</summary>
        public IReadOnlyList<string>? Fees { get; init; }

        /// <summary>How much less.</summary>
        public int? Percent { get; init; }

        /// <summary>What the payer shows.</summary>
        public string? Evidence { get; init; }

        public string? SubItem { get; init; }

        /// <summary>Other amounts in force that day, by province, way of filing or class of payers.</summary>
        public IReadOnlyList<Rate>? Rates { get; init; }
    }

    /// <param name="Amount">Whole đồng.</param>
    /// <param name="Province">Null for the whole country.</param>
    /// <param name="Filing">Null for every way of filing.</param>
    /// <param name="PayerClass">Null for every payer.</param>
    public sealed record Rate(long Amount, string? Province, Filing? Filing, string? PayerClass, DateOnly From, DateOnly? To, string Decision);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Words).IsText(Shape.Name).OverridePropertyName("q");
            RuleFor(q => q.Page).IsPage(Paging.IsOffset);
        }
    }

    internal sealed class Handler(AppDb db, BusinessClock clock) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var on = request.On ?? clock.Today;
            var items = request.Name switch
            {
                "accounts" => (await InForce<AccountRecord>(on, cancellationToken)).Select(a => Of(a) with
                {
                    Side = a.Side, OffBalance = a.OffBalance, Postable = a.Postable,
                    RequiredDimensions = a.RequiredDimensions.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                }),
                "chapters" => (await InForce<ChapterRecord>(on, cancellationToken)).Select(Of),
                "sub-categories" => (await InForce<SubCategoryRecord>(on, cancellationToken)).Select(Of),
                "sub-items" => (await InForce<SubItemRecord>(on, cancellationToken)).Select(Of),
                "funding-sources" => (await InForce<FundingSourceRecord>(on, cancellationToken)).Select(s => Of(s) with { Autonomous = s.Autonomous }),
                "operations" => (await InForce<OperationRecord>(on, cancellationToken)).Select(o => Of(o) with
                {
                    Debit = o.Debit, Credit = o.Credit, SimultaneousOffBalance = o.OffBalance, Approval = o.Approval, Condition = o.Condition,
                }),
                "evidence-kinds" => (await InForce<EvidenceKindRecord>(on, cancellationToken)).Select(e => Of(e) with
                {
                    RequiredFor = e.RequiredFor.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                }),
                "fee-types" => await FeeTypes(on, cancellationToken),
                "fee-exemptions" => (await InForce<FeeExemptionRecord>(on, cancellationToken)).Select(e => Of(e) with
                {
                    Fees = e.Fees.Split(' '), Percent = e.Percent, Evidence = e.Evidence,
                }),
                _ => null,
            };
            return items is null
                ? new Refusal(Codes.NotFound, "name")
                : Listing<Item>.Slice([.. items.Where(i => IsAskedFor(i, request.Words)).OrderBy(i => i.Code, StringComparer.Ordinal)], request.Page);
        }

        private static bool IsAskedFor(Item item, string? words)
        {
            var text = FoldedText.Of(item.Code, item.Name);
            return FoldedText.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(text.Contains);
        }

        private async Task<IEnumerable<Item>> FeeTypes(DateOnly on, CancellationToken cancel)
        {
            var rates = (await db.Set<FeeRateRecord>().AsNoTracking().Where(r => r.From <= on && (r.To == null || r.To >= on)).OrderByDescending(r => r.From).ToListAsync(cancel))
                .DistinctBy(r => (r.FeeType, r.Province, r.Filing, r.PayerClass)).ToLookup(r => r.FeeType, StringComparer.Ordinal);
            var province = await Provinces.Own(db, cancel);
            return (await InForce<FeeTypeRecord>(on, cancel)).Select(f =>
            {
                var item = Of(f) with { Unit = f.Unit, Amount = f.Amount, RetainedPercent = f.RetainedPercent, SubItem = f.SubItem };
                var forAll = ForAll(f, rates[f.Code], province);
                return (forAll is null ? item : item with
                {
                    Amount = forAll.Amount, ValidFrom = forAll.From, ValidTo = forAll.To, LegalBasis = forAll.Decision, Confidence = CatalogRecord.Entered,
                }) with
                {
                    Rates = [.. rates[f.Code].Where(r => r != forAll).Select(r => new Rate(
                        r.Amount, FeeRates.Given(r.Province), FeeRates.FilingOf(r), FeeRates.Given(r.PayerClass), r.From, r.To, r.Decision))],
                };
            });
        }

        // What everybody pays here who has no nearer rate: the province's, else the country's unless the catalogue's own is newer.
        private static FeeRateRecord? ForAll(FeeTypeRecord fee, IEnumerable<FeeRateRecord> rates, string? province)
        {
            var all = rates.Where(r => r.Filing.Length == 0 && r.PayerClass.Length == 0).ToList();
            return all.Find(r => Provinces.AreSame(r.Province, province)) ?? all.Find(r => r.Province.Length == 0 && r.From >= fee.ValidFrom);
        }

        private Task<List<T>> InForce<T>(DateOnly on, CancellationToken cancel)
            where T : CatalogRecord =>
            db.Set<T>().AsNoTracking().Where(c => c.ValidFrom <= on && (c.ValidTo == null || c.ValidTo >= on)).ToListAsync(cancel);

        private static Item Of(CatalogRecord c) => new(
            c.Code, c.Name, c.Parent, c.ValidFrom == DateOnly.MinValue ? null : c.ValidFrom, c.ValidTo, c.LegalBasis, c.Confidence);
    }
}
