using FluentValidation;

using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>Ghi sổ một chứng từ. For money going out use a payment request: it needs an approval.</summary>
public static class PostVoucher
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, VoucherInput Voucher) : ICommand<Outcome<VoucherView>>, IRequest<Outcome<VoucherView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Voucher).SetValidator(new VoucherInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(LedgerWriter ledger, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Command, Outcome<VoucherView>>
    {
        public async Task<Outcome<VoucherView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var outcome = await ledger.Post(request.Voucher.ToDraft(context.Agency.Id), cancellationToken);
            return outcome.IsRefused
                ? Outcome<VoucherView>.Refused(outcome.Refusals)
                : VoucherView.Of(outcome.Value!, await organisation.Get(cancellationToken));
        }
    }
}
