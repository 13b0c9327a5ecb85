namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command's icon is drawn.</summary>
public enum IconVariant
{
    Regular,
    Filled,
}
