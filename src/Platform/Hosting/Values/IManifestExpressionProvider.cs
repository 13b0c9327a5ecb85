namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value written as a placeholder where the system is only described.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}
