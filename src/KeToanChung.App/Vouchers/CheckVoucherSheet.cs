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
    public sealed record Query(VoucherSheet Sheet) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies
    {
        // Which of them the sheet names is told row by row.
        public IReadOnlyList<AgencyCode> Agencies => [];
    }

    /// <param name="Rows">Rows that hold something.</param>
    /// <param name="FaultyRows">Of these: rows in which something is wrong.</param>
    /// <param name="Vouchers">Those that could be posted as the books stand.</param>
    /// <param name="IgnoredColumns">Headings that are not known: what stands below them isn't read.</param>
    public sealed record Result(
        int Rows, int FaultyRows, IReadOnlyList<Result.InAgency> Vouchers, IReadOnlyList<SheetFaultView> Faults, IReadOnlyList<string> IgnoredColumns)
    {
        /// <param name="Total">Of their on-balance debits, in whole đồng.</param>
        public sealed record InAgency(string Agency, string Name, int Count, long Total);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Sheet.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
    }

    internal sealed class Handler(SheetScreening screening, BusinessClock clock, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = request.Sheet.Read(clock.Today);
            if (reading.Refusal is { } unreadable)
                return unreadable;

            var (sheet, (good, faults)) = (reading.Sheet!, await screening.Screen(reading, cancellationToken));
            var vouchers =
                from agency in context.Agencies.Select(a => a.Agency)
                let own = good.FindAll(d => d.Agency == agency.Id)
                where own.Count > 0
                select new Result.InAgency(agency.Code.Value, agency.Name, own.Count, own.Sum(d => d.Total));
            return new Result(
                sheet.Rows.Count, faults.Select(f => f.Row).Distinct().Count(), [.. vouchers], [.. faults.Select(f => f.View(sheet))], sheet.Ignored);
        }
    }
}
