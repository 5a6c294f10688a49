using FluentValidation;

using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Budget;

/// <summary>Nhập dự toán từ một bảng: all of its decisions, or the list of those that can't be entered and none entered.</summary>
public static class ImportBudgetSheet
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(BudgetSheet Sheet) : ICommand<Outcome<ImportedSheet>>, IRequest<Outcome<ImportedSheet>>, IInAgencies
    {
        // Which of them the sheet names is told row by row.
        public IReadOnlyList<AgencyCode> Agencies => [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Sheet.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
    }

    internal sealed class Handler(SheetReader reader, BudgetScreening screening, NewBudgetEntries entries, LedgerHeads heads, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Command, Outcome<ImportedSheet>>
    {
        public async Task<Outcome<ImportedSheet>> Handle(Command request, CancellationToken cancellationToken)
        {
            var reading = await reader.Read(request.Sheet, cancellationToken);
            if (reading.Refusal is { } unreadable)
                return unreadable;

            // While the heads are held nobody else enters anything here: the same sheet twice at once is found out.
            if (reading.AgenciesIn(context) is { Count: > 0 } agencies)
                await heads.Hold(agencies, cancellationToken);
            var (good, faults) = await screening.Screen(reading, cancellationToken);
            if (faults.Count > 0)
                return Outcome<ImportedSheet>.Refused([.. faults.Select(f => f.Placed)]);

            var map = await organisation.Get(cancellationToken);
            var made = new List<ImportedSheet.Made>(good.Count);
            foreach (var (agency, input) in context.Progress.Through(WorkStage.Posting, good))
            {
                var outcome = await entries.Enter(agency, input, cancellationToken);
                if (outcome.Value is not { } one)
                    return Outcome<ImportedSheet>.Refused(outcome.Refusals);
                made.Add(new ImportedSheet.Made(one.Id.ToString(), one.Number, map[agency].Agency.Code.Value));
            }

            return new ImportedSheet(request.Sheet.Name, reading.Sheet!.Rows.Count, made);
        }
    }
}
