using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>
/// Sửa đề nghị chi: a draft or rejected one, which is a draft again afterwards. The second of two editors is told (412 draft.stale).
/// </summary>
public static class ChangeRequest
{
    /// <param name="Version">The version that the change was made from.</param>
    [Needs(Right.ManageRequests)]
    public sealed record Command(DocumentId Id, int Version, RequestInput Request)
        : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IOnDocument;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Request).SetValidator(new RequestInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(AppDb db, Requests requests, RequestForm form, CallContext context) : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");
            if (held.Record.Status is not (PaymentStatus.Draft or PaymentStatus.Rejected))
                return RequestStates.Wrong(held.Record);
            if (held.Record.Version != request.Version)
                return new Refusal(Codes.DraftStale, "id");

            var operation = await form.Check(request.Id, request.Request, cancellationToken);
            if (operation.IsRefused)
                return Outcome<RequestView>.Refused(operation.Refusals);

            Rewrite(held.Record, request.Request, operation.Value!);
            await db.Set<PaymentRequestLineRecord>()
                .Where(l => l.AgencyId == request.Id.Agency && l.RequestNo == request.Id.Number).ExecuteDeleteAsync(cancellationToken);
            var lines = RequestForm.LinesOf(request.Id, request.Request).ToList();
            db.AddRange(lines);
            return RequestView.Of(held.Record, lines, context.Agency.Code, null);
        }

        private static void Rewrite(PaymentRequestRecord record, RequestInput input, string operation)
        {
            record.Status = PaymentStatus.Draft;
            record.Version++;
            record.Date = input.Date;
            record.PayeeName = input.Payee.Name.Kept();
            record.PayeeAccount = input.Payee.Account.KeptOrNone();
            record.PayeeBank = input.Payee.Bank.KeptOrNone();
            record.PayeeTaxCode = input.Payee.TaxCode.KeptOrNone();
            record.Method = input.Method;
            record.Operation = operation;
            record.FundedBy = input.Source;
            record.Description = input.Description.Kept();
            record.Commitment = input.Commitment.KeptOrNone();
            record.Total = input.Lines.Sum(l => l.Amount);
            (record.DecidedBy, record.DecidedAt, record.DecisionNote) = (null, null, null);
        }
    }
}
