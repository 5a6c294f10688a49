using System.Text.Json;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.Providers;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>
/// Mở kênh thanh toán: whose account a provider reports on, and the secret that it signs with. Opening the agency's own channel again gives it
/// a new secret. The secret is never shown again.
/// </summary>
public static class OpenPaymentChannel
{
    internal const int LongestProvider = 32;

    internal const int ShortestSecret = 8;

    private static readonly string Generic = new GenericProvider().Name;

    [Needs(Right.Administer)]
    public sealed record Command(AgencyCode Agency, string Provider, string Channel, string Account, string Secret)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        /// <summary>Where the provider's body has our fields, such as <c>amount</c> → <c>data.money</c>; those left out are called as ours.</summary>
        public IReadOnlyDictionary<string, string>? Fields { get; init; }

        // A record prints its members: a secret must not come out that way.
        public override string ToString() => $"OpenPaymentChannel {Provider}/{Channel}";
    }

    /// <param name="Webhook">Where the provider is to report.</param>
    public sealed record Result(string Agency, string Provider, string Channel, string Account, string Webhook) : IHasSubject
    {
        string IHasSubject.Subject => $"payment channel {Provider}/{Channel}";
    }

    internal static string WebhookOf(string provider, string channel) => $"/api/v1/webhooks/payments/{provider}/{channel}";

    internal static Dictionary<string, string>? PathsOf(string? stored) =>
        stored is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(stored, Stored.Json);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Provider).IsGiven().Must(p => string.IsNullOrEmpty(p) || PaymentProviders.Find(p) is not null).WithErrorCode("unknownProvider");
            RuleFor(c => c.Channel).IsGiven().IsAtMost(Shape.Short).Must(c => c is null || c.All(IsOfPath)).WithErrorCode("channelName");
            RuleFor(c => c.Account).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Secret).IsGiven().IsAtMost(Shape.Name).MinimumLength(ShortestSecret).WithErrorCode("secretTooShort");
            RuleFor(c => c.Fields).Must(f => f is null || f.All(p => GenericProvider.Fields.Contains(p.Key) && p.Value is { Length: > 0 and <= Shape.Short }))
                .WithErrorCode("unknownValue");
            RuleFor(c => c.Fields).Must(f => f is null or { Count: 0 }).When(c => c.Provider != Generic).WithErrorCode("fieldsAreFixed");
        }

        private static bool IsOfPath(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
    }

    internal sealed class Handler(AppDb db, SignedWebhook webhook, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var name = SignedWebhook.NormalChannel(request.Channel);
            var channel = await db.Set<PaymentChannelRecord>().FindAsync([request.Provider, name], cancellationToken);
            if (channel is not null && channel.AgencyId != context.Agency.Id)
                return new Refusal(Codes.RequestInvalid, "channel", "channelTaken").With("channel", name);

            var account = request.Account.Trim();
            var secret = webhook.Protect(request.Secret);
            var fields = request.Fields is { Count: > 0 } paths ? JsonSerializer.Serialize(paths, Stored.Json) : null;
            if (channel is null)
            {
                db.Add(new PaymentChannelRecord
                {
                    AgencyId = context.Agency.Id, Provider = request.Provider, Channel = name, Account = account, ProtectedSecret = secret,
                    FieldPaths = fields, CreatedAt = clock.Now,
                });
            }
            else
            {
                (channel.Account, channel.ProtectedSecret, channel.FieldPaths) = (account, secret, fields);
            }

            return new Result(context.Agency.Code.Value, request.Provider, name, account, WebhookOf(request.Provider, name));
        }
    }
}
