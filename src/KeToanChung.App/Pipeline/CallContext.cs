using KeToanChung.App.Organisation;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

namespace KeToanChung.App.Pipeline;

/// <summary>Who asks, as the door made sure. <see cref="SignedInAt"/> is when the password was last given.</summary>
public sealed record Caller(Guid UserId, string UserName, DateTime SignedInAt)
{
    /// <summary>The system itself: catalogues, first administrator, what happens by date.</summary>
    public static Caller System { get; } = new(Guid.Empty, "system", DateTime.MinValue);

    public bool IsSystem => UserId == Guid.Empty;
}

/// <summary>The door that a request came through.</summary>
public enum Door
{
    System,
    Api,
    Page,
    Load,

    /// <summary>A payment provider reports by itself.</summary>
    Webhook,
}

/// <summary>
/// One request's surroundings. The door fills in the first part, the pipeline the second; handlers read.
/// </summary>
public sealed class CallContext
{
    public Caller? Caller { get; set; }

    public Door Door { get; set; }

    public string? TraceId { get; set; }

    /// <summary>The key that the caller gave, and the path it counts for.</summary>
    public string? IdempotencyKey { get; set; }

    public string Path { get; set; } = "";

    /// <summary>Told how far the work is; somebody may watch it.</summary>
    public Progress Progress { get; set; } = Progress.Unwatched;

    /// <summary>The business date on which rights count in <c>load</c>; else they count today.</summary>
    public DateOnly? RightsOn { get; set; }

    /// <summary>The next request of the same scope: nothing is left of the one before.</summary>
    public void Begin(Caller caller, Door door, string path, DateOnly? rightsOn)
    {
        (Caller, Door, Path, RightsOn) = (caller, door, path, rightsOn);
        (IdempotencyKey, Replayed, Agencies, Roles) = (null, false, [], []);
    }

    /// <summary>The day on which the request happens: today, and in <c>load</c> the day of what is loaded.</summary>
    public DateOnly DayOf(BusinessClock clock) => RightsOn ?? clock.Today;

    /// <summary>Set when the first answer was given again.</summary>
    public bool Replayed { get; set; }

    /// <summary>The agencies that the request concerns, once the rights are sure, in the order asked for.</summary>
    public IReadOnlyList<OrganisationMap.Entry> Agencies { get; set; } = [];

    /// <summary>The caller's roles in force in each agency that the request concerns; none for the system itself.</summary>
    public IReadOnlyList<IReadOnlySet<Role>> Roles { get; set; } = [];

    /// <summary>Whether the caller has the right in every agency that the request concerns.</summary>
    public bool Has(Right right) => CallerOrThrow.IsSystem || (Roles.Count > 0 && Roles.All(here => here.Any(role => role.Allows(right))));

    public bool IsImport => Door is Door.Load;

    public Caller CallerOrThrow => Caller ?? throw new InvalidOperationException("The door let a request in without a caller.");

    /// <summary>The one agency that the request concerns.</summary>
    public OrganisationMap.Entry AgencyEntry => Agencies[0];

    public Agency Agency => AgencyEntry.Agency;

    public DocumentId IdOf(long number) => new(Agency.Id, number);
}
