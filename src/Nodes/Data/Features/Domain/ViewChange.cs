namespace MlopsLab.Features.Domain;

/// <summary>What a scenario's file means for the versions of its view.</summary>
internal enum ViewChange
{
    /// <summary>Its view is known already.</summary>
    Nothing,

    /// <summary>There is nothing to compare with yet: it becomes the active one at once.</summary>
    Adopt,

    /// <summary>It is computed beside the active one, which stays active until somebody switches.</summary>
    Build,

    /// <summary>The fields changed too, so that new records no longer fit the active one: it becomes active once it is computed.</summary>
    BuildAndSwitch,

    /// <summary>It would be built, but as many versions are kept as may be.</summary>
    TooMany,
}
