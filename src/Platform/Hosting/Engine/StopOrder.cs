using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Hosting.Engine;

/// <summary>Who stops before whom: what refers to others before what it refers to; circles stop together.</summary>
internal static class StopOrder
{
    public static IReadOnlyList<IReadOnlyList<IResource>> Of(IEnumerable<IResource> resources)
    {
        var left = resources.ToList();
        var waves = new List<IReadOnlyList<IResource>>();
        while (left.Count > 0)
        {
            var free = left.Where(resource => !left.Any(other => other != resource && Needs(other).Contains(resource))).ToList();
            var wave = free.Count > 0 ? free : left.Where(resource => Needs(resource).Any()).DefaultIfEmpty(left[0]).ToList();
            waves.Add(wave);
            left.RemoveAll(wave.Contains);
        }

        return waves;
    }

    private static IEnumerable<IResource> Needs(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(annotation => annotation.Resource)
            .Concat(resource.Annotations.OfType<WaitAnnotation>().Select(annotation => annotation.Resource));
}
