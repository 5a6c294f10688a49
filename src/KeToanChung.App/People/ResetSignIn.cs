using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Identity;

namespace KeToanChung.App.People;

/// <summary>
/// Cấp lại đăng nhập for somebody who lost password or telephone: a new password, no lock, and the second factor to be enrolled anew.
/// </summary>
public static class ResetSignIn
{
    [Needs(Right.Administer)]
    public sealed record Command(string UserName, string NewPassword) : ICommand<Outcome<AddUser.Result>>, IRequest<Outcome<AddUser.Result>>, IInCommune
    {
        public override string ToString() => $"{nameof(ResetSignIn)} {UserName}"; // a record prints its members
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.NewPassword).IsGiven().IsAtMost(Shape.Name);
        }
    }

    internal sealed class Handler(UserManager<User> users) : IRequestHandler<Command, Outcome<AddUser.Result>>
    {
        public async Task<Outcome<AddUser.Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await users.FindByNameAsync(request.UserName.Trim()) is not { } user)
                return new Refusal(Codes.NotFound, "userName");

            await users.RemovePasswordAsync(user);
            var result = await users.AddPasswordAsync(user, request.NewPassword);
            if (!result.Succeeded)
                return Outcome<AddUser.Result>.Refused([.. result.Errors.Select(e => Passwords.Refused(e, "newPassword"))]);

            await users.SetTwoFactorEnabledAsync(user, false);
            await users.SetLockoutEndDateAsync(user, null);
            await users.ResetAccessFailedCountAsync(user);
            return new AddUser.Result(user.UserName!, user.DisplayName);
        }
    }
}
