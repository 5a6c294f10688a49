using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Web.Security;

/// <summary>Who signed in, and whether a second factor must be enrolled before anything else.</summary>
internal sealed record SignedIn(User User, DateTime At, bool MustEnrol);

/// <summary>
/// Đăng nhập, for API and pages. It is no command: a failure must be counted and stay counted, and whoever comes has no appointment yet.
/// A wrong name and a wrong password get the same answer after the same work.
/// </summary>
internal sealed class SignInDesk(
    UserManager<User> users, AppDb db, IDatabase database, SecondFactor secondFactor, UnknownNames unknownNames, BusinessClock clock, CallContext context)
{
    private static readonly Refusal Failed = new(Codes.AuthFailed);

    private static readonly Refusal Locked = new Refusal(Codes.AuthLocked).With("minutes", (long)Passwords.Lockout.TotalMinutes);

    // Of a password that nobody has; only the work of checking it counts.
    private static string? dummyHash;

    public async Task<Outcome<SignedIn>> SignIn(string userName, string password, string? code, CancellationToken cancel)
    {
        var user = await users.FindByNameAsync(userName);
        if (user is null)
            return await Unknown(userName, password, cancel);
        if (IsLocked(user.LockoutEnd))
            return await Refuse(user, Locked, cancel);
        if (users.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) is PasswordVerificationResult.Failed)
            return await CountFailure(user, Failed, cancel);
        if (user.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(code))
                return await Refuse(user, new Refusal(Codes.AuthFailed, "twoFactorCode", "secondFactorNeeded"), cancel);
            if (!await secondFactor.IsRight(user, code))
                return await CountFailure(user, new Refusal(Codes.AuthFailed, "twoFactorCode", "secondFactorWrong"), cancel);
        }

        return await Accept(user, cancel);
    }

    // Whether a name exists must not show, neither in the answer, nor in its time, nor in the lock that follows.
    private async Task<Outcome<SignedIn>> Unknown(string userName, string password, CancellationToken cancel)
    {
        var nobody = new User();
        dummyHash ??= users.PasswordHasher.HashPassword(nobody, Guid.NewGuid().ToString());
        users.PasswordHasher.VerifyHashedPassword(nobody, dummyHash, password);
        return await Refuse(null, unknownNames.IsLockedAfterOneMore(userName) ? Locked : Failed, cancel);
    }

    private async Task<Outcome<SignedIn>> Accept(User user, CancellationToken cancel)
    {
        var now = clock.Now;
        var mustEnrol = !user.TwoFactorEnabled && await secondFactor.IsRequiredOf(user, cancel);
        var locked = false;
        await Record(user, refusal: null, async () =>
        {
            // Somebody may have guessed at the same time.
            locked = IsLocked(await db.Users.Where(u => u.Id == user.Id).Select(u => u.LockoutEnd).FirstAsync(cancel));
            if (!locked && user.AccessFailedCount > 0)
                await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, 0), cancel);
        }, cancel);
        return locked ? Locked : new SignedIn(user, now, mustEnrol);
    }

    private async Task<Outcome<SignedIn>> CountFailure(User user, Refusal refusal, CancellationToken cancel)
    {
        await Record(user, refusal, async () =>
        {
            var mine = db.Users.Where(u => u.Id == user.Id);
            await mine.ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1), cancel);
            if (await mine.Select(u => u.AccessFailedCount).FirstAsync(cancel) < Passwords.MostFailures)
                return;

            DateTimeOffset? until = new DateTimeOffset(clock.Now + Passwords.Lockout);
            await mine.ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, until), cancel);
        }, cancel);
        return refusal;
    }

    private async Task<Outcome<SignedIn>> Refuse(User? user, Refusal refusal, CancellationToken cancel)
    {
        await Record(user, refusal, () => Task.CompletedTask, cancel);
        return refusal;
    }

    // What was typed for a name is not written down: people type their password there.
    private async Task Record(User? user, Refusal? refusal, Func<Task> change, CancellationToken cancel) => await database.Write(
        async _ =>
        {
            db.ChangeTracker.Clear();
            await change();
            db.Add(new AuditRecord
            {
                AgencyId = AuditRecord.NoAgency, Id = Guid.CreateVersion7(), At = clock.Now, ActorId = user?.Id, Actor = user?.UserName ?? "",
                Command = nameof(SignIn), Refusal = refusal?.Code, Door = context.Door.ToString().ToLowerInvariant(), TraceId = context.TraceId,
            });
            await db.SaveChangesAsync(cancel);
            return (Outcome<Nothing>)Nothing.Value;
        },
        cancel);

    private bool IsLocked(DateTimeOffset? until) => until?.UtcDateTime > clock.Now;
}
