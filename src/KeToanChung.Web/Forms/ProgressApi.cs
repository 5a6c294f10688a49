using KeToanChung.App.Pipeline;
using KeToanChung.Web.Pages;
using KeToanChung.Web.Words;

namespace KeToanChung.Web.Forms;

/// <summary>How far the work is that a form asked for, under the form's key, while its answer is awaited.</summary>
internal static class ProgressApi
{
    public static void MapProgress(this WebApplication app) =>
        app.MapGet("/progress/{key:guid}", (Guid key, ProgressBoard board, CallContext context, Labels labels) =>
            board.Find(context.CallerOrThrow.UserId, key) is { } now ? Results.Ok(new Answer(now.Done, now.Total, Said(now, labels))) : Results.NotFound())
            .RequireAuthorization().ExcludeFromDescription();

    private static string Said(Progress.Step now, Labels labels) =>
        now.Total == 0 ? labels[$"progress.{now.Stage}"] : labels[$"progress.{now.Stage}Some", Figures.Typed(now.Done), Figures.Typed(now.Total)];

    /// <param name="Total">0 where nobody can tell.</param>
    internal sealed record Answer(int Done, int Total, string Text);
}
