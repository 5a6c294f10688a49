using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>Từ chối: the head sends a submitted request back; what was held for it is free again. It may be changed and submitted anew.</summary>
public static class RejectRequest
{
    [Needs(Right.ApproveRequests)]
    public sealed record Command(DocumentId Id, string? Note = null) : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IOnDocument;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).IsText();
    }

    internal sealed class Handler(Requests requests, RequestStates states, CallContext context) : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");
            if (ApproveRequest.OwnRequest(held, context) is { } own)
                return own;
            if (held.Record.Status is not PaymentStatus.Submitted)
                return RequestStates.Wrong(held.Record);
            if (await states.Release(held, PaymentStatus.Rejected, request.Note, cancellationToken) is { Count: > 0 } refusals)
                return Outcome<RequestView>.Refused(refusals);

            return RequestView.Of(held.Record, held.Lines, context.Agency.Code, null);
        }
    }
}

/// <summary>Rút đề nghị: the accountant takes back what is submitted or approved and not yet paid.</summary>
public static class WithdrawRequest
{
    [Needs(Right.ManageRequests)]
    public sealed record Command(DocumentId Id, string? Note = null) : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IOnDocument;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).IsText();
    }

    internal sealed class Handler(Requests requests, RequestStates states, CallContext context) : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");
            if (held.Record.Status is not (PaymentStatus.Submitted or PaymentStatus.Approved))
                return RequestStates.Wrong(held.Record);
            if (await states.Release(held, PaymentStatus.Withdrawn, request.Note, cancellationToken) is { Count: > 0 } refusals)
                return Outcome<RequestView>.Refused(refusals);

            return RequestView.Of(held.Record, held.Lines, context.Agency.Code, null);
        }
    }
}
