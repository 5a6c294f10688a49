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
    /// <param name="AsksFirst">Whether what looks like another agency's is refused, until it is sent without this; for doors where people type.</param>
    /// <param name="Template">The template that it was started from: a monthly one is done for the month of the voucher's date, and refused there a second time.</param>
    /// <param name="Draft">The draft that it was, as the poster saw it: gone with the posting, and not posted where somebody changed it meanwhile.</param>
    [Needs(Right.PostVouchers)]
    [Brief]
    public sealed record Command(AgencyCode Agency, VoucherInput Voucher, bool AsksFirst = false, DocumentId? Template = null, SeenDraft? Draft = null)
        : ICommand<Outcome<VoucherView>>, IRequest<Outcome<VoucherView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Voucher).SetValidator(new VoucherInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(LedgerWriter ledger, WrongBook wrongBook, MonthlyBills bills, VoucherDrafts drafts, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Command, Outcome<VoucherView>>
    {
        public async Task<Outcome<VoucherView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = request.Voucher.ToDraft(context.Agency.Id);
            if (request.AsksFirst && await wrongBook.Doubts([WrongBook.Signs.Of(draft)], cancellationToken) is { Count: > 0 } doubts)
                return Outcome<VoucherView>.Refused([.. doubts.Select(d => d.Refusal)]);

            var outcome = await ledger.Post(draft, cancellationToken);
            if (outcome.IsRefused)
                return Outcome<VoucherView>.Refused(outcome.Refusals);
            if (request.Draft is { } seen && await drafts.Drop(seen, "draft", cancellationToken) is { } gone)
                return gone;
            if (request.Template is { } template && await bills.Use(template, outcome.Value!.Voucher, cancellationToken) is { } refusal)
                return refusal;

            return VoucherView.Of(outcome.Value!, await organisation.Get(cancellationToken));
        }
    }
}
