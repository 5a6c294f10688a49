using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>
/// Duyệt chi: by the agency's head or a dated delegate, never by who made or submitted it (Luật Kế toán, Điều 19.3), with a sign-in no older
/// than 15 minutes. The approval holds the digest of what was approved and is an event of the chain.
/// </summary>
public static class ApproveRequest
{
    [Needs(Right.ApproveRequests)]
    public sealed record Command(DocumentId Id, string? Note = null) : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IOnDocument;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).IsText();
    }

    internal sealed class Handler(Requests requests, RequestStates states, Approvals approvals, CallContext context)
        : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (approvals.SignInTooOld() is { } stale)
                return stale;
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");
            if (OwnRequest(held, context) is { } own)
                return own;
            if (held.Record.Status is not PaymentStatus.Submitted)
                return RequestStates.Wrong(held.Record);

            await approvals.Give(request.Id.Agency, voucher: null, request.Id.Number, held.Digest(), request.Note, cancellationToken);
            states.Decide(held.Record, PaymentStatus.Approved, request.Note);
            return RequestView.Of(held.Record, held.Lines, context.Agency.Code, null);
        }
    }

    internal static Refusal? OwnRequest(HeldRequest held, CallContext context) =>
        held.Record.MadeById == context.CallerOrThrow.UserId || held.Record.SubmittedById == context.CallerOrThrow.UserId
            ? new Refusal(Codes.ApprovalOwnRequest, "id")
            : null;
}
