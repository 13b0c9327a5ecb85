using System.Globalization;

namespace MlopsLab.Incidents.Storage;

/// <summary>Times as sortable text in UTC.</summary>
internal static class Times
{
    public static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
