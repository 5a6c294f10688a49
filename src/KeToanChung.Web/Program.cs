var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "KeToanChung");

await app.RunAsync();
