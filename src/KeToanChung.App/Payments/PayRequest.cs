using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>
/// Chi: posts an approved request by its operation with its off-balance partner, and turns what was held back into spending, in one unit
/// of work. What was changed after the approval is not paid.
/// </summary>
public static class PayRequest
{
    /// <param name="Date">Today unless given; not before the request's.</param>
    [Needs(Right.ManageRequests)]
    public sealed record Command(DocumentId Id, DateOnly? Date = null) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IOnDocument;

    public sealed record Result(string Id, PaymentStatus Status, RequestView.PostedAs Voucher) : IHasSubject
    {
        string IHasSubject.Subject => $"payment request {Id}, voucher {Voucher.Number}";
    }

    internal sealed class Handler(
        AppDb db, Requests requests, LedgerWriter ledger, CatalogCache catalogs, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");
            if (held.Record.Status is not PaymentStatus.Approved)
                return RequestStates.Wrong(held.Record);

            var date = request.Date ?? context.DayOf(clock);
            if (date < held.Record.Date)
                return new Refusal(Codes.RequestInvalid, "date", "beforeRequest").With("date", held.Record.Date);
            if (!await IsApprovedAsItStands(held, cancellationToken))
                return new Refusal(Codes.ApprovalRequired, "id", "changedSince");

            var terms = held.Terms;
            var draft = PaymentPosting.DraftOf(
                await catalogs.Get(cancellationToken), terms, held.Record.Operation, date, await ledger.ReservedBy(held.Id, cancellationToken));
            var outcome = await ledger.Post(draft, cancellationToken);
            if (outcome.IsRefused)
                return Outcome<Result>.Refused([.. outcome.Refusals.Select(r => PaymentPosting.AtRequest(r, draft, terms))]);

            var posted = outcome.Value!;
            (held.Record.Status, held.Record.VoucherNo) = (PaymentStatus.Paid, posted.Voucher.No);
            held.Record.Version++;
            return new Result(request.Id.ToString(), PaymentStatus.Paid, new RequestView.PostedAs(posted.Id.ToString(), posted.Voucher.Number));
        }

        // The newest approval counts: an earlier one was for a request that came back and was changed.
        private async Task<bool> IsApprovedAsItStands(HeldRequest held, CancellationToken cancel)
        {
            var (agency, no) = (held.Id.Agency, held.Id.Number);
            var digest = await db.Set<ApprovalRecord>().Where(a => a.AgencyId == agency && a.RequestNo == no)
                .OrderByDescending(a => a.No).Select(a => a.Digest).FirstOrDefaultAsync(cancel);
            return digest == held.Digest();
        }
    }
}
