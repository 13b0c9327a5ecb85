using MlopsLab.Servers;

namespace MlopsLab.Hosting.State;

/// <summary>Gives every endpoint a free port, the same one at the next start.</summary>
internal sealed class PortBook(LabFolder folder)
{
    private readonly FreePorts ports = new(Path.Combine(folder.Root, "ports.json"));

    public int PortOf(string endpoint)
    {
        using var reservation = ports.Reserve(endpoint);
        return reservation.Port;
    }
}
