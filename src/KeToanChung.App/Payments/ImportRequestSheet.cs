using FluentValidation;

using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>Lập đề nghị chi từ một bảng: a draft for each, all of them, or the list of those that can't be made and none made.</summary>
public static class ImportRequestSheet
{
    /// <param name="AsksFirst">Whether what looks like another agency's is refused, until it is sent without this; for doors where people choose a file.</param>
    [Needs(Right.MakeRequests)]
    public sealed record Command(RequestSheet Sheet, bool AsksFirst = false) : ICommand<Outcome<ImportedSheet>>, IRequest<Outcome<ImportedSheet>>, IInAgencies
    {
        // Which of them the sheet names is told row by row.
        public IReadOnlyList<AgencyCode> Agencies => [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Sheet.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
    }

    internal sealed class Handler(SheetReader reader, RequestScreening screening, NewRequests requests, LedgerHeads heads, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Command, Outcome<ImportedSheet>>
    {
        public async Task<Outcome<ImportedSheet>> Handle(Command request, CancellationToken cancellationToken)
        {
            var reading = await reader.Read(request.Sheet, cancellationToken);
            if (reading.Refusal is { } unreadable)
                return unreadable;

            // While the heads are held nobody else makes requests here: the same sheet twice at once is found out.
            if (reading.AgenciesIn(context) is { Count: > 0 } agencies)
                await heads.Hold(agencies, cancellationToken);
            var (good, faults) = await screening.Screen(reading, cancellationToken);
            if (faults.Count > 0)
                return Outcome<ImportedSheet>.Refused([.. faults.Select(f => f.Placed)]);
            if (request.AsksFirst && await screening.Doubts(good, cancellationToken) is { Count: > 0 } doubts)
                return Outcome<ImportedSheet>.Refused([.. doubts.Select(d => d.Placed)]);

            var map = await organisation.Get(cancellationToken);
            var made = new List<ImportedSheet.Made>(good.Count);
            foreach (var (agency, document) in context.Progress.Through(WorkStage.Posting, good))
            {
                var outcome = await requests.Make(agency, document.Input, cancellationToken);
                if (outcome.Value is not { } one)
                    return Outcome<ImportedSheet>.Refused(outcome.Refusals);
                made.Add(new ImportedSheet.Made(one.Id.ToString(), one.Record.TrackingCode, map[agency].Agency.Code.Value));
            }

            return new ImportedSheet(request.Sheet.Name, reading.Sheet!.Rows.Count, made);
        }
    }
}
