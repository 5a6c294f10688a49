using KeToanChung.App.Agencies;
using KeToanChung.Web.Words;

using MediatR;

namespace KeToanChung.Web.Pages;

/// <summary>Trang đầu: the agencies that the reader works for or reads.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    private static readonly string[] KnownKinds = ["administrative", "party", "mass-organisation", "school", "health"];

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Agencies = await MyAgencies(cancel);

    // A commune may name kinds of its own; those are shown as they were written.
    internal static string KindOf(AgencyView agency, Labels labels) =>
        KnownKinds.Contains(agency.Kind) ? labels[$"kind.{agency.Kind}"] : agency.Kind;
}
