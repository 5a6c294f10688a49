namespace KeToanChung.Web.Hosting;

/// <summary>Where it listens: as configured, else on this machine alone.</summary>
internal static class Listening
{
    public const string Default = "http://127.0.0.1:5080";

    private const long LargestBodyBytes = 2 * 1024 * 1024;

    /// <summary>For a batch or a file; everything else is at most <see cref="LargestBodyBytes"/>.</summary>
    public const long LargestUploadBytes = 64 * 1024 * 1024;

    public static void Listen(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBodyBytes;
        });

        // Who reads a request answers it and sends the answer, on one thread of the pool: each handing over costs as much as a query.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);

        string?[] configured =
        [
            builder.Configuration[WebHostDefaults.ServerUrlsKey], builder.Configuration["http_ports"], builder.Configuration["https_ports"],
            builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().FirstOrDefault()?.Key,
        ];
        if (configured.All(string.IsNullOrEmpty))
            builder.WebHost.UseUrls(Default);
    }
}
