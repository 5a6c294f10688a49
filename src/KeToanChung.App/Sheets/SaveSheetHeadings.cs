using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Sheets;

/// <summary>
/// Nhớ tiêu đề cột: which column a heading of another program's sheet is, for oneself and all later sheets of that kind. It goes before what the
/// heading would mean otherwise.
/// </summary>
public static class SaveSheetHeadings
{
    /// <summary>As a field: what stands below the heading isn't read.</summary>
    public const string LeftOut = "-";

    public const int LongestHeading = 200;

    /// <summary>Of one user and kind of sheet.</summary>
    public const int Most = 300;

    [NeedsSignIn]
    public sealed record Command(SheetKind Kind, IReadOnlyList<Line> Headings) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    /// <param name="Field">A column's name in requests; <see cref="LeftOut"/>; or null to forget what was explained.</param>
    public sealed record Line(string Heading, string? Field);

    /// <param name="Headings">All that are explained now, by heading.</param>
    public sealed record Result(SheetKind Kind, IReadOnlyList<Line> Headings) : IHasSubject
    {
        string IHasSubject.Subject => $"headings of {Kind}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsKnown();
            RuleFor(c => c.Headings).Cascade(CascadeMode.Stop).NotNull().WithErrorCode("required").HasAtMost(Most);
            RuleForEach(c => c.Headings).IsGiven().ChildRules(line =>
            {
                line.RuleFor(l => l.Heading).IsGiven().IsText(LongestHeading);
                line.RuleFor(l => l.Field).IsText(Shape.Short);
            });
        }
    }

    internal sealed class Handler(AppDb db, IEnumerable<SheetColumns> kinds, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var fields = kinds.First(k => k.Kind == request.Kind).Columns.Select(c => c.Field).Append(LeftOut).ToList();
            var strange = request.Headings.Index().Where(h => h.Item.Field is { } field && !fields.Contains(field)).ToList();
            if (strange.Count > 0)
            {
                return Outcome<Result>.Refused(strange.ConvertAll(h => new Refusal(Codes.RequestInvalid, $"headings[{h.Index}].field", "unknownValue")
                    .With("allowed", string.Join(", ", fields))));
            }

            var user = context.CallerOrThrow.UserId;
            var own = (await db.Set<SheetHeadingRecord>().Where(h => h.UserId == user && h.Kind == request.Kind).ToListAsync(cancellationToken))
                .ToDictionary(h => h.Words, StringComparer.Ordinal);
            foreach (var (heading, field) in request.Headings)
                Explain(own, request.Kind, heading.Kept(), field);
            if (own.Count > Most)
                return new Refusal(Codes.RequestInvalid, "headings", "tooManyHeadings").With("most", (long)Most);

            return new Result(request.Kind, [.. own.Values.OrderBy(h => h.Words, StringComparer.Ordinal).Select(h => new Line(h.Heading, h.Field))]);
        }

        private void Explain(Dictionary<string, SheetHeadingRecord> own, SheetKind kind, string heading, string? field)
        {
            var words = SheetHeader.WordsOf(heading);
            if (words.Length == 0)
                return;

            if (field is null)
            {
                if (own.Remove(words, out var forgotten))
                    db.Remove(forgotten);
            }
            else if (own.TryGetValue(words, out var known))
            {
                (known.Heading, known.Field, known.SavedAt) = (heading, field, clock.Now);
            }
            else
            {
                db.Add(own[words] = new SheetHeadingRecord
                {
                    UserId = context.CallerOrThrow.UserId, Kind = kind, Words = words, Heading = heading, Field = field, SavedAt = clock.Now,
                });
            }
        }
    }
}
