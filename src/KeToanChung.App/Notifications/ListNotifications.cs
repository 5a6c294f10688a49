using System.Globalization;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Notifications;

/// <summary>Thông báo của tôi, newest first.</summary>
public static class ListNotifications
{
    [NeedsSignIn]
    public sealed record Query : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>
    {
        /// <summary>Only those not seen yet.</summary>
        public bool Unseen { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <param name="Kind">E.g. <c>requestSubmitted</c>.</param>
    /// <param name="Subject">The document that it is about, or the month.</param>
    /// <param name="Text">The sentence, in the caller's language.</param>
    public sealed record Item(string Id, string Kind, string? Agency, string Subject, string Text, DateTimeOffset At, bool Seen);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, OrganisationCache organisation, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var user = context.CallerOrThrow.UserId;
            var mine = db.Set<NotificationRecord>().AsNoTracking().Where(n => n.UserId == user);
            if (request.Unseen)
                mine = mine.Where(n => n.SeenAt == null);

            var words = Sentences.In(CultureInfo.CurrentUICulture);
            var map = await organisation.Get(cancellationToken);
            var rows = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.MessageId)
                .Skip(request.Page.Offset).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            var next = (request.Page.Offset + request.Page.Limit).ToString(CultureInfo.InvariantCulture);
            return Listing<Item>.Of(
                rows, request.Page.Limit,
                n => new Item(
                    n.MessageId.ToString(), n.Kind, map.Find(n.AgencyId)?.Agency.Code.Value, n.Subject, words.OfNotification(n.Kind, n.Subject),
                    BusinessClock.InVietnam(n.At), n.SeenAt is not null),
                _ => next);
        }
    }
}

/// <summary>Đã xem: takes a user's notifications off the list of what is new.</summary>
public static class MarkNotificationsSeen
{
    /// <param name="Ids">All of them when left out.</param>
    [NeedsSignIn]
    public sealed record Command(IReadOnlyList<Guid>? Ids) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(int Seen);

    internal sealed class Handler(AppDb db, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (user, now) = (context.CallerOrThrow.UserId, clock.Now);
            var mine = db.Set<NotificationRecord>().Where(n => n.UserId == user && n.SeenAt == null);
            if (request.Ids is { } ids)
                mine = mine.Where(n => ids.Contains(n.MessageId));
            return new Result(await mine.ExecuteUpdateAsync(set => set.SetProperty(n => n.SeenAt, now), cancellationToken));
        }
    }
}
