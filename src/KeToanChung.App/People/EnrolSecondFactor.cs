using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Identity;

namespace KeToanChung.App.People;

/// <summary>
/// Đăng ký xác thực hai bước: gives the key for an authenticator app (TOTP). It counts once a code of it was given back. Who has one
/// already can't replace it alone: a stolen session would do just that.
/// </summary>
public static class EnrolSecondFactor
{
    [NeedsSignIn]
    public sealed record Command : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    /// <param name="Key">To be typed into the app.</param>
    /// <param name="Uri">The same as <c>otpauth</c> address, for a QR code.</param>
    public sealed record Result(string Key, string Uri);

    internal sealed class Handler(UserManager<User> users, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = (await users.FindByIdAsync(context.CallerOrThrow.UserId.ToString()))!;
            if (user.TwoFactorEnabled)
                return new Refusal(Codes.RequestWrongState, null, "secondFactorEnrolled");

            await users.ResetAuthenticatorKeyAsync(user);
            var key = (await users.GetAuthenticatorKeyAsync(user))!;
            return new Result(key, $"otpauth://totp/KeToanChung:{Uri.EscapeDataString(user.UserName!)}?secret={key}&issuer=KeToanChung&digits=6");
        }
    }
}

/// <summary>Xác nhận ứng dụng xác thực by a code of it. From the next sign-in on it is asked for.</summary>
public static class ConfirmSecondFactor
{
    [NeedsSignIn]
    public sealed record Command(string Code) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(bool Enrolled);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).IsGiven().IsText(Shape.Code);
    }

    internal sealed class Handler(UserManager<User> users, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = (await users.FindByIdAsync(context.CallerOrThrow.UserId.ToString()))!;
            if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, request.Code.Trim()))
                return new Refusal(Codes.RequestInvalid, "code", "secondFactorWrong");

            await users.SetTwoFactorEnabledAsync(user, true);
            return new Result(true);
        }
    }
}
