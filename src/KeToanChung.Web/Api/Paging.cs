using KeToanChung.App.Pipeline;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <param name="Limit">1 to 500; 50 when left out.</param>
/// <param name="Cursor"><c>nextCursor</c> of the page before.</param>
internal readonly record struct Paging(
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public PageRequest ToRequest() => new(Limit ?? PageRequest.Usual, Cursor);
}
