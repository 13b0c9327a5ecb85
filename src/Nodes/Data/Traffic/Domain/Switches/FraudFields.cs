namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>The fields of a payment by kind, as the fraud scenario names them.</summary>
internal static class FraudFields
{
    public static readonly string[] Numbers = ["amount", "distance_km", "account_age_days", "merchant_age_days", "limit_used"];
    public static readonly string[] Categories = ["category", "channel", "country", "home_country", "three_ds"];
    public static readonly string[] Others = ["customer_id", "merchant_id", "device_id", "card_present"];
}
