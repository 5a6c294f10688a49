using System.Text.Json;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Lưu bộ lọc chứng từ under a name, for oneself alone. The name again saves it anew. It gives no right: the list asks for that each time.</summary>
public static class SaveVoucherFilter
{
    public const int LongestName = 60;

    /// <summary>Of one user.</summary>
    public const int Most = 50;

    [NeedsSignIn]
    public sealed record Command(string Name, VoucherFilter Filter) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(Guid Id, string Name, VoucherFilter Filter) : IHasSubject
    {
        string IHasSubject.Subject => $"filter {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsGiven().IsText(LongestName);
            RuleFor(c => c.Filter).IsGiven().SetValidator(new VoucherFilter.Validator());
        }
    }

    internal sealed class Handler(AppDb db, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var filter = request.Filter.Normalised();
            if (filter.IsEmpty)
                return new Refusal(Codes.RequestInvalid, "filter", "filterEmpty");

            var (user, name) = (context.CallerOrThrow.UserId, request.Name.Kept());
            var key = name.ToLowerInvariant();
            var own = await db.Set<SavedFilterRecord>().Where(f => f.UserId == user).ToListAsync(cancellationToken);
            var record = own.Find(f => f.NameKey == key);
            if (record is null && own.Count >= Most)
                return new Refusal(Codes.RequestInvalid, "name", "tooManyFilters").With("most", (long)Most);

            var content = JsonSerializer.Serialize(filter, Stored.Json);
            if (record is null)
                db.Add(record = new SavedFilterRecord { UserId = user, Id = Guid.CreateVersion7(), Name = name, NameKey = key, Content = content, SavedAt = clock.Now });
            else
                (record.Name, record.Content, record.SavedAt) = (name, content, clock.Now);
            return new Result(record.Id, name, filter);
        }
    }
}
