using System.Globalization;
using System.Text.Encodings.Web;

using KeToanChung.Web.Api;
using KeToanChung.Web.Forms;
using KeToanChung.Web.Security;
using KeToanChung.Web.Words;

using Microsoft.AspNetCore.Diagnostics;

namespace KeToanChung.Web.Hosting;

/// <summary>
/// What goes wrong before or behind a page, for people: a sentence, a way out, and the trace id to tell the administrator. It asks no database and
/// nobody's sign-in, since either may be what is missing.
/// </summary>
internal static class ProblemPage
{
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(http => Write(http, FrameworkProblems.Of(Faults.StatusOf(http), http))));
        app.UseStatusCodePages(Answer);
    }

    private static Task Answer(StatusCodeContext answer)
    {
        var http = answer.HttpContext;
        if (Doors.IsApi(http))
            return FrameworkProblems.Of(http.Response.StatusCode, http).WriteTo(http);
        return KeptForm.SealedOf(http) is null ? Write(http, FrameworkProblems.Of(http.Response.StatusCode, http)) : AskToSignIn(answer);
    }

    // The same request goes on as the sign-in page, which takes along what was typed.
    private static async Task AskToSignIn(StatusCodeContext answer)
    {
        var http = answer.HttpContext;
        var (path, query, method) = (http.Request.Path, http.Request.QueryString, http.Request.Method);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        (http.Request.Path, http.Request.QueryString, http.Request.Method) = (SecurityServices.SignInPage, QueryString.Empty, HttpMethods.Get);
        try
        {
            await answer.Next(http);
        }
        finally
        {
            (http.Request.Path, http.Request.QueryString, http.Request.Method) = (path, query, method);
        }
    }

    public static Task Write(HttpContext http, Problem problem)
    {
        var labels = http.RequestServices.GetRequiredService<Labels>();
        var encode = HtmlEncoder.Default;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var home = http.Request.PathBase;
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{encode.Encode(problem.Title)} · {encode.Encode(labels["app.name"])}</title>
                <link rel="icon" href="{home}/img/icon.svg">
                <link rel="stylesheet" href="{home}/css/tokens.css">
                <link rel="stylesheet" href="{home}/css/base.css">
                <link rel="stylesheet" href="{home}/css/parts.css">
            </head>
            <body class="bare">
                <main id="content" class="problem">
                    <p class="problem-status" aria-hidden="true">{problem.Status}</p>
                    <h1>{encode.Encode(problem.Title)}</h1>
                    <p>{encode.Encode(problem.Detail)}</p>
                    <p><a class="button" href="{home}/">{encode.Encode(labels["problem.home"])}</a></p>
                    <p class="muted">{encode.Encode(labels["problem.trace"])} <code>{encode.Encode(problem.TraceId)}</code></p>
                </main>
            </body>
            </html>
            """, http.RequestAborted);
    }
}
