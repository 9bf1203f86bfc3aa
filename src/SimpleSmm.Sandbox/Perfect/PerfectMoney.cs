using System.Globalization;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>
/// Formats money in the documented way, as text with five decimals. An amount with more decimals is written in full, so that sums are
/// exact.
/// </summary>
internal static class PerfectMoney
{
    public static string Text(decimal amount) => amount.ToString("0.00000###########", CultureInfo.InvariantCulture);
}
