using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>
/// Nhận báo có từ nhà cung cấp: keeps what came, makes sure who sent it, then takes the payment as any other door does. These are two units of
/// work: what came stays, whatever becomes of the payment. The same transaction again changes nothing and is answered alike, so that the
/// provider stops sending it.
/// </summary>
public sealed class ReceiveWebhook(IMediator mediator)
{
    /// <param name="Reason">Why the payment waits for a person; null when it confirmed its fee.</param>
    public sealed record Result(bool Duplicate, OnlinePaymentState? State, WaitReason? Reason);

    /// <param name="body">As it came: the signature is over these bytes.</param>
    public async Task<Outcome<Result>> Receive(string provider, string channel, byte[] body, string? signature, CancellationToken cancel)
    {
        var kept = await mediator.Send(new KeepDelivery.Command(provider, channel, body, signature), cancel);
        if (kept.IsRefused)
            return Outcome<Result>.Refused(kept.Refusals);
        if (!kept.Value!.IsGenuine)
            return new Refusal(Codes.AuthFailed, null, "signature");

        var report = WebhookBody.Read(body, kept.Value.FieldPaths);
        if (report.IsRefused)
            return Outcome<Result>.Refused(report.Refusals);

        var taken = await mediator.Send(
            new TakeOnlinePayments.Command(kept.Value.Agency, provider, kept.Value.Channel, [report.Value!]) { Delivery = kept.Value.Id }, cancel);
        return taken.IsRefused
            ? Outcome<Result>.Refused([.. taken.Refusals.Select(r => r with { Field = r.Field?.Replace("reports[0].", "", StringComparison.Ordinal) })])
            : ResultOf(taken.Value!.Payments[0]);
    }

    private static Result ResultOf(TakeOnlinePayments.Item item) => new(
        item.IsDuplicate, item.IsDuplicate ? null : item.Reason is null ? OnlinePaymentState.Confirmed : OnlinePaymentState.Waiting, item.Reason);
}
