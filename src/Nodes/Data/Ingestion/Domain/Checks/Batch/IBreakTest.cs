namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>Watches for one kind of break of one column.</summary>
internal interface IBreakTest
{
    Evidence Evidence { get; }

    /// <summary>Names the break across restarts, for example <c>unit-change:amount:1000</c>.</summary>
    string Key { get; }

    bool IsBelieved => Evidence.IsBelieved;

    /// <summary>Believed once and not refuted since.</summary>
    bool Stands => Evidence.Stands;

    void See(in RowView row);

    /// <summary>Looks at what the column learnt since the last time.</summary>
    void Refresh();
}
