using KeToanChung.App.Notifications;
using KeToanChung.App.Pipeline;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Thông báo of the signed-in user.</summary>
internal static class NotificationsApi
{
    public static void MapNotifications(this RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/me/notifications").WithTags("Me");

        notifications.MapGet("/", List).Answers<Listing<ListNotifications.Item>>();
        notifications.MapPost("/seen", MarkSeen).Answers<MarkNotificationsSeen.Result>();
    }

    /// <summary>Lists the caller's notifications, newest first</summary>
    /// <param name="unseen">Only those not seen yet</param>
    internal static async Task<IResult> List(bool? unseen, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListNotifications.Query { Unseen = unseen ?? false, Page = page.ToRequest() }, cancel));

    /// <summary>Marks notifications as seen: those named, or all</summary>
    internal static async Task<IResult> MarkSeen(SeenBody? body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new MarkNotificationsSeen.Command(body?.Ids), cancel));
}

internal sealed record SeenBody(IReadOnlyList<Guid>? Ids);
