using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with holes that are filled when the system runs.</summary>
public sealed class ReferenceExpression : IValueProvider, IManifestExpressionProvider
{
    private readonly object[] parts;

    private ReferenceExpression(object[] parts) => this.parts = parts;

    public string ValueExpression => string.Concat(parts.Select(part => part is IManifestExpressionProvider hole ? hole.ValueExpression : part.ToString()));

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Written();

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var texts = new List<string?>(parts.Length);
        foreach (var part in parts)
        {
            texts.Add(part is IValueProvider hole ? await hole.GetValueAsync(cancellationToken) : part.ToString());
        }

        return string.Concat(texts);
    }

    /// <summary>Collects the parts of an interpolated text instead of joining them.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler
    {
        private readonly List<object> parts;

        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) => parts = new(formattedCount * 2 + (literalLength > 0 ? 1 : 0));

        public readonly void AppendLiteral(string value) => parts.Add(value);

        public readonly void AppendFormatted(string? value) => parts.Add(value ?? "");

        public readonly void AppendFormatted<T>(T value)
            where T : IValueProvider, IManifestExpressionProvider => parts.Add(value);

        public readonly void AppendFormatted<T>(IResourceBuilder<T> value)
            where T : IResource, IValueProvider, IManifestExpressionProvider => parts.Add(value.Resource);

        internal readonly ReferenceExpression Written() => new([.. parts]);
    }
}
