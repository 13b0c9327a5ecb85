using MlopsLab.Traffic.Domain.World.Episodes;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>A town with the crimes of the last days at hand; asking for another day reads them anew.</summary>
internal sealed class TownLife(Town town)
{
    private readonly Payment[][] _recent = new Payment[EpisodeCalendar.LongestDays + 1][];
    private int _day = int.MinValue;
    private double _crime = 1;

    public Town Town => town;

    public void Steal(EpisodeCalendar episodes, long slot, int customers, double crime, List<Payment> into)
    {
        var from = FraudWorld.StartOf(slot);
        var until = from + FraudWorld.Slot;
        Turn(episodes, (int)(from - DateTimeOffset.UnixEpoch).TotalDays, crime);
        foreach (var payments in _recent)
        {
            foreach (var payment in payments)
            {
                if (payment.At >= from && payment.At < until && payment.Customer.Index < customers && payment.Customer.Opened <= payment.At)
                {
                    into.Add(payment);
                }
            }
        }
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

        (_day, _crime) = (day, crime);
    }
}
