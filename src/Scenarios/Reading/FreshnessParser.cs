namespace MlopsLab.Scenarios;

internal static class FreshnessParser
{
    public static FreshnessRule Parse(YamlMap scenario)
    {
        if (scenario.Map("freshness", "the freshness") is not { } map)
        {
            return FreshnessRule.Default;
        }

        var rule = new FreshnessRule(
            map.Duration("ahead") ?? FreshnessRule.Default.Ahead, map.Duration("behind"), CheckParser.SeverityOf(map, CheckSeverity.Warn));
        map.RefuseUnknown();
        return rule;
    }
}
