using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Integrity;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Agencies;

/// <summary>Mở sổ một cơ quan, đơn vị: its code from a day on, its type and regime, and the first fiscal year its books are open for.</summary>
public static class OpenAgency
{
    [Needs(Right.Administer)]
    public sealed record Command(
        AgencyCode Code,
        string Name,
        string Kind,
        UnitType UnitType,
        Regime Regime,
        string Chapter,
        string SubCategory,
        string? DepositAccount,
        bool CollectsFees,
        DateOnly From,
        AgencyCode? Parent = null,
        string? Commune = null) : ICommand<Outcome<AgencyView>>, IRequest<Outcome<AgencyView>>, IInCommune;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).IsAgencyCode();
            RuleFor(c => c.Name).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.Kind).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.UnitType).IsKnown();
            RuleFor(c => c.Regime).IsKnown();
            RuleFor(c => c.Chapter).IsGiven().IsText(Shape.Code);
            RuleFor(c => c.SubCategory).IsGiven().IsText(Shape.Code);
            RuleFor(c => c.DepositAccount).IsText(Shape.Short);
            RuleFor(c => c.From).IsDay();
            RuleFor(c => c.Parent).NotNull().When(c => c.UnitType is not UnitType.AccountingUnit).WithErrorCode("parentNeeded");
        }
    }

    internal sealed class Handler(AppDb db, OrganisationCache organisation, BusinessClock clock) : IRequestHandler<Command, Outcome<AgencyView>>
    {
        private const int Colors = 12;

        public async Task<Outcome<AgencyView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var communes = await db.Set<CommuneRecord>().ToListAsync(cancellationToken);
            var commune = communes.Find(c => request.Commune is null || c.Code == request.Commune);
            if (commune is null)
                return new Refusal(Codes.NotFound, "commune");
            if (await db.Set<AgencyCodeRecord>().AnyAsync(
                c => c.Code == request.Code.Value && (c.To == null || c.To >= request.From), cancellationToken))
            {
                return new Refusal(Codes.RequestInvalid, "code", "codeTaken").With("value", request.Code.Value);
            }

            int? parent = null;
            if (request.Parent is { } code)
            {
                var found = await db.Set<AgencyCodeRecord>().FirstOrDefaultAsync(
                    c => c.Code == code.Value && c.From <= request.From && (c.To == null || c.To >= request.From), cancellationToken);
                if (found is null)
                    return new Refusal(Codes.NotFound, "parent");
                parent = found.AgencyId;
            }

            var id = 1 + await db.Set<AgencyRecord>().MaxAsync(a => (int?)a.Id, cancellationToken) ?? 1;
            var agency = new AgencyRecord
            {
                Id = id, CommuneId = commune.Id, Name = request.Name.Kept(), Kind = request.Kind.Trim(), UnitType = request.UnitType,
                Regime = request.Regime, ParentId = parent, Chapter = request.Chapter.Trim(), SubCategory = request.SubCategory.Trim(),
                DepositAccount = request.DepositAccount?.Trim() ?? "", CollectsFees = request.CollectsFees, Color = (id - 1) % Colors,
            };
            db.Add(agency);
            db.Add(new AgencyCodeRecord { AgencyId = id, Code = request.Code.Value, From = request.From });
            db.Add(new LedgerHeadRecord { AgencyId = id, Hash = EventChain.Genesis });
            db.Add(new FiscalYearRecord { AgencyId = id, Year = request.From.Year, OpenedAt = clock.Now });
            await db.SaveChangesAsync(cancellationToken);
            organisation.Forget();
            return AgencyView.Of(new OrganisationMap.Entry(
                new Agency(id, request.Code, agency.Name, agency.UnitType, agency.Regime, parent), agency, commune));
        }
    }
}
