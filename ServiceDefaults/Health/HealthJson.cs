using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.ServiceDefaults.Health;

/// <summary>The health report as JSON: the whole, and each check with its reason.</summary>
internal static class HealthJson
{
    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        json.WriteNumber("durationMs", Math.Round(report.TotalDuration.TotalMilliseconds, 2));
        json.WriteStartArray("checks");
        foreach (var (name, entry) in report.Entries)
        {
            Write(json, name, entry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, string name, HealthReportEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("status", entry.Status.ToString());
        json.WriteNumber("durationMs", Math.Round(entry.Duration.TotalMilliseconds, 2));
        if (entry.Description is { } description)
        {
            json.WriteString("description", description);
        }

        if (entry.Exception is { } failed)
        {
            // The kind of failure, not its message: that may hold addresses or user names.
            json.WriteString("error", failed.GetType().Name);
        }

        json.WriteEndObject();
    }
}
