using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.AspNetCore.Identity;

namespace KeToanChung.App.People;

/// <summary>Đổi mật khẩu của mình. All other sessions of the user end.</summary>
public static class ChangePassword
{
    [NeedsSignIn]
    public sealed record Command(string OldPassword, string NewPassword) : ICommand<Outcome<Nothing>>, IRequest<Outcome<Nothing>>
    {
        public override string ToString() => nameof(ChangePassword); // a record prints its members
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OldPassword).IsGiven().IsAtMost(Shape.Name);
            RuleFor(c => c.NewPassword).IsGiven().IsAtMost(Shape.Name);
        }
    }

    internal sealed class Handler(UserManager<User> users, CallContext context) : IRequestHandler<Command, Outcome<Nothing>>
    {
        public async Task<Outcome<Nothing>> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = (await users.FindByIdAsync(context.CallerOrThrow.UserId.ToString()))!;
            var result = await users.ChangePasswordAsync(user, request.OldPassword, request.NewPassword);
            return result.Succeeded
                ? Nothing.Value
                : Outcome<Nothing>.Refused([.. result.Errors.Select(e => Passwords.Refused(e, "newPassword"))]);
        }
    }
}
