using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KeToanChung.Web.Pages;

/// <summary>Phím tắt.</summary>
internal sealed class ShortcutsModel : PageModel;
