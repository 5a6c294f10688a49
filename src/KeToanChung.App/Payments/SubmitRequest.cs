using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>
/// Trình duyệt: holds back the budget that paying will draw, line by line, or says which line has too little. What could not be
/// posted is refused here already, not when the money is due.
/// </summary>
public static class SubmitRequest
{
    [Needs(Right.MakeRequests)]
    public sealed record Command(DocumentId Id) : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IOnDocument;

    internal sealed class Handler(Requests requests, RequestStates states, CallContext context) : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");

            return await states.Submit(held, cancellationToken) is { Count: > 0 } refusals
                ? Outcome<RequestView>.Refused(refusals)
                : RequestView.Of(held.Record, held.Lines, context.Agency.Code, null);
        }
    }
}
