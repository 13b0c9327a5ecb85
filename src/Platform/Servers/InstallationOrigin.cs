namespace MlopsLab.Servers;

/// <summary>How a server came to be on this machine.</summary>
public enum InstallationOrigin
{
    /// <summary>It was installed already.</summary>
    Found,

    /// <summary>Unpacked from the distribution's packages into the tools folder; nothing was installed.</summary>
    Unpacked,

    /// <summary>Installed just now by the system's package manager.</summary>
    Installed,

    /// <summary>An image that docker or podman runs.</summary>
    Container,
}
