namespace MlopsLab.Lab.Tests;

internal static class Payment
{
    public const string Typical = """
        {"customer_id":"c-test","merchant_id":"m-test","device_id":null,"amount":24.5,"category":"grocery","channel":"chip","card_present":true,
        "country":"DE","home_country":"DE","distance_km":3.2,"account_age_days":812,"merchant_age_days":1500,"three_ds":"none","limit_used":0.2}
        """;
}
