using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>
/// Đổi khóa bí mật của kênh thanh toán: what is signed with the old one is refused from now on. Account and fields stay; the secret is never shown.
/// </summary>
public static class RotateChannelSecret
{
    [Needs(Right.Administer)]
    public sealed record Command(AgencyCode Agency, string Provider, string Channel, string Secret)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        // A record prints its members: a secret must not come out that way.
        public override string ToString() => $"RotateChannelSecret {Provider}/{Channel}";
    }

    public sealed record Result(string Agency, string Provider, string Channel) : IHasSubject
    {
        string IHasSubject.Subject => $"payment channel {Provider}/{Channel}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Secret).IsGiven().IsAtMost(Shape.Name)
            .MinimumLength(OpenPaymentChannel.ShortestSecret).WithErrorCode("secretTooShort");
    }

    internal sealed class Handler(AppDb db, SignedWebhook webhook, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var name = SignedWebhook.NormalChannel(request.Channel);
            var channel = await db.Set<PaymentChannelRecord>().FindAsync([request.Provider, name], cancellationToken);
            if (channel is null || channel.AgencyId != context.Agency.Id)
                return new Refusal(Codes.NotFound, "channel");

            channel.ProtectedSecret = webhook.Protect(request.Secret);
            return new Result(context.Agency.Code.Value, channel.Provider, channel.Channel);
        }
    }
}
