using System.Text.Json;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>Writes a payment's fields exactly as the fraud scenario names them.</summary>
internal static class PaymentJson
{
    public static void WriteFields(Utf8JsonWriter json, Payment payment)
    {
        var (customer, merchant) = (payment.Customer, payment.Merchant);
        json.WriteStartObject();
        json.WriteString("customer_id"u8, customer.Id);
        json.WriteString("merchant_id"u8, merchant.Id);
        json.WriteString("device_id"u8, payment.Device);
        json.WriteNumber("amount"u8, payment.Amount);
        json.WriteString("category"u8, merchant.Trade.Name);
        json.WriteString("channel"u8, payment.Channel.Name);
        json.WriteBoolean("card_present"u8, payment.CardPresent);
        json.WriteString("country"u8, Countries.Codes[merchant.Country]);
        json.WriteString("home_country"u8, Countries.Codes[customer.Home]);
        WriteNumber(json, "distance_km"u8, payment.Kilometres);
        json.WriteNumber("account_age_days"u8, Math.Round((payment.At - customer.Opened).TotalDays, 1));
        json.WriteNumber("merchant_age_days"u8, Math.Round(merchant.AgeDays(payment.At), 1));
        json.WriteString("three_ds"u8, payment.StepUp.Name);
        json.WriteNumber("limit_used"u8, Math.Round(customer.LimitUsed(payment.At, payment.Amount), 3));
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
