using KeToanChung.Ledger;

using Microsoft.AspNetCore.Identity;

namespace KeToanChung.App.People;

/// <summary>What a password must be, and how long a name stays locked after too many failures.</summary>
public static class Passwords
{
    private const int ShortestLength = 10;

    /// <summary>So many wrong passwords or codes in a row lock the name for <see cref="Lockout"/>.</summary>
    public const int MostFailures = 5;

    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(10);

    internal static void Policy(IdentityOptions options)
    {
        // Long rather than odd: a sentence is easier to keep than a symbol on a note under the keyboard.
        options.Password.RequiredLength = ShortestLength;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireDigit = false;
        options.Password.RequiredUniqueChars = 4;
        options.Lockout.MaxFailedAccessAttempts = MostFailures;
        options.Lockout.DefaultLockoutTimeSpan = Lockout;
    }

    /// <summary>Identity's codes name what is wrong: PasswordTooShort, PasswordMismatch, DuplicateUserName, …</summary>
    internal static Refusal Refused(IdentityError error, string passwordField) => error.Code switch
    {
        "PasswordMismatch" => new Refusal(Codes.RequestInvalid, "oldPassword", "wrongPassword"),
        "DuplicateUserName" => new Refusal(Codes.RequestInvalid, "userName", "userNameTaken"),
        "InvalidUserName" => new Refusal(Codes.RequestInvalid, "userName", "userName"),
        _ => new Refusal(Codes.RequestInvalid, passwordField, "weakPassword").With("least", ShortestLength),
    };
}
