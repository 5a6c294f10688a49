using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Catalogs;

using MediatR;

namespace KeToanChung.App.Catalogs;

/// <summary>Tra mã while one types: by the beginning of the code, or by words of the name without diacritics; only what may be posted that day.</summary>
public static class LookUpCode
{
    /// <summary>What fits below an input.</summary>
    private const int Few = 20;

    /// <summary>For a list that is there before anything is typed.</summary>
    public const int All = 500;

    /// <param name="Catalog">accounts, operations, chapters, sub-categories, sub-items, funding-sources or fee-types.</param>
    [NeedsSignIn]
    public sealed record Query(string Catalog, string? Text) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>
    {
        /// <summary>Today unless given.</summary>
        public DateOnly? On { get; init; }

        public int Most { get; init; } = Few;

        /// <summary>Only these codes; empty for all.</summary>
        public IReadOnlyList<string> Among { get; init; } = [];

        /// <summary>These codes before others that fit as well, in this order.</summary>
        public IReadOnlyList<string> First { get; init; } = [];
    }

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Note">Of an account the name of the one above it, of an operation its accounts (debit / credit), of a fee its unit.</param>
    public sealed record Item(string Code, string Name, string? Note);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Text).IsText(Shape.Name);
            RuleFor(q => q.Most).InclusiveBetween(1, All);
        }
    }

    internal sealed class Handler(CatalogCache catalogs, BusinessClock clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var catalog = await catalogs.Get(cancellationToken);
            var on = request.On ?? clock.Today;
            var items = request.Catalog switch
            {
                "accounts" => InForce(catalog.Accounts, on).Where(a => a.Postable).Select(a => new Item(
                    a.Code, a.Name, a.Parent is null ? null : catalog.Accounts.On(a.Parent, on)?.Name)),
                "operations" => InForce(catalog.Operations, on).Where(o => !o.IsDescriptive).Select(o => new Item(o.Code, o.Name, EntriesOf(o))),
                "chapters" => Postable(catalog.Chapters, Dimension.Chapter),
                "sub-categories" => Postable(catalog.SubCategories, Dimension.SubCategory),
                "sub-items" => Postable(catalog.SubItems, Dimension.SubItem),
                "funding-sources" => InForce(catalog.FundingSources, on).Select(s => new Item(s.Code, s.Name, null)),
                "fee-types" => catalog.Fees.OnOffer(on).Select(f => new Item(f.Code, f.Name, f.Unit)),
                _ => null,
            };
            return items is null
                ? new Refusal(Codes.NotFound, "catalog")
                : new Result(Matching(request.Among.Count == 0 ? items : items.Where(i => request.Among.Contains(i.Code)), request.Text, request.Most, request.First));

            IEnumerable<Item> Postable(DatedRows<ClassificationCode> rows, Dimension dimension) => InForce(rows, on)
                .Where(c => catalog.RefusalOf(dimension, c.Code, on.Year) is null).Select(c => new Item(c.Code, c.Name, null));
        }

        private static IEnumerable<T> InForce<T>(DatedRows<T> rows, DateOnly on)
            where T : class, IDated => rows.All.Where(r => r.IsInForce(on));

        private static string EntriesOf(PostingRule rule) => rule.IsOffBalanceOnly
            ? string.Join(" ; ", rule.OffBalance.Select(c => string.Join('|', c.Accounts)))
            : $"{Side(rule.DebitLegs)} / {Side(rule.CreditLegs)}";

        private static string Side(IReadOnlyList<IReadOnlyList<string>> legs) => string.Join(" + ", legs.Select(leg => string.Join('|', leg)));
    }

    /// <summary>The code that was typed first, then codes that begin so, then names; each by the order given, then by code.</summary>
    public static IReadOnlyList<Item> Matching(IEnumerable<Item> items, string? text, int most = Few, IReadOnlyList<string>? first = null)
    {
        var typed = FoldedText.Of(text).Trim();
        var order = (first ?? []).Index().ToDictionary(f => f.Item, f => f.Index, StringComparer.Ordinal);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. items.Select(item => (Item: item, Place: PlaceOf(item, typed, words))).Where(i => i.Place is not null)
                .OrderBy(i => i.Place).ThenBy(i => order.GetValueOrDefault(i.Item.Code, int.MaxValue)).ThenBy(i => i.Item.Code, StringComparer.Ordinal).Take(most).Select(i => i.Item),
        ];
    }

    private static int? PlaceOf(Item item, string typed, string[] words)
    {
        var code = FoldedText.Of(item.Code);
        if (code == typed)
            return 0;
        if (code.StartsWith(typed, StringComparison.Ordinal))
            return 1;

        var name = FoldedText.Of(item.Code, item.Name, item.Note);
        return Array.TrueForAll(words, name.Contains) ? 2 : null;
    }
}
