using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Xem trước một bảng chứng từ: what its rows would post in the agencies that the caller keeps, and everything that is wrong with them. Nothing
/// is written.
/// </summary>
public static class CheckVoucherSheet
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(VoucherSheet Sheet) : IQuery<Outcome<SheetPreview>>, IRequest<Outcome<SheetPreview>>, IInAgencies
    {
        // Which of them the sheet names is told row by row.
        public IReadOnlyList<AgencyCode> Agencies => [];
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Sheet.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
    }

    internal sealed class Handler(SheetReader reader, SheetScreening screening, CallContext context) : IRequestHandler<Query, Outcome<SheetPreview>>
    {
        public async Task<Outcome<SheetPreview>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.Read(request.Sheet, cancellationToken);
            if (reading.Refusal is { } unreadable)
                return unreadable;

            var (good, faults) = await screening.Screen(reading, cancellationToken);
            return reading.Preview(context, good.Select(g => (g.Draft.Agency, g.Draft.Total)), faults, await screening.Doubts(good, cancellationToken));
        }
    }
}
