using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Bộ lọc đã lưu of the signed-in user, by name.</summary>
public static class ListVoucherFilters
{
    [NeedsSignIn]
    public sealed record Query : IQuery<Outcome<Listing<SaveVoucherFilter.Result>>>, IRequest<Outcome<Listing<SaveVoucherFilter.Result>>>;

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<SaveVoucherFilter.Result>>>
    {
        private static readonly StringComparer ByName = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

        public async Task<Outcome<Listing<SaveVoucherFilter.Result>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var user = context.CallerOrThrow.UserId;
            var own = await db.Set<SavedFilterRecord>().AsNoTracking().Where(f => f.UserId == user).ToListAsync(cancellationToken);
            return new Listing<SaveVoucherFilter.Result>(
                [.. own.OrderBy(f => f.Name, ByName).Select(f => new SaveVoucherFilter.Result(f.Id, f.Name, JsonSerializer.Deserialize<VoucherFilter>(f.Content, Stored.Json)!))], null);
        }
    }
}
