using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>Lập đề nghị chi: a draft. It holds back nothing until it is submitted.</summary>
public static class MakeRequest
{
    /// <param name="AsksFirst">Whether what looks like another agency's is refused, until it is sent without this; for doors where people type.</param>
    [Needs(Right.MakeRequests)]
    public sealed record Command(AgencyCode Agency, RequestInput Request, bool AsksFirst = false)
        : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Request).SetValidator(new RequestInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(NewRequests requests, WrongBook wrongBook, CallContext context) : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.AsksFirst && await wrongBook.Doubts([request.Request.SignsIn(context.Agency.Id)], cancellationToken) is { Count: > 0 } doubts)
                return Outcome<RequestView>.Refused([.. doubts.Select(d => d.Refusal)]);

            var outcome = await requests.Make(context.Agency.Id, request.Request, cancellationToken);
            return outcome.Value is { } made
                ? RequestView.Of(made.Record, made.Lines, context.Agency.Code, null)
                : Outcome<RequestView>.Refused(outcome.Refusals);
        }
    }
}
