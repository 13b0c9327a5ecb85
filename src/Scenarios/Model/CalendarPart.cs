namespace MlopsLab.Scenarios;

/// <summary>A position in the calendar, counted from 0; weeks begin on Monday.</summary>
public enum CalendarPart
{
    /// <summary>0 to 23.</summary>
    HourOfDay,

    /// <summary>0 (Monday) to 6.</summary>
    DayOfWeek,

    /// <summary>0 to 167.</summary>
    HourOfWeek,
}
