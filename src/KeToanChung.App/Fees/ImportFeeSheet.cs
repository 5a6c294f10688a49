using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>Thu phí theo một bảng: a receipt for each that was paid in cash, a waiting fee for each other; all of them, or none.</summary>
public static class ImportFeeSheet
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, FeeSheet Sheet) : ICommand<Outcome<ImportedSheet>>, IRequest<Outcome<ImportedSheet>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Sheet.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
    }

    internal sealed class Handler(SheetReader reader, FeeScreening screening, NewFees fees, LedgerHeads heads, CallContext context)
        : IRequestHandler<Command, Outcome<ImportedSheet>>
    {
        public async Task<Outcome<ImportedSheet>> Handle(Command request, CancellationToken cancellationToken)
        {
            var reading = await reader.Read(request.Sheet, cancellationToken);
            if (reading.Refusal is { } unreadable)
                return unreadable;

            // While the head is held nobody else takes fees here: the same sheet twice at once is found out.
            await heads.Hold(context.Agency.Id, cancellationToken);
            var (good, faults) = await screening.Screen(reading, cancellationToken);
            if (faults.Count > 0)
                return Outcome<ImportedSheet>.Refused([.. faults.Select(f => f.Placed)]);

            var made = new List<ImportedSheet.Made>(good.Count);
            foreach (var outcome in await fees.TakeEach(good, cancellationToken))
            {
                if (outcome.Value is not { Fee: var fee, Receipt: var receipt })
                    return Outcome<ImportedSheet>.Refused(outcome.Refusals);
                made.Add(new ImportedSheet.Made(
                    context.IdOf(fee.No).ToString(), receipt is null ? fee.TrackingCode : $"{receipt.Series}-{ReceiptView.NumberOf(receipt)}", context.Agency.Code.Value));
            }

            return new ImportedSheet(request.Sheet.Name, reading.Sheet!.Rows.Count, made);
        }
    }
}
