namespace KeToanChung.App.Imports;

/// <summary>
/// All that a folder tells, in the order in which it happened: by date, within a day by kind, within a kind as in the file. What the bank
/// says of it comes last.
/// </summary>
internal static class LoadPlan
{
    public static IReadOnlyList<LoadItem> Read(string folder, List<BadRow> bad) =>
        [.. BudgetEntriesFile.Items(folder, bad)
            .Concat(PaymentRequestsFile.Items(folder, bad))
            .Concat(FeeCasesFile.Items(folder, bad))
            .Concat(PlatformPaymentsFile.Items(folder, bad))
            .Concat(JournalsFile.Items(folder, bad))
            .OrderBy(i => i.Date).ThenBy(i => i.Order).ThenBy(i => i.Line)
            .Concat(StatementFiles.Items(folder))];
}
