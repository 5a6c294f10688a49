using KeToanChung.App.Fees;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees.Channels;

/// <summary>Mở kênh thanh toán: a provider that reports on an account of the agency.</summary>
internal sealed class NewModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public ChannelForm Form { get; set; } = new();

    public IReadOnlyList<string> Providers { get; private set; } = [];

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var opened = await Ask(
            new OpenPaymentChannel.Command(new AgencyCode(AgencyCode), Form.Provider ?? "", Form.Channel ?? "", Form.Account ?? "", Form.Secret ?? "") { Fields = Form.Paths() },
            cancel);
        if (opened is null)
            return await Again(cancel);

        Tell(Labels["channels.opened", opened.Webhook]);
        return Redirect($"/agencies/{AgencyCode}/payment-channels");
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;
        if ((await Reader(cancel)).MayIn(AgencyCode, Right.Administer))
            Providers = (await Ask(new ListPaymentChannels.Query(new AgencyCode(AgencyCode)), cancel))?.Providers ?? [];
        else
            Show([new Refusal(Codes.RightMissing)]);
    }

    internal sealed class ChannelForm
    {
        public string? Provider { get; set; }

        public string? Channel { get; set; }

        public string? Account { get; set; }

        public string? Secret { get; set; }

        /// <summary>A line for each: our field = where the provider's body has it.</summary>
        public string? Fields { get; set; }

        public IReadOnlyDictionary<string, string>? Paths() => string.IsNullOrWhiteSpace(Fields)
            ? null
            : Fields.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
                .GroupBy(parts => parts[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last() is [_, var path] ? path : "", StringComparer.Ordinal);
    }
}
