using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Integrity;

/// <summary>Kiểm tra sổ: one agency's chain, numbering, balances against lines and budget against vouchers, recomputed from the rows.</summary>
public static class CheckBooks
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(bool Ok, IReadOnlyList<CheckResult> Checks);

    internal sealed class Handler(ICheckBooks checks, ChainReplay chain, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var replayed = Task.Run(() => ChainOf(chain, context.AgencyEntry, cancellationToken), cancellationToken);
            var recomputed = await checks.Run(context.Agency.Id, cancellationToken);
            List<CheckResult> results = [await replayed, .. recomputed];
            return new Result(results.TrueForAll(r => r.Ok), results);
        }
    }

    internal const string ChainName = "event-chain-is-whole";

    internal static async Task<CheckResult> ChainOf(ChainReplay chain, OrganisationMap.Entry agency, CancellationToken cancel)
    {
        var broken = await chain.FirstBreak(agency.Agency.Id, cancel);
        return new CheckResult(ChainName, broken is null, broken is null ? null : $"{agency.Agency.Code}: {broken}");
    }
}

/// <summary>Kiểm tra sổ của mọi cơ quan: what <c>verify</c> runs.</summary>
public static class CheckAllBooks
{
    [SystemOnly]
    public sealed record Query : IQuery<Outcome<CheckBooks.Result>>, IRequest<Outcome<CheckBooks.Result>>;

    internal sealed class Handler(ICheckBooks checks, ChainReplay chain, OrganisationCache organisation) : IRequestHandler<Query, Outcome<CheckBooks.Result>>
    {
        public async Task<Outcome<CheckBooks.Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var broken = new List<string>();
            foreach (var agency in (await organisation.Get(cancellationToken)).All)
            {
                if (await CheckBooks.ChainOf(chain, agency, cancellationToken) is { Ok: false, Detail: { } detail })
                    broken.Add(detail);
            }

            var results = new List<CheckResult>
            {
                new(CheckBooks.ChainName, broken.Count == 0, broken.Count == 0 ? null : string.Join("; ", broken)),
            };
            results.AddRange(await checks.Run(null, cancellationToken));
            return new CheckBooks.Result(results.TrueForAll(r => r.Ok), results);
        }
    }
}
