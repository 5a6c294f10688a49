using KeToanChung.App.Fees;
using KeToanChung.App.Fees.BankLists;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees.BankLists;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees.Channels;

/// <summary>Một kênh thanh toán: a new secret, and how its bank writes the daily list (T+1).</summary>
internal sealed class ChannelModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public ChannelForm Form { get; set; } = new();

    public ListPaymentChannels.Item? Found { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    private string Provider => (string)RouteData.Values["provider"]!;

    private string Channel => (string)RouteData.Values["channel"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        Form = ChannelForm.Of(Found?.ListLayout ?? BankListLayout.Usual);
    }

    public async Task<IActionResult> OnPostSecretAsync(CancellationToken cancel)
    {
        var secret = Form.Secret;
        if (await Ask(new RotateChannelSecret.Command(new AgencyCode(AgencyCode), Provider, Channel, secret ?? ""), cancel) is null)
            return await Again(cancel);

        Tell(Labels["channels.rotated"]);
        return RedirectToPage(new { agency = AgencyCode, provider = Provider, channel = Channel });
    }

    public async Task<IActionResult> OnPostListAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || await Ask(new SetBankListLayout.Command(new AgencyCode(AgencyCode), Provider, Channel, Form.ToLayout()), cancel) is null)
            return await Again(cancel);

        Tell(Labels["channels.listSaved"]);
        return RedirectToPage(new { agency = AgencyCode, provider = Provider, channel = Channel });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;
        if (!(await Reader(cancel)).MayIn(AgencyCode, Right.Administer))
        {
            Show([new Refusal(Codes.RightMissing)]);
            return;
        }

        var all = await Ask(new ListPaymentChannels.Query(new AgencyCode(AgencyCode)), cancel);
        Found = all?.Items.FirstOrDefault(c => c.Provider == Provider && c.Channel == Channel);
        if (all is not null && Found is null)
            Show([new Refusal(Codes.NotFound)]);
        if (Form.TimeFormat is null)
            Form = ChannelForm.Of(Found?.ListLayout ?? BankListLayout.Usual); // the other form was sent
    }

    internal sealed class ChannelForm
    {
        private static readonly char[] BetweenFields = [' ', ',', ';', '|'];

        public string? Secret { get; set; }

        public string? Collector { get; set; }

        public string? Separator { get; set; }

        /// <summary>Parted by blanks.</summary>
        public string? Fields { get; set; }

        public string? Footer { get; set; }

        public string? Detail { get; set; }

        public string? Late { get; set; }

        public string? End { get; set; }

        public string? TimeFormat { get; set; }

        public ListDigest RecordDigest { get; set; }

        public ListDigest FileDigest { get; set; }

        public bool IsKeyed { get; set; }

        public int DaysBehind { get; set; }

        public static ChannelForm Of(BankListLayout layout) => new()
        {
            Collector = layout.Collector, Separator = layout.Separator, Fields = string.Join(' ', layout.Fields), Footer = string.Join(' ', layout.Footer),
            Detail = layout.Detail, Late = layout.Late, End = layout.End, TimeFormat = layout.TimeFormat, RecordDigest = layout.RecordDigest, FileDigest = layout.FileDigest,
            IsKeyed = layout.IsKeyed, DaysBehind = layout.DaysBehind,
        };

        public BankListLayout ToLayout() => new()
        {
            Collector = Collector, Separator = Separator ?? "", Fields = Parts(Fields), Footer = Parts(Footer), Detail = Detail ?? "", Late = Late ?? "", End = End ?? "",
            TimeFormat = TimeFormat ?? "", RecordDigest = RecordDigest, FileDigest = FileDigest, IsKeyed = IsKeyed, DaysBehind = DaysBehind,
        };

        private static string[] Parts(string? text) => text?.Split(BetweenFields, StringSplitOptions.RemoveEmptyEntries) ?? [];
    }
}
