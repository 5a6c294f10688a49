using KeToanChung.App.People;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.People;

/// <summary>Thêm người dùng: without an appointment a user may do nothing yet.</summary>
internal sealed class NewUserModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public UserForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var added = await Ask(new AddUser.Command(Form.UserName ?? "", Form.DisplayName ?? "", Form.Password ?? "", string.IsNullOrWhiteSpace(Form.Email) ? null : Form.Email.Trim()), cancel);
        if (added is null)
            return await Again(cancel);

        Tell(Labels["people.added", added.UserName]);
        return RedirectToPage("/People/Appoint");
    }

    internal sealed class UserForm
    {
        public string? UserName { get; set; }

        public string? DisplayName { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
