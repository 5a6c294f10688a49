using System.Security.Cryptography;

using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.App.Words;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees;

/// <summary>Người nộp, as a door hands them in.</summary>
/// <param name="IdentityNumber">Số định danh cá nhân or mã số thuế.</param>
public sealed record PayerInput(string Name, string? IdentityNumber = null)
{
    private const int SaltBytes = 16;

    private const int LongestIdentityNumber = 20;

    internal bool IsThatOf(PayerRecord payer) => Name.Kept() == payer.Name && HasIdentityOf(payer);

    internal bool HasIdentityOf(PayerRecord payer) => NormalIdentity() == payer.IdentityNumber;

    internal PayerRecord ToRecord(int agency, long no, string? exemptionEvidence = null) => new()
    {
        AgencyId = agency, No = no, Name = Name.Kept(), IdentityNumber = NormalIdentity(), ExemptionEvidence = exemptionEvidence is null ? null : exemptionEvidence.Kept(),
        Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes)), SearchText = FoldedText.Of(Name.Kept()),
    };

    private string? NormalIdentity() => string.IsNullOrWhiteSpace(IdentityNumber) ? null : IdentityNumber.Kept();

    internal sealed class Validator : AbstractValidator<PayerInput>
    {
        public Validator()
        {
            RuleFor(p => p.Name).IsGiven().IsText(Shape.Name);
            RuleFor(p => p.IdentityNumber).IsText(LongestIdentityNumber);
        }
    }
}

internal static class Payers
{
    public static string Digest(this PayerRecord payer) => PayerDigest.Of(payer.Salt, payer.Name, payer.IdentityNumber);
}
