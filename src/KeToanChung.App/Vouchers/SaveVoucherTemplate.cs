using System.Text.Json;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Lưu mẫu chứng từ of an agency, from which a voucher is entered again; with a day it is work of that day each month. The name again saves it anew.
/// The books say what is wrong with it when it is posted, as they are then.
/// </summary>
public static class SaveVoucherTemplate
{
    public const int LongestName = 60;

    /// <summary>Of one agency.</summary>
    public const int Most = 200;

    /// <param name="DayOfMonth">1 to 31; a shorter month ends earlier. Null where it doesn't come back by itself.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Name, VoucherInput Voucher, int? DayOfMonth)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, string Name, int? DayOfMonth) : IHasSubject
    {
        string IHasSubject.Subject => $"template {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsGiven().IsText(LongestName);
            RuleFor(c => c.DayOfMonth).Must(day => day is null or (>= 1 and <= 31)).WithErrorCode("dayOfMonth");
            RuleFor(c => c.Voucher).IsGiven().SetValidator(new VoucherInput.Validator());
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var head = await heads.Hold(agency, cancellationToken);
            var name = request.Name.Kept();
            var key = name.ToLowerInvariant();
            var templates = db.Set<VoucherTemplateRecord>().Where(t => t.AgencyId == agency);
            var record = await templates.FirstOrDefaultAsync(t => t.NameKey == key, cancellationToken);
            if (record is null && await templates.CountAsync(cancellationToken) >= Most)
                return new Refusal(Codes.RequestInvalid, "name", "tooManyTemplates").With("most", (long)Most);

            var content = JsonSerializer.Serialize(request.Voucher, Stored.Json);
            var (who, today) = (context.CallerOrThrow.UserName, clock.Today);
            if (record is null)
            {
                db.Add(record = new VoucherTemplateRecord
                {
                    AgencyId = agency, No = head.NextDocument(), Name = name, NameKey = key, Content = content, DayOfMonth = request.DayOfMonth, Since = today,
                    SavedBy = who, SavedAt = clock.Now,
                });
            }
            else
            {
                var since = record.DayOfMonth is null ? today : record.Since; // a month that was missed stays missed
                (record.Name, record.Content, record.DayOfMonth, record.Since, record.SavedBy, record.SavedAt) =
                    (name, content, request.DayOfMonth, since, who, clock.Now);
            }

            return new Result(context.IdOf(record.No).ToString(), name, record.DayOfMonth);
        }
    }
}
