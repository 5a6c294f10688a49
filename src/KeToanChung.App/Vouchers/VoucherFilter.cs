using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Vouchers;

/// <summary>What a search of vouchers asks for, apart from the page of its answer. What each field means is said at <see cref="ListVouchers.Query"/>.</summary>
/// <param name="Agency">Null for all that the user may read.</param>
public sealed record VoucherFilter(
    AgencyCode? Agency = null, DateOnly? From = null, DateOnly? To = null, string? Account = null, string? Words = null, VoucherType? Type = null,
    string? Operation = null, string? PostedBy = null, long? Amount = null, bool About = false, bool AwaitsApproval = false)
{
    private static readonly VoucherFilter Everything = new();

    /// <summary>Narrows nothing down.</summary>
    internal bool IsEmpty => this == Everything;

    internal VoucherFilter Normalised() => new(
        Agency, From, To, Account.KeptOrNone(), Words.KeptOrNone(), Type, Operation.KeptOrNone()?.ToUpperInvariant(), PostedBy.KeptOrNone(), Amount is 0 ? null : Amount, About,
        AwaitsApproval);

    internal sealed class Validator : AbstractValidator<VoucherFilter>
    {
        public Validator()
        {
            RuleFor(f => f.Agency).Must(code => code is null || code.Value.IsWellFormed).WithErrorCode("agencyCode");
            RuleFor(f => f.Account).IsText(Shape.Code);
            RuleFor(f => f.Words).IsText(Shape.Name);
            RuleFor(f => f.Type).Must(type => type is null || Enum.IsDefined(type.Value)).WithErrorCode("unknownValue");
            RuleFor(f => f.Operation).IsText(Shape.Code);
            RuleFor(f => f.PostedBy).IsText(Shape.Short);
        }
    }
}
