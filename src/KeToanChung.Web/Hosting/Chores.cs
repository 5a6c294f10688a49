using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Notifications;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Web.Hosting;

/// <summary>
/// What happens by itself while a server runs: notifications are delivered, receipts' data sent to the tax authority,
/// requests past their time withdrawn, and the words of new vouchers taken up. Two nodes may do the
/// same chore at once; the commands see to it that it happens once.
/// </summary>
internal sealed class Chores(IServiceScopeFactory scopes, TimeProvider time, ILogger<Chores> log) : BackgroundService
{
    private static readonly TimeSpan BetweenDeliveries = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenReceiptLists = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan BetweenWithdrawals = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Repeat(BetweenDeliveries, Deliver, stoppingToken), Repeat(BetweenWithdrawals, WithdrawOverdue, stoppingToken),
        Repeat(BetweenReceiptLists, SendReceiptLists, stoppingToken), Repeat(BetweenWords, TakeUpWords, stoppingToken));

    private async Task Repeat(TimeSpan interval, Func<IServiceProvider, CancellationToken, Task> chore, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CallContext>().Caller = Caller.System;
                await chore(scope.ServiceProvider, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "A chore failed and is tried again"); // the database may be away for a while
            }

            await Task.Delay(interval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Task SendReceiptLists(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<ReceiptGateway>().Run(stop);

    private static Task TakeUpWords(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<IVoucherWords>().CatchUp(stop);

    private static async Task Deliver(IServiceProvider services, CancellationToken stop)
    {
        if (await services.GetRequiredService<AppDb>().Set<OutboxRecord>().AnyAsync(o => o.DeliveredAt == null, stop))
            await services.GetRequiredService<IMediator>().Send(new DeliverOutbox.Command(), stop);
    }

    private static async Task WithdrawOverdue(IServiceProvider services, CancellationToken stop)
    {
        var first = WithdrawOverdueRequests.FirstDayInTime(services.GetRequiredService<BusinessClock>());
        if (await services.GetRequiredService<AppDb>().Set<PaymentRequestRecord>().AnyAsync(r => r.Date < first
            && (r.Status == PaymentStatus.Submitted || r.Status == PaymentStatus.Approved), stop))
        {
            await services.GetRequiredService<IMediator>().Send(new WithdrawOverdueRequests.Command(), stop);
        }
    }
}
