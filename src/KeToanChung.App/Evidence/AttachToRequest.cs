using FluentValidation;

using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

namespace KeToanChung.App.Evidence;

/// <summary>Đính kèm giấy tờ gốc vào đề nghị chi, until it is paid; from then on papers go under its voucher.</summary>
public static class AttachToRequest
{
    /// <param name="Kind">A code of the catalogue evidence-kinds.</param>
    [Needs(Right.MakeRequests)]
    public sealed record Command(DocumentId Id, string Kind, IReadOnlyList<EvidenceFile> Files)
        : ICommand<Outcome<AttachedFiles>>, IRequest<Outcome<AttachedFiles>>, IOnDocument;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsGiven();
            RuleFor(c => c.Files).Custom(EvidenceFile.MustBeKeepable);
        }
    }

    internal sealed class Handler(Requests requests, Attachments attachments) : IRequestHandler<Command, Outcome<AttachedFiles>>
    {
        public async Task<Outcome<AttachedFiles>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");
            if (held.Record.Status is PaymentStatus.Paid)
                return new Refusal(Codes.RequestWrongState, "id", "evidenceOfPaid");
            if (held.Record.Status is PaymentStatus.Withdrawn)
                return RequestStates.Wrong(held.Record);

            return await attachments.Attach(request.Id, voucher: null, request.Id.Number, request.Kind, request.Files, cancellationToken);
        }
    }
}
