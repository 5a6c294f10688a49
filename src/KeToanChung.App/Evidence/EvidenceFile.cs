using System.Text.Json.Serialization;

using FluentValidation;
using FluentValidation.Results;

using KeToanChung.App.Files;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.Evidence;

/// <summary>A scanned paper or a photo of one. What it is its bytes tell, and its name must not say otherwise.</summary>
public sealed class EvidenceFile(string name, byte[] content) : UploadedFile(name, content)
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>At a time.</summary>
    public const int MostFiles = 10;

    /// <summary>Under one voucher or request.</summary>
    public const int MostOfOne = 40;

    public int Size { get; } = content.Length;

    [JsonIgnore]
    internal FileFormat? Format { get; } = FileFormat.Of(content);

    /// <summary>For validators: some files, each of which can be kept.</summary>
    internal static void MustBeKeepable<T>(IReadOnlyList<EvidenceFile> files, ValidationContext<T> context)
    {
        if (files.Count == 0)
            context.AddFailure(FailureOf("Files", new Refusal(Codes.RequestInvalid, null, "evidence.noFile")));
        if (files.Count > MostFiles)
            context.AddFailure(FailureOf("Files", new Refusal(Codes.RequestInvalid, null, "evidence.tooManyAtOnce").With("most", (long)MostFiles)));
        foreach (var (i, file) in files.Index())
        {
            if (file.WhyNot() is { } refusal)
                context.AddFailure(FailureOf($"Files[{i}]", refusal.With("name", file.Name)));
        }
    }

    private static ValidationFailure FailureOf(string property, Refusal refusal) => new(property, refusal.Reason)
    {
        ErrorCode = refusal.Reason, FormattedMessagePlaceholderValues = refusal.Figures.ToDictionary(f => f.Key, f => f.Value!, StringComparer.Ordinal),
    };

    private Refusal? WhyNot()
    {
        var ending = Path.GetExtension(Name);
        if (Name.Length is 0 or > Shape.Name || Name.Any(char.IsControl))
            return new Refusal(Codes.RequestInvalid, null, "evidence.badName").With("name", Name).With("most", (long)Shape.Name);
        if (Size == 0)
            return new Refusal(Codes.RequestInvalid, null, "evidence.empty").With("name", Name);
        if (Size > MostBytes)
            return new Refusal(Codes.RequestInvalid, null, "evidence.tooLarge").With("name", Name).With("most", (long)(MostBytes / 1024 / 1024));
        if (FileFormat.IsHeif(Content))
            return new Refusal(Codes.RequestInvalid, null, "evidence.heif").With("name", Name);
        if (Format is null)
            return new Refusal(Codes.RequestInvalid, null, "evidence.unknownFormat").With("name", Name);
        if (ending.Length > 0 && !Format.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase))
            return new Refusal(Codes.RequestInvalid, null, "evidence.otherThanNamed").With("name", Name).With("format", Format.Name);
        if (!Format.IsWhole(Content))
            return new Refusal(Codes.RequestInvalid, null, "evidence.cutOff").With("name", Name);
        return null;
    }
}
