using KeToanChung.App.Agencies;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Web.Pages;

/// <summary>Who reads, and what may be seen: what the frame of each page shows. Asked once for each page.</summary>
public sealed class PageFrame(IMediator mediator, BusinessClock clock)
{
    private Reader? known;

    public async ValueTask<Reader> Of(CancellationToken cancel)
    {
        if (known is not null)
            return known;

        var me = await mediator.Send(new WhoAmI.Query(), cancel);
        if (me.Value is not { } user)
            return Reader.Nobody;

        var agencies = await mediator.Send(new ListAgencies.Query { Page = new PageRequest(PageRequest.Most) }, cancel);
        var today = clock.Today;
        return known = new Reader(
            user.DisplayName.Length > 0 ? user.DisplayName : user.UserName, agencies.Value?.Items ?? [],
            [.. user.Appointments.Where(a => a.From <= today && (a.To is null || a.To >= today))]);
    }
}

/// <summary>The signed-in user, with the appointments in force today.</summary>
public sealed record Reader(string Name, IReadOnlyList<AgencyView> Agencies, IReadOnlyList<WhoAmI.Appointment> Appointments)
{
    public static Reader Nobody { get; } = new("", [], []);

    /// <summary>Whether something of this kind may be done anywhere. What is really allowed is decided behind the door.</summary>
    public bool MaySomewhere(params ReadOnlySpan<Right> anyOf)
    {
        foreach (var right in anyOf)
        {
            if (Appointments.Any(a => a.Role.Allows(right)))
                return true;
        }

        return false;
    }

    public bool MayIn(string agency, Right right) => Appointments.Any(a => (a.Agency is null || a.Agency == agency) && a.Role.Allows(right));

    /// <summary>What colleagues call that agency; its code where the reader may not see it.</summary>
    public string NameOf(string agency) => Agencies.FirstOrDefault(a => a.Code == agency)?.ShortName ?? agency;

    /// <summary>The agencies in which the reader has that right.</summary>
    public IReadOnlyList<AgencyView> AgenciesWith(Right right) => [.. Agencies.Where(a => MayIn(a.Code, right))];
}
