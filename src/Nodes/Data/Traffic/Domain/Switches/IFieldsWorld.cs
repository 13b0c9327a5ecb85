using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Changes the fields of the records it touches; a share of them as large as its strength.</summary>
internal interface IFieldsWorld : IWorld
{
    /// <summary>False when there was nothing to change.</summary>
    bool Change(JsonObject fields, Payment payment, WorldSwitch on);
}
