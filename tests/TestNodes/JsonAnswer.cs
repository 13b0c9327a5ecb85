using System.Net;
using System.Text.Json;

namespace MlopsLab.TestNodes;

public sealed record JsonAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>What a problem answer says.</summary>
    public string Detail => Body.Text("detail");
}
