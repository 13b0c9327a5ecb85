namespace MlopsLab.Registry.Domain;

/// <summary>What the audit trail calls what can be done.</summary>
internal static class Actions
{
    public const string ModelCreated = "model.created";
    public const string ModelDescribed = "model.described";
    public const string ModelTagSet = "model.tag.set";
    public const string ModelTagDeleted = "model.tag.deleted";
    public const string ModelRenamed = "model.renamed";
    public const string ModelDeleted = "model.deleted";
    public const string Registered = "version.registered";
    public const string Approved = "version.approved";
    public const string Rejected = "version.rejected";
    public const string Gated = "version.gated";
    public const string Overridden = "version.gates.overridden";
    public const string PolicySet = "gates.policy.set";
    public const string Described = "version.described";
    public const string TagSet = "version.tag.set";
    public const string TagDeleted = "version.tag.deleted";
    public const string Staged = "version.staged";
    public const string Deleted = "version.deleted";
    public const string AliasSet = "alias.set";
    public const string AliasUnset = "alias.unset";
    public const string RolledBack = "alias.rolled.back";
}
