using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Tracking;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

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

    internal sealed class Handler(AppDb db, LedgerHeads heads, RequestForm form, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var input = request.Request;
            var id = context.IdOf((await heads.Hold(context.Agency.Id, cancellationToken)).NextDocument());
            var operation = await form.Check(id, input, cancellationToken);
            if (operation.IsRefused)
                return Outcome<RequestView>.Refused(operation.Refusals);

            var record = new PaymentRequestRecord
            {
                AgencyId = id.Agency, No = id.Number, TrackingCode = TrackingCodes.New(), Status = PaymentStatus.Draft,
                Version = 1, Date = input.Date, PayeeName = input.Payee.Name.Trim().Normalize(), PayeeAccount = RequestForm.Written(input.Payee.Account),
                PayeeBank = RequestForm.Written(input.Payee.Bank), PayeeTaxCode = RequestForm.Written(input.Payee.TaxCode), Method = input.Method,
                Operation = operation.Value!, FundedBy = input.Source, Description = input.Description.Trim().Normalize(),
                Commitment = RequestForm.Written(input.Commitment), Total = input.Lines.Sum(l => l.Amount),
                MadeById = context.CallerOrThrow.UserId, MadeBy = context.CallerOrThrow.UserName, MadeAt = clock.Now,
            };
            var lines = RequestForm.LinesOf(id, input).ToList();
            db.Add(record);
            db.AddRange(lines);
            return RequestView.Of(record, lines, context.Agency.Code, null);
        }
    }
}
