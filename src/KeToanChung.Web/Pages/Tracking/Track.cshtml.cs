using KeToanChung.App.Pipeline;
using KeToanChung.App.Tracking;
using KeToanChung.Web.Design;
using KeToanChung.Web.Security;

using MediatR;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace KeToanChung.Web.Pages.Tracking;

/// <summary>Tra cứu: where a fee or a payment request stands, and how to pay the fee, for whoever holds the code. Made for a phone.</summary>
[AllowAnonymous]
[EnableRateLimiting(RequestLimits.Tracking)]
internal sealed class TrackModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public Track.Result? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (string.IsNullOrWhiteSpace(Code))
            return Page();

        // What anybody may ask isn't asked in the name of whoever happens to be signed in; the frame around it is.
        var reader = Call.Caller;
        Call.Caller = Caller.System;
        Found = await Ask(new Track.Query(Code), cancel);
        Call.Caller = reader;
        return Page();
    }

    public static Tone ToneOf(TrackedState state) => state switch
    {
        TrackedState.AwaitingPayment or TrackedState.AwaitingApproval or TrackedState.Approved => Tone.Waiting,
        TrackedState.Receipted or TrackedState.Exempt or TrackedState.Paid => Tone.Good,
        TrackedState.Cancelled or TrackedState.Rejected or TrackedState.Withdrawn => Tone.Bad,
        TrackedState.InPreparation => Tone.Plain,
    };
}
