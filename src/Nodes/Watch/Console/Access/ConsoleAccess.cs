namespace MlopsLab.Console.Access;

/// <summary>Lets through what needs no token, turns a token link into a cookie, and refuses the rest.</summary>
internal sealed class ConsoleAccess(RequestDelegate next, ConsoleToken token)
{
    private static readonly string[] Open = ["/health", "/alive", "/metrics", "/openapi", "/v1/", "/assets/", "/bus"];

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (token.IsToken(request.Query["token"]))
        {
            context.Response.Cookies.Append(ConsoleToken.Cookie, token.CookieValue, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
            context.Response.Redirect(request.Path);
        }
        else if (Open.Any(path => request.Path.StartsWithSegments(path.TrimEnd('/'))) || token.Admits(request))
        {
            await next(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync("This console needs its token: open the link that the lab printed at its start (http://…/?token=…).", context.RequestAborted);
        }
    }
}
