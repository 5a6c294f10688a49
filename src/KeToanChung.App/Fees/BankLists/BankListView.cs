using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

namespace KeToanChung.App.Fees.BankLists;

/// <summary>A collecting bank's list (T+1) that was taken in and held against ours.</summary>
/// <param name="Id">Of its import.</param>
/// <param name="Day">On which its payments were made; null where its name doesn't tell.</param>
/// <param name="Answer">What the answer to the bank is called.</param>
/// <param name="BankOnly">Payments that we weren't told of before the list (01); they are taken in.</param>
/// <param name="OursOnly">Ours that the list lacks (02).</param>
/// <param name="Differing">With another amount or time than ours, or unreadable (03).</param>
public sealed record BankListView(
    string Id, string FileName, string Provider, string Channel, DateOnly? Day, string Answer, int Matched, int BankOnly, int OursOnly, int Differing,
    DateTimeOffset ImportedAt, string ImportedBy)
{
    internal static BankListView Of(BankListRecord list, OnlinePaymentImportRecord import, CallContext context) => new(
        context.IdOf(import.No).ToString(), import.FileName, list.Provider, list.Channel, list.Day, list.AnswerName, list.Matched, list.BankOnly, list.OursOnly,
        list.Differing, BusinessClock.InVietnam(import.At), import.ImportedBy);
}
