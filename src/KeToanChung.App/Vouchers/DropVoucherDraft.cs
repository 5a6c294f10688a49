using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>Bỏ chứng từ nháp, if nobody changed it meanwhile.</summary>
public static class DropVoucherDraft
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, SeenDraft Draft) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id) : IHasSubject
    {
        string IHasSubject.Subject => $"draft {Id}";
    }

    internal sealed class Handler(LedgerHeads heads, VoucherDrafts drafts, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            await heads.Hold(context.Agency.Id, cancellationToken);
            return await drafts.Drop(request.Draft, "id", cancellationToken) is { } refusal ? refusal : new Result(request.Draft.Id.ToString());
        }
    }
}
