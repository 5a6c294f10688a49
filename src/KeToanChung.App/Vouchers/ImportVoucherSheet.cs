using FluentValidation;

using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>Ghi sổ một bảng chứng từ: all of its rows, or the list of those that can't be posted and nothing posted.</summary>
public static class ImportVoucherSheet
{
    /// <param name="AsksFirst">Whether what looks like another agency's is refused, until it is sent without this; for doors where people choose a file.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(VoucherSheet Sheet, bool AsksFirst = false) : ICommand<Outcome<ImportedSheet>>, IRequest<Outcome<ImportedSheet>>, IInAgencies
    {
        // Which of them the sheet names is told row by row.
        public IReadOnlyList<AgencyCode> Agencies => [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Sheet.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
    }

    internal sealed class Handler(SheetReader reader, SheetScreening screening, LedgerHeads heads, LedgerWriter ledger, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Command, Outcome<ImportedSheet>>
    {
        public async Task<Outcome<ImportedSheet>> Handle(Command request, CancellationToken cancellationToken)
        {
            var reading = await reader.Read(request.Sheet, cancellationToken);
            if (reading.Refusal is { } unreadable)
                return unreadable;

            // While the heads are held nobody else posts here: the same sheet twice at once is found out.
            if (reading.AgenciesIn(context) is { Count: > 0 } agencies)
                await heads.Hold(agencies, cancellationToken);
            var (good, faults) = await screening.Screen(reading, cancellationToken);
            if (faults.Count > 0)
                return Outcome<ImportedSheet>.Refused([.. faults.Select(f => f.Placed)]);
            if (request.AsksFirst && await screening.Doubts(good, cancellationToken) is { Count: > 0 } doubts)
                return Outcome<ImportedSheet>.Refused([.. doubts.Select(d => d.Placed)]);

            var outcome = await ledger.PostAll(good.ConvertAll(g => g.Draft), cancellationToken);
            if (outcome.IsRefused)
                return Outcome<ImportedSheet>.Refused(outcome.Refusals);

            var map = await organisation.Get(cancellationToken);
            return new ImportedSheet(request.Sheet.Name, reading.Sheet!.Rows.Count, [.. outcome.Value!.Select(p =>
                new ImportedSheet.Made(p.Id.ToString(), p.Voucher.Number, map[p.Voucher.AgencyId].Agency.Code.Value))]);
        }
    }
}
