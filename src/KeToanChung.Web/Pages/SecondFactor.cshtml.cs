using KeToanChung.App.People;
using KeToanChung.Web.Api;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages;

/// <summary>Bật xác thực hai bước. Where the policy asks for it, this is the only page that is open before.</summary>
[OpenWithoutSecondFactor]
internal sealed class SecondFactorModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>To be typed into the app.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The same for scanning.</summary>
    [BindProperty]
    public string? Uri { get; set; }

    public bool IsDone { get; private set; }

    public async Task OnPostStartAsync(CancellationToken cancel)
    {
        if (await Ask(new EnrolSecondFactor.Command(), cancel) is { } enrolled)
            (Key, Uri) = (enrolled.Key, enrolled.Uri);
    }

    public async Task OnPostAsync(CancellationToken cancel) =>
        IsDone = await Ask(new ConfirmSecondFactor.Command(Code ?? ""), cancel) is not null;
}
