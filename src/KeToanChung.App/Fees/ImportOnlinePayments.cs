using System.Security.Cryptography;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
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

    public const string File = "file";

    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string FileName, byte[] Content)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        public string Provider { get; init; } = Platform;

        public string Channel { get; init; } = File;
    }

    /// <param name="Imported">Payments that were not here before.</param>
    /// <param name="Duplicates">Transactions that were reported before, or twice in the file.</param>
    /// <param name="Confirmed">Of the imported, those that confirmed their fee; the others wait in the work list.</param>
    public sealed record Result(
        string Id, string Format, int Imported, int Duplicates, IReadOnlyList<RejectedRow> Rejected, int Confirmed, int Waiting) : IHasSubject
    {
        string IHasSubject.Subject => $"online payment file {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Content).IsGiven().OverridePropertyName("file");
            RuleFor(c => c.FileName).IsText(Shape.Name).OverridePropertyName("file");
            RuleFor(c => c.Provider).IsGiven().IsText(OpenPaymentChannel.LongestProvider);
            RuleFor(c => c.Channel).IsGiven().IsText(Shape.Short);
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, OnlinePayments payments, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, refusal) = PaymentFile.Open(request.Content, context.Agency.Code.Value);
            if (file is null)
                return refusal!;
            if (file.Reports.Count > TakeOnlinePayments.MostReports)
                return new Refusal(Codes.RequestInvalid, "file", "tooManyLines").With("most", TakeOnlinePayments.MostReports);

            var id = (await heads.Hold(context.Agency.Id, cancellationToken)).NextDocument();
            var origin = new OnlinePayments.Origin(request.Provider.Trim().ToLowerInvariant(), SignedWebhook.NormalChannel(request.Channel), Import: id);
            var taken = await payments.Take(origin, file.Reports, cancellationToken);
            var (imported, confirmed) = (taken.Count(t => t is not null), taken.Count(t => t?.Receipt is not null));
            db.Add(new OnlinePaymentImportRecord
            {
                AgencyId = context.Agency.Id, No = id, FileName = request.FileName, Sha256 = Convert.ToHexStringLower(SHA256.HashData(request.Content)),
                Format = file.Format, Imported = imported, Duplicates = taken.Count - imported, Rejected = file.Rejected.Count, At = clock.Now,
                ImportedBy = context.CallerOrThrow.UserName,
            });
            return new Result(
                context.IdOf(id).ToString(), file.Format, imported, taken.Count - imported, file.Rejected, confirmed, imported - confirmed);
        }
    }
}
