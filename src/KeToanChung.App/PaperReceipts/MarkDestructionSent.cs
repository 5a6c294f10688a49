using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Ghi nhận đã gửi kết quả hủy biên lai giấy, with the number of the tax authority's notice.</summary>
public static class MarkDestructionSent
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DocumentId Destruction, string Reference) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, DateOnly SentOn, string Reference) : IHasSubject
    {
        string IHasSubject.Subject => $"paper receipt destruction {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reference).IsGiven().IsText(Shape.Short);
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken);
            var record = request.Destruction.Agency == agency ? await db.Set<PaperDestructionRecord>().FindAsync([agency, request.Destruction.Number], cancellationToken) : null;
            if (record is null)
                return new Refusal(Codes.NotFound, "id");
            if (record.SentOn is not null)
                return new Refusal(Codes.RequestWrongState, "id", "destructionSent").With("reference", record.Reference);

            (record.SentOn, record.SentBy, record.Reference) = (clock.Today, context.CallerOrThrow.UserName, request.Reference.Kept());
            return new Result(context.IdOf(record.No).ToString(), clock.Today, record.Reference);
        }
    }
}
