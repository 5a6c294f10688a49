namespace KeToanChung.Web.Cli;

/// <summary>A bar on a terminal; elsewhere nothing, so that what is piped or logged stays readable.</summary>
internal sealed class ProgressBar : IProgress<(int Done, int All)>
{
    private const int Width = 40;

    public void Report((int Done, int All) value)
    {
        if (Console.IsErrorRedirected || value.All == 0)
            return;

        var filled = Width * value.Done / value.All;
        Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {value.Done}/{value.All}");
        if (value.Done == value.All)
            Console.Error.WriteLine();
    }
}
