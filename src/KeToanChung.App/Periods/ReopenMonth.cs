using FluentValidation;

using KeToanChung.App.Notifications;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Periods;

/// <summary>Đề nghị mở lại một tháng: asked by the accountant with a reason; the head agrees with <see cref="AgreeToReopenMonth"/>.</summary>
public static class AskToReopenMonth
{
    [Needs(Right.CloseMonths)]
    public sealed record Command(AgencyCode Agency, BookMonth Month, string Reason)
        : ICommand<Outcome<CloseMonth.Result>>, IRequest<Outcome<CloseMonth.Result>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).IsGiven().IsText();
    }

    internal sealed class Handler(Months months, Outbox outbox, CallContext context) : IRequestHandler<Command, Outcome<CloseMonth.Result>>
    {
        public async Task<Outcome<CloseMonth.Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (refusal, record) = await months.Hold(request.Month, cancellationToken);
            if (refusal is not null)
                return refusal;
            if (record is not { IsClosed: true })
                return new Refusal(Codes.RequestWrongState, "month", "monthOpen").With("month", request.Month.First);

            (record.ReopenAskedBy, record.ReopenReason) = (context.CallerOrThrow.UserId, request.Reason.Trim());
            outbox.TellRole(Role.AgencyHead, NotificationKinds.ReopenAsked, context.Agency.Id, request.Month.ToString());
            return new CloseMonth.Result(context.Agency.Code.Value, request.Month.ToString(), "reopenAsked");
        }
    }
}

/// <summary>Đồng ý mở lại: by the head, who is not the one who asked.</summary>
public static class AgreeToReopenMonth
{
    [Needs(Right.AgreeToReopen)]
    public sealed record Command(AgencyCode Agency, BookMonth Month) : ICommand<Outcome<CloseMonth.Result>>, IRequest<Outcome<CloseMonth.Result>>, IInAgency;

    internal sealed class Handler(Months months, CallContext context) : IRequestHandler<Command, Outcome<CloseMonth.Result>>
    {
        public async Task<Outcome<CloseMonth.Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (refusal, record) = await months.Hold(request.Month, cancellationToken);
            if (refusal is not null)
                return refusal;
            if (record is not { IsClosed: true, ReopenAskedBy: { } asker })
                return new Refusal(Codes.RequestWrongState, "month", "reopenNotAsked").With("month", request.Month.First);
            if (asker == context.CallerOrThrow.UserId)
                return new Refusal(Codes.ApprovalOwnRequest, "month");

            await months.Set(request.Month, record, closed: false, record.ReopenReason, cancellationToken);
            return new CloseMonth.Result(context.Agency.Code.Value, request.Month.ToString(), "open");
        }
    }
}
