using System.Globalization;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>
/// Money as documented: text with five decimals. An amount with more of them is written in full, so that what the panel says
/// can be added up to the last digit.
/// </summary>
internal static class PerfectMoney
{
    public static string Text(decimal amount) => amount.ToString("0.00000###########", CultureInfo.InvariantCulture);
}
