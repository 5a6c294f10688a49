using System.Globalization;
using System.Resources;

namespace KeToanChung.Web.Words;

/// <summary>The words on pages, from the one resource file of each language. A word that is missing fails the page, and so the test.</summary>
public sealed class Labels
{
    private static readonly ResourceManager Resources = new("KeToanChung.Web.Words.Labels", typeof(Labels).Assembly);

    public string this[string key] =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No label for {key}.");

    public string this[string key, params object[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);
}
