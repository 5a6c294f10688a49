using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>Lập đề nghị chi: a draft. It holds back nothing until it is submitted.</summary>
public static class MakeRequest
{
    [Needs(Right.MakeRequests)]
    public sealed record Command(AgencyCode Agency, RequestInput Request) : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Request).SetValidator(new RequestInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(NewRequests requests, CallContext context) : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var outcome = await requests.Make(context.Agency.Id, request.Request, cancellationToken);
            return outcome.Value is { } made
                ? RequestView.Of(made.Record, made.Lines, context.Agency.Code, null)
                : Outcome<RequestView>.Refused(outcome.Refusals);
        }
    }
}
