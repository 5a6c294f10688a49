using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

public enum OnlinePaymentState
{
    Waiting,
    Confirmed,
}

internal static class OnlinePaymentStates
{
    public static OnlinePaymentState Of(OnlinePaymentStateRecord state) => state.Reason is null ? OnlinePaymentState.Confirmed : OnlinePaymentState.Waiting;
}

/// <summary>Các khoản thanh toán trực tuyến đã được báo: what waits for a person, with its reason, and what was confirmed. Newest first.</summary>
public static class ListOnlinePayments
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public OnlinePaymentState? State { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <param name="Reason">Why it waits.</param>
    /// <param name="Content">What the payer wrote, where the source tells it.</param>
    /// <param name="Receipt">The fee receipt that it confirmed.</param>
    public sealed record Item(
        string Id, OnlinePaymentState State, WaitReason? Reason, string Provider, string Channel, string TransactionId, string CaseNumber, long Amount,
        DateTimeOffset PaidAt, string? Status, string? SettlementReference, string? Content, string? BankReference, string? Receipt,
        DateTimeOffset ReportedAt);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(DatedCursor.IsOne);
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var payments = db.Set<OnlinePaymentRecord>().AsNoTracking().Where(p => p.AgencyId == agency);
            if (request.From is { } from)
                payments = payments.Where(p => p.PaidOn >= from);
            if (request.To is { } to)
                payments = payments.Where(p => p.PaidOn <= to);
            if (DatedCursor.TryRead(request.Page.Cursor, out var date, out var no))
                payments = payments.Where(p => p.PaidOn < date || (p.PaidOn == date && p.No < no));

            var found = payments.Join(
                db.Set<OnlinePaymentStateRecord>().AsNoTracking().Where(s => s.AgencyId == agency), p => p.No, s => s.PaymentNo, (p, s) => new { Payment = p, State = s });
            if (request.State is { } state)
                found = found.Where(r => state == OnlinePaymentState.Waiting ? r.State.Reason != null : r.State.Reason == null);

            var rows = await found.OrderByDescending(r => r.Payment.PaidOn).ThenByDescending(r => r.Payment.No)
                .Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            return Listing<Item>.Of(
                rows, request.Page.Limit, r => ItemOf(r.Payment, r.State), last => DatedCursor.Write(last.Payment.PaidOn, last.Payment.No));
        }

        private Item ItemOf(OnlinePaymentRecord p, OnlinePaymentStateRecord s) => new(
            context.IdOf(p.No).ToString(), OnlinePaymentStates.Of(s), s.Reason, p.Provider, p.Channel, p.TransactionId, p.CaseNumber, p.Amount,
            BusinessClock.InVietnam(p.PaidAt), p.Status, p.SettlementReference, p.Content, p.BankReference, s.CaseNo is { } fee ? context.IdOf(fee).ToString() : null,
            BusinessClock.InVietnam(p.ReportedAt));
    }
}
