using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MlopsLab.Control;

/// <summary>Lets in only who has read the control file.</summary>
internal sealed class BearerToken(RequestDelegate next, string token)
{
    private readonly byte[] expected = Encoding.UTF8.GetBytes($"Bearer {token}");

    public Task InvokeAsync(HttpContext context)
    {
        var given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        if (CryptographicOperations.FixedTimeEquals(given, expected))
        {
            return next(context);
        }

        return TypedResults.Problem(
            "The control endpoint needs the bearer token of this run.", statusCode: StatusCodes.Status401Unauthorized, title: "Not allowed",
            extensions: new Dictionary<string, object?> { ["remedy"] = "Send 'Authorization: Bearer <token>' with the token in .lab/run/control.json." }).ExecuteAsync(context);
    }
}
