using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Notifications;

/// <summary>
/// Phát thông báo: puts the oldest messages into the lists of those whom they are for. A crash before the commit leaves them waiting, so
/// each is delivered at least once; the list's key makes a user see it once.
/// </summary>
public static class DeliverOutbox
{
    private const int MostAtOnce = 100;

    [SystemOnly]
    public sealed record Command : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(int Delivered) : IHasSubject
    {
        string IHasSubject.Subject => $"{Delivered} notifications";
    }

    internal sealed class Handler(AppDb db, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var waiting = await db.Set<OutboxRecord>().Where(o => o.DeliveredAt == null).OrderBy(o => o.At).Take(MostAtOnce).ToListAsync(cancellationToken);
            var delivered = 0;
            foreach (var message in waiting)
            {
                foreach (var user in await Recipients(message, cancellationToken))
                {
                    if (await db.Set<NotificationRecord>().FindAsync([user, message.Id], cancellationToken) is not null)
                        continue;
                    db.Add(new NotificationRecord
                    {
                        UserId = user, MessageId = message.Id, AgencyId = message.AgencyId, Kind = message.Kind, Subject = message.Subject, At = message.At,
                    });
                    delivered++;
                }

                message.DeliveredAt = clock.Now;
            }

            return new Result(delivered);
        }

        private async Task<IReadOnlyList<Guid>> Recipients(OutboxRecord message, CancellationToken cancel)
        {
            if (message.UserId is { } user)
                return [user];

            var (agency, role, today) = (message.AgencyId, message.Role, clock.Today);
            return await db.Set<AppointmentRecord>()
                .Where(a => a.AgencyId == agency && a.Role == role && a.From <= today && (a.To == null || a.To >= today))
                .Select(a => a.UserId).Distinct().ToListAsync(cancel);
        }
    }
}
