using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>
/// Hết thời gian chỉnh lý: what is unpaid after 31 January of the year after its budget year is withdrawn by the system
/// (Luật NSNN 89/2025, Điều 66; TT 26/2026, Điều 15). Run daily; doing it again changes nothing.
/// </summary>
public static class WithdrawOverdueRequests
{
    private const int MostAtOnce = 500;

    [SystemOnly]
    public sealed record Command : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(int Withdrawn) : IHasSubject
    {
        string IHasSubject.Subject => $"{Withdrawn} payment requests";
    }

    /// <summary>From 1 February the last year's papers are past their time; before, only those of the year before it.</summary>
    public static DateOnly FirstDayInTime(BusinessClock clock) => new(clock.Today.Month > 1 ? clock.Today.Year : clock.Today.Year - 1, 1, 1);

    internal sealed class Handler(AppDb db, IDatabase database, Requests requests, RequestStates states, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var first = FirstDayInTime(clock);
            var overdue = await db.Set<PaymentRequestRecord>().AsNoTracking()
                .Where(r => r.Date < first && (r.Status == PaymentStatus.Submitted || r.Status == PaymentStatus.Approved))
                .OrderBy(r => r.AgencyId).ThenBy(r => r.No)
                .Select(r => new DocumentId(r.AgencyId, r.No))
                .Take(MostAtOnce).ToListAsync(cancellationToken);

            var withdrawn = 0;
            foreach (var id in overdue)
            {
                var held = await requests.Hold(id, cancellationToken);
                if (held is not { Record.Status: PaymentStatus.Submitted or PaymentStatus.Approved })
                    continue;
                if (await states.Release(held, PaymentStatus.Withdrawn, "Hết thời gian chỉnh lý quyết toán", cancellationToken) is { Count: > 0 } refusals)
                    return Outcome<Result>.Refused(refusals);
                await database.Save(cancellationToken);
                withdrawn++;
            }

            return new Result(withdrawn);
        }
    }
}
