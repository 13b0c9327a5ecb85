namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>What was learnt about the values of one column.</summary>
internal interface IColumnProfile
{
    /// <summary>Logarithm of how likely a value is here; a low floor for values that don't belong.</summary>
    double LogP(in Cell cell);

    void Learn(in Cell cell);

    /// <summary>Makes what was learnt since the last time count.</summary>
    void Refresh();

    double[] Save();

    void Load(double[] state);
}
