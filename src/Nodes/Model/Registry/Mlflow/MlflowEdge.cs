using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Registry.Mlflow;

/// <summary>Reads a call, lets it be answered, and turns what is refused into MLflow's errors.</summary>
internal static class MlflowEdge
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RequestDelegate Answer<TApi>(Func<TApi, MlflowCall, CancellationToken, Task<JsonObject>> answer)
        where TApi : notnull =>
        context => GuardAsync(context, async () =>
        {
            var call = await ReadAsync(context);
            await WriteAsync(context, await answer(context.RequestServices.GetRequiredService<TApi>(), call, context.RequestAborted));
        });

    public static async Task GuardAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (MlflowException refused)
        {
            await MlflowErrors.WriteAsync(context, refused.Error, refused.Message);
        }
        catch (FormatException unreadable)
        {
            await MlflowErrors.WriteAsync(context, MlflowError.InvalidParameterValue, unreadable.Message);
        }
    }

    public static async Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, answer, Plain, context.RequestAborted);
    }

    private static async Task<MlflowCall> ReadAsync(HttpContext context)
    {
        var body = HttpMethods.IsGet(context.Request.Method) ? [] : await BodyAsync(context);
        foreach (var value in context.Request.Query.SelectMany(parameter => parameter.Value))
        {
            CheckText(value);
        }

        foreach (var (name, value) in context.Request.RouteValues)
        {
            body[name] = value?.ToString();
        }

        return new MlflowCall(body, context.Request.Query);
    }

    private static async Task<JsonObject> BodyAsync(HttpContext context)
    {
        using var text = new StreamReader(context.Request.Body);
        var body = await text.ReadToEndAsync(context.RequestAborted);
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            CheckTexts(Encoding.UTF8.GetBytes(body));
            return JsonNode.Parse(body, documentOptions: Strict) as JsonObject ?? throw Unreadable(body);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw Unreadable(body);
        }
    }

    // Half a surrogate pair is read lazily and would only fail somewhere later; a NUL can't be stored everywhere.
    private static void CheckTexts(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                CheckText(reader.GetString());
            }
        }
    }

    private static void CheckText(string? text)
    {
        if (text is not null && text.Contains('\0'))
        {
            throw MlflowException.Invalid("A text holds the character NUL.");
        }
    }

    private static MlflowException Unreadable(string body) =>
        new(MlflowError.BadRequest, $"The request body is no JSON object: {(body.Length > 100 ? body[..100] : body)}");
}
