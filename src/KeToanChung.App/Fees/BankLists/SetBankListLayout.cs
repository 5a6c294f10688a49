using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees.BankLists;

using MediatR;

namespace KeToanChung.App.Fees.BankLists;

/// <summary>Đặt cách ngân hàng thu hộ lập tệp đối soát T+1 của một kênh: from now on the channel's lists are read, and answered, by it.</summary>
public static class SetBankListLayout
{
    private const int MostFields = 40;

    [Needs(Right.Administer)]
    public sealed record Command(AgencyCode Agency, string Provider, string Channel, BankListLayout Layout)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Agency, string Provider, string Channel, BankListLayout Layout) : IHasSubject
    {
        string IHasSubject.Subject => $"payment channel {Provider}/{Channel}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly DateTime Example = new(2026, 12, 31, 23, 58, 59, DateTimeKind.Unspecified);

        public Validator() => RuleFor(c => c.Layout).ChildRules(layout =>
        {
            layout.RuleFor(l => l.Collector).IsText(Shape.Short);
            layout.RuleFor(l => l.Separator).Must(s => s is [var c] && BankListLayout.Separators.Contains(c, StringComparison.Ordinal)).WithErrorCode("listSeparator");
            layout.RuleFor(l => l.Fields).IsGiven().HasAtMost(MostFields);
            layout.RuleFor(l => l.Footer).IsGiven().HasAtMost(MostFields);
            layout.RuleFor(l => l.Detail).IsGiven().IsText(Shape.Short);
            layout.RuleFor(l => l.Late).IsGiven().IsText(Shape.Short);
            layout.RuleFor(l => l.End).IsGiven().IsText(Shape.Short);
            layout.RuleFor(l => l.TimeFormat).IsGiven().IsText(Shape.Short).Must(TellsTime).WithErrorCode("listTimeFormat");
            layout.RuleFor(l => l.RecordDigest).IsInEnum().WithErrorCode("unknownValue");
            layout.RuleFor(l => l.FileDigest).IsInEnum().WithErrorCode("unknownValue");
            layout.RuleFor(l => l.DaysBehind).InclusiveBetween(0, 7).WithErrorCode("listDaysBehind");
        }).OverridePropertyName("");

        // A format that loses a part of the time would tell equal payments apart wrongly.
        private static bool TellsTime(string? format)
        {
            try
            {
                return format is null || (DateTime.TryParseExact(
                    Example.ToString(format, System.Globalization.CultureInfo.InvariantCulture), format, System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.DateTimeStyles.None, out var read) && read == Example);
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Layout.WhyNot() is { } refusal)
                return refusal;

            await heads.Hold(context.Agency.Id, cancellationToken);
            var name = SignedWebhook.NormalChannel(request.Channel);
            var channel = await db.Set<PaymentChannelRecord>().FindAsync([request.Provider, name], cancellationToken);
            if (channel is null || channel.AgencyId != context.Agency.Id)
                return new Refusal(Codes.NotFound, "channel");

            channel.ListLayout = BankListLayouts.Write(request.Layout);
            return new Result(context.Agency.Code.Value, channel.Provider, channel.Channel, request.Layout);
        }
    }
}
