using System.Text;

using FluentValidation;
using FluentValidation.Results;

using KeToanChung.Ledger;

namespace KeToanChung.App.Pipeline;

/// <summary>The words that validators are made of. Each names its sentence in the resource files: <c>request.invalid.required</c> and so on.</summary>
public static class Shape
{
    public const int Code = 16;

    public const int Short = 64;

    public const int Name = 200;

    public const int Text = 500;

    public static IRuleBuilderOptions<T, TProperty> IsGiven<T, TProperty>(this IRuleBuilder<T, TProperty> rule) =>
        rule.NotEmpty().WithErrorCode("required");

    public static IRuleBuilderOptions<T, string?> IsAtMost<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.MaximumLength(length).WithErrorCode("tooLong");

    /// <summary>One line of text that people will read: no control characters, at most <see cref="Text"/> long.</summary>
    public static IRuleBuilderOptions<T, string?> IsText<T>(this IRuleBuilder<T, string?> rule, int length = Text) =>
        rule.IsAtMost(length).Must(text => text is null || !text.Any(IsForbidden)).WithErrorCode("controlCharacter");

    public static IRuleBuilderOptions<T, AgencyCode> IsAgencyCode<T>(this IRuleBuilder<T, AgencyCode> rule) =>
        rule.Must(code => code.IsWellFormed).WithErrorCode("agencyCode");

    public static IRuleBuilderOptions<T, TEnum> IsKnown<T, TEnum>(this IRuleBuilder<T, TEnum> rule)
        where TEnum : struct, Enum =>
        rule.Must(Enum.IsDefined).WithErrorCode("unknownValue"); // IsInEnum looks for [Flags] each time

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> HasAtMost<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int most) =>
        rule.Must((_, items, context) =>
        {
            context.MessageFormatter.AppendArgument("most", most);
            return items is null || items.Count <= most;
        }).WithErrorCode("tooManyLines");

    /// <summary>A day that a commune's books can have: not before this century, not after the next fifty years.</summary>
    public static IRuleBuilderOptions<T, DateOnly> IsDay<T>(this IRuleBuilder<T, DateOnly> rule) =>
        rule.IsGiven().Must(day => day == default || day.Year is >= 2000 and <= 2100).WithErrorCode("dateOutOfRange");

    /// <summary><c>Lines[2].Account</c> as the API names it: <c>lines[2].account</c>.</summary>
    public static string FieldPath(string property)
    {
        var path = new StringBuilder(property.Length);
        var atStart = true;
        foreach (var c in property)
        {
            path.Append(atStart ? char.ToLowerInvariant(c) : c);
            atStart = c == '.';
        }

        return path.ToString();
    }

    /// <summary>A validator names the sentence by its error code (<c>WithErrorCode</c>).</summary>
    public static Refusal Refused(ValidationFailure failure)
    {
        var refusal = new Refusal(Codes.RequestInvalid, FieldPath(failure.PropertyName), failure.ErrorCode);
        foreach (var (name, value) in failure.FormattedMessagePlaceholderValues ?? [])
            refusal = refusal.With(name, value);
        return refusal;
    }

    /// <summary>Whether a text is so short and plain that no rule for texts, however strict, has anything to say.</summary>
    public static bool IsPlain(string? text) => text is null || (text.Length <= Code && !text.Any(IsForbidden));

    private static bool IsForbidden(char c) => char.IsControl(c);
}
