using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.CashDesks;

namespace KeToanChung.App.CashDesks;

/// <summary>The shape of a count, for the validators: what a line may hold is decided by <see cref="CashCount"/>.</summary>
internal static class CashCountRules
{
    private const int MostLines = 50;

    public static void IsCount<T>(this IRuleBuilderInitial<T, IReadOnlyList<CashPieces>> rule) =>
        rule.Cascade(CascadeMode.Stop).NotNull().WithErrorCode("required").HasAtMost(MostLines).ForEach(line => line.NotNull().WithErrorCode("required"));
}
