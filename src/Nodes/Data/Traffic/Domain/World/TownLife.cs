using MlopsLab.Traffic.Domain.World.Episodes;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>A town with the crimes of the last days at hand; asking for another day reads them anew.</summary>
internal sealed class TownLife(Town town)
{
    private readonly Payment[][] _recent = new Payment[EpisodeCalendar.LongestDays + 1][];
    private Payment[] _today = [];
    private int _day = int.MinValue;
    private double _crime = 1;
    private int _next;

    public Town Town => town;

    public void Steal(EpisodeCalendar episodes, long slot, int customers, double crime, List<Payment> into)
    {
        var from = FraudWorld.StartOf(slot);
        var until = from + FraudWorld.Slot;
        Turn(episodes, (int)(from - DateTimeOffset.UnixEpoch).TotalDays, crime);
        for (var index = First(from); index < _today.Length && _today[index].At < until; index++)
        {
            var payment = _today[index];
            _next = index + 1;
            if (payment.Customer.Index < customers && payment.Customer.Opened <= payment.At)
            {
                into.Add(payment);
            }
        }
    }

    // Slots are mostly asked for one after the other: then it is the one after the last.
    private int First(DateTimeOffset from)
    {
        var index = _next;
        while (index > 0 && _today[index - 1].At >= from)
        {
            index--;
        }

        while (index < _today.Length && _today[index].At < from)
        {
            index++;
        }

        return _next = index;
    }

    private void Turn(EpisodeCalendar episodes, int day, double crime)
    {
        if (day == _day && crime == _crime)
        {
            return;
        }

        if (_day == day - 1 && crime == _crime)
        {
            Array.Copy(_recent, 0, _recent, 1, _recent.Length - 1);
            _recent[0] = episodes.StartingOn(town, day, crime);
        }
        else
        {
            for (var ago = 0; ago < _recent.Length; ago++)
            {
                _recent[ago] = episodes.StartingOn(town, day - ago, crime);
            }
        }

        var midnight = DateTimeOffset.UnixEpoch.AddDays(day);
        _today = [.. _recent.SelectMany(payments => payments).Where(payment => payment.At >= midnight && payment.At < midnight.AddDays(1)).OrderBy(payment => payment.At)];
        (_day, _crime, _next) = (day, crime, 0);
    }
}
