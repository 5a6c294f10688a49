using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>Xem trước một bảng thu phí: which fees its rows would take, and everything that is wrong with them. Nothing is written.</summary>
public static class CheckFeeSheet
{
    [Needs(Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, FeeSheet Sheet) : IQuery<Outcome<SheetPreview>>, IRequest<Outcome<SheetPreview>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Sheet.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
    }

    internal sealed class Handler(SheetReader reader, FeeScreening screening, CallContext context) : IRequestHandler<Query, Outcome<SheetPreview>>
    {
        public async Task<Outcome<SheetPreview>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.Read(request.Sheet, cancellationToken);
            if (reading.Refusal is { } unreadable)
                return unreadable;

            var (good, faults) = await screening.Screen(reading, cancellationToken);
            return reading.Preview(context, good.Select(f => (context.Agency.Id, f.Due.Amount.Dong)), faults);
        }
    }
}
