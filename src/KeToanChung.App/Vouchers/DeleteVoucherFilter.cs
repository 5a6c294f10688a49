using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Xóa một bộ lọc đã lưu of one's own.</summary>
public static class DeleteVoucherFilter
{
    [NeedsSignIn]
    public sealed record Command(Guid Filter) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(Guid Filter, string Name) : IHasSubject
    {
        string IHasSubject.Subject => $"filter {Filter}";
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = context.CallerOrThrow.UserId;
            var found = db.Set<SavedFilterRecord>().Where(f => f.UserId == user && f.Id == request.Filter);
            if (await found.Select(f => f.Name).FirstOrDefaultAsync(cancellationToken) is not { } name)
                return new Refusal(Codes.NotFound, "id");

            await found.ExecuteDeleteAsync(cancellationToken);
            return new Result(request.Filter, name);
        }
    }
}
