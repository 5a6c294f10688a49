using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Periods;

/// <summary>Mở sổ một năm: from now on the agency's books take vouchers of that fiscal year. Opening it again changes nothing.</summary>
public static class OpenFiscalYear
{
    [Needs(Right.CloseMonths, Right.Administer)]
    public sealed record Command(AgencyCode Agency, int Year) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Agency, int Year) : IHasSubject
    {
        string IHasSubject.Subject => $"fiscal year {Year}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Year).InclusiveBetween(2025, 2100).WithErrorCode("dateOutOfRange"); // TT 24/2024 applies from 2025
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, KeptFigures figures, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken);
            if (!await db.Set<FiscalYearRecord>().AnyAsync(y => y.AgencyId == agency && y.Year == request.Year, cancellationToken))
            {
                db.Add(new FiscalYearRecord { AgencyId = agency, Year = request.Year, OpenedAt = clock.Now });
                figures.ForgetPeriods(agency);
                await db.SaveChangesAsync(cancellationToken);
            }

            return new Result(context.Agency.Code.Value, request.Year);
        }
    }
}
