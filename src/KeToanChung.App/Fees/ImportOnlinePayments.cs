using FluentValidation;
using FluentValidation.Results;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.BankLists;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>Nhập tệp thanh toán trực tuyến: every row as if it were reported by itself; the same file again brings nothing new.</summary>
public static class ImportOnlinePayments
{
    /// <summary>Where files come from unless the caller says otherwise: the national payment platform's list.</summary>
    public const string Platform = "platform";

    public const string ByFile = "file";

    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, PaymentFile File)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        public string Provider { get; init; } = Platform;

        public string Channel { get; init; } = ByFile;

        internal bool NamesNoSource => Provider == Platform && Channel == ByFile;
    }

    /// <param name="Imported">Payments that were not here before.</param>
    /// <param name="Duplicates">Transactions that were reported before, or twice in the file.</param>
    /// <param name="Confirmed">Of the imported, those that confirmed their fee; the others wait in the work list.</param>
    /// <param name="BankList">How a collecting bank's list (T+1) agrees with ours; null for every other file.</param>
    public sealed record Result(
        string Id, string Format, int Imported, int Duplicates, IReadOnlyList<PaymentFile.RejectedRow> Rejected, int Confirmed, int Waiting,
        BankListView? BankList = null) : IHasSubject
    {
        string IHasSubject.Subject => $"online payment file {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.File.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
            RuleFor(c => c.File).Custom(MustBeReadable);
            RuleFor(c => c.Provider).IsGiven().IsText(OpenPaymentChannel.LongestProvider);
            RuleFor(c => c.Channel).IsGiven().IsText(Shape.Short);
        }

        private static void MustBeReadable(PaymentFile file, ValidationContext<Command> context)
        {
            if (file.Reading.Refusal is { Reason: { } reason })
                context.AddFailure(new ValidationFailure("File", reason) { ErrorCode = reason });
            else if (file.Reading.Rows.Count > TakeOnlinePayments.MostReports)
                context.AddFailure(new ValidationFailure("File", "tooMany") { ErrorCode = "tooManyPayments" });
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, OnlinePayments payments, BankLists.BankLists lists, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var head = await heads.Hold(context.Agency.Id, cancellationToken);
            return request.File.Reading.BankList is { } text
                ? await TakeBankList(request, text, head, cancellationToken)
                : await TakeRows(request, head, cancellationToken);
        }

        private async Task<Outcome<Result>> TakeRows(Command request, HeldHead head, CancellationToken cancel)
        {
            var own = context.Agency.Code.Value;
            var reading = request.File.Reading;
            var rows = reading.Rows.Where(r => r.Agency is null || r.Agency == own).ToList();
            PaymentFile.RejectedRow[] rejected = [.. reading.Rejected.Concat(reading.Rows.Except(rows).Select(PaymentFile.OfOtherAgency)).OrderBy(r => r.Row)];

            var id = head.NextDocument();
            var origin = new OnlinePayments.Origin(request.Provider.Trim().ToLowerInvariant(), SignedWebhook.NormalChannel(request.Channel), Import: id);
            var (_, result) = await Take(request, origin, rows.ConvertAll(r => r.Report), rejected, cancel);
            return result;
        }

        private async Task<Outcome<Result>> TakeBankList(Command request, string text, HeldHead head, CancellationToken cancel)
        {
            if (await lists.TakenBefore(request.File, cancel) is { } before)
                return await lists.ResultOf(before, cancel);

            var id = head.NextDocument();
            var outcome = await lists.Compare(request, text, id, cancel);
            if (outcome.Value is not { } compared)
                return Outcome<Result>.Refused(outcome.Refusals);

            var origin = new OnlinePayments.Origin(compared.Record.Provider, compared.Record.Channel, Import: id);
            var (import, result) = await Take(request, origin, compared.Reports, compared.Rejected, cancel);
            db.Add(compared.Record);
            db.AddRange(compared.Differences);
            return result with { BankList = BankListView.Of(compared.Record, import, context) };
        }

        private async Task<(OnlinePaymentImportRecord Import, Result Result)> Take(
            Command request, OnlinePayments.Origin origin, IReadOnlyList<PaymentReport> reports, IReadOnlyList<PaymentFile.RejectedRow> rejected, CancellationToken cancel)
        {
            var taken = await payments.Take(origin, reports, cancel);
            var (imported, confirmed) = (taken.Count(t => t is not null), taken.Count(t => t?.Receipt is not null));
            var import = new OnlinePaymentImportRecord
            {
                AgencyId = context.Agency.Id, No = origin.Import!.Value, FileName = request.File.Name, Sha256 = request.File.Sha256,
                Format = request.File.Reading.Format, Imported = imported, Duplicates = taken.Count - imported, Rejected = rejected.Count, At = clock.Now,
                ImportedBy = context.CallerOrThrow.UserName,
            };
            db.Add(import);
            return (import, new Result(
                context.IdOf(import.No).ToString(), import.Format, imported, import.Duplicates, rejected, confirmed, imported - confirmed));
        }
    }
}
