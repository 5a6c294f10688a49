using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Identity;

namespace KeToanChung.App.People;

/// <summary>Thêm người dùng. Without an appointment a user may do nothing.</summary>
public static class AddUser
{
    [Needs(Right.Administer)]
    public sealed record Command(string UserName, string DisplayName, string Password, string? Email = null)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInCommune
    {
        // A record prints its members: a password must not come out that way.
        public override string ToString() => $"AddUser {UserName}";
    }

    public sealed record Result(string UserName, string DisplayName) : IHasSubject
    {
        string IHasSubject.Subject => $"user {UserName}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.DisplayName).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.Password).IsGiven().IsAtMost(Shape.Name);
            RuleFor(c => c.Email).IsText(Shape.Name);
        }
    }

    internal sealed class Handler(UserManager<User> users, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = new User
            {
                Id = Guid.CreateVersion7(), UserName = request.UserName.Trim(), DisplayName = request.DisplayName.Kept(), Email = request.Email,
            };
            var result = context.CallerOrThrow.IsSystem ? await CreateAtInstallation(user, request.Password) : await users.CreateAsync(user, request.Password);
            return result.Succeeded
                ? new Result(user.UserName, user.DisplayName)
                : Outcome<Result>.Refused([.. result.Errors.Select(e => Passwords.Refused(e, "password"))]);
        }

        // Who installs chooses the first password, however short: the policy is for people.
        private Task<IdentityResult> CreateAtInstallation(User user, string password)
        {
            user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            return users.CreateAsync(user);
        }
    }
}
