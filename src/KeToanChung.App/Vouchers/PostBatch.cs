using FluentValidation;

using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>Ghi sổ một loạt: all of them, over any agencies that the caller keeps, or the list of those that fail and nothing posted.</summary>
public static class PostBatch
{
    public const int MostVouchers = 10_000;

    [Needs(Right.PostVouchers)]
    public sealed record Command(IReadOnlyList<Item> Vouchers) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies
    {
        // Rights are asked before the shape: an item that is missing has no agency yet.
        public IReadOnlyList<AgencyCode> Agencies => [.. (Vouchers ?? []).OfType<Item>().Select(v => v.Agency).Distinct()];
    }

    public sealed record Item(AgencyCode Agency, VoucherInput Voucher);

    /// <param name="Results">In the order of the request.</param>
    public sealed record Result(IReadOnlyList<Result.Posted> Results) : IHasSubject
    {
        string IHasSubject.Subject => $"{Results.Count} vouchers";

        public sealed record Posted(string Id, string Number, string Agency);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Vouchers).IsGiven().HasAtMost(MostVouchers);
            RuleForEach(c => c.Vouchers).IsGiven().SetValidator(new ItemValidator());
        }
    }

    private sealed class ItemValidator : AbstractValidator<Item>
    {
        public ItemValidator()
        {
            RuleFor(i => i.Agency).IsAgencyCode();
            RuleFor(i => i.Voucher).SetValidator(new VoucherInput.Validator()).OverridePropertyName("");
        }
    }

    internal sealed class Handler(LedgerWriter ledger, OrganisationCache organisation, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var ids = request.Agencies.Zip(context.Agencies).ToDictionary(pair => pair.First, pair => pair.Second.Agency.Id);
            var outcome = await ledger.PostAll([.. request.Vouchers.Select(v => v.Voucher.ToDraft(ids[v.Agency]))], cancellationToken);
            if (outcome.IsRefused)
                return Outcome<Result>.Refused(outcome.Refusals);

            var map = await organisation.Get(cancellationToken);
            return new Result([.. outcome.Value!.Select(p =>
                new Result.Posted(p.Id.ToString(), p.Voucher.Number, map[p.Voucher.AgencyId].Agency.Code.Value))]);
        }
    }
}
