using System.Text.Json;

using KeToanChung.App.Fees.Providers;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Reconciliation;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>
/// Nhận báo có từ nhà cung cấp: keeps what came, makes sure who sent it, then takes the payment as any other door does. These are two units of
/// work: what came stays, whatever becomes of the payment. The same transaction again changes nothing and is answered alike, so that the
/// provider stops sending it.
/// </summary>
public sealed class ReceiveWebhook(IMediator mediator)
{
    /// <param name="State">None for a duplicate, and where the provider only tried the address.</param>
    /// <param name="Reason">Why the payment waits for a person; null when it confirmed its fee.</param>
    public sealed record Result(bool Duplicate, OnlinePaymentState? State, WaitReason? Reason)
    {
        /// <summary>What SePay looks for, beside the status.</summary>
        public bool Success { get; } = true;
    }

    public async Task<Outcome<Result>> Receive(WebhookCall call, CancellationToken cancel)
    {
        var kept = await mediator.Send(new KeepDelivery.Command(call), cancel);
        if (kept.IsRefused)
            return Outcome<Result>.Refused(kept.Refusals);
        if (!kept.Value!.IsGenuine)
            return new Refusal(Codes.AuthFailed, null, "signature");

        var read = Read(call, kept.Value);
        if (read.IsRefused)
            return Outcome<Result>.Refused(read.Refusals);
        if (read.Value!.Report is not { } report)
            return new Result(Duplicate: false, null, null);

        var taken = await mediator.Send(
            new TakeOnlinePayments.Command(kept.Value.Agency, call.Provider, kept.Value.Channel, [report]) { Delivery = kept.Value.Id }, cancel);
        return taken.IsRefused
            ? Outcome<Result>.Refused([.. taken.Refusals.Select(r => r with { Field = r.Field?.Replace("reports[0].", "", StringComparison.Ordinal) })])
            : ResultOf(taken.Value!.Payments[0]);
    }

    private static Outcome<IPaymentProvider.Reading> Read(WebhookCall call, KeepDelivery.Result kept)
    {
        try
        {
            using var document = JsonDocument.Parse(call.Body);
            var read = PaymentProviders.Find(call.Provider)!.Read(document.RootElement, OpenPaymentChannel.PathsOf(kept.FieldPaths));
            return read is { IsRefused: false, Value: { Report: { SetAside: null } report, Accounts: var accounts } } && IsElsewhere(accounts, kept.Account)
                ? read.Value with { Report = report with { SetAside = WaitReason.OtherAccount } }
                : read;
        }
        catch (JsonException)
        {
            return new Refusal(Codes.RequestInvalid, null, "unreadable");
        }
    }

    private static bool IsElsewhere(IReadOnlyList<string> accounts, string own)
    {
        var given = accounts.Where(a => !string.IsNullOrWhiteSpace(a)).ToList();
        return given.Count > 0 && !given.Exists(a => AccountNumbers.AreSame(a, own));
    }

    private static Result ResultOf(TakeOnlinePayments.Item item) => new(
        item.IsDuplicate, item.IsDuplicate ? null : item.Reason is null ? OnlinePaymentState.Confirmed : OnlinePaymentState.Waiting, item.Reason);
}
