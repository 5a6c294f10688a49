using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Users and their appointments, by an administrator.</summary>
internal static class PeopleApi
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/").WithTags("People");

        people.MapPost("/users", Add).Creates<AddUser.Result>();
        people.MapPost("/users/{userName}/reset", Reset).Answers<AddUser.Result>();
        people.MapGet("/appointments", List).Answers<Listing<AppointUser.Result>>();
        people.MapPost("/appointments", Appoint).Creates<AppointUser.Result>();
        people.MapPost("/appointments/{id:guid}/end", End).Answers<EndAppointment.Result>();
    }

    /// <summary>Adds a user, who may do nothing before an appointment</summary>
    internal static async Task<IResult> Add(AddUserBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new AddUser.Command(body.UserName!, body.DisplayName!, body.Password!, body.Email), cancel),
            at: _ => $"{ApiRoutes.Base}/appointments");

    /// <summary>Gives a new password, lifts the lock, and lets the second factor be enrolled anew</summary>
    internal static async Task<IResult> Reset(string userName, ResetBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ResetSignIn.Command(userName, body.NewPassword!), cancel));

    /// <summary>Lists all appointments</summary>
    internal static async Task<IResult> List([AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListAppointments.Query { Page = page.ToRequest() }, cancel));

    /// <summary>Gives a user a role under a decision</summary>
    internal static async Task<IResult> Appoint(AppointBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(), cancel), at: _ => $"{ApiRoutes.Base}/appointments");

    /// <summary>Sets the last day of an appointment</summary>
    internal static async Task<IResult> End(Guid id, EndBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new EndAppointment.Command(id, body.LastDay), cancel));
}

internal sealed record AddUserBody(string? UserName, string? DisplayName, string? Password, string? Email);

internal sealed record ResetBody(string? NewPassword);

/// <param name="Agency">Left out: the whole commune.</param>
internal sealed record AppointBody(string? UserName, Role? Role, AgencyCode? Agency, string? DecisionNumber, DateOnly From, DateOnly? To)
{
    public AppointUser.Command ToCommand() => new(UserName!, Role.OrNone(), Agency, DecisionNumber!, From, To);
}

internal sealed record EndBody(DateOnly LastDay);
