using System;
using System.Globalization;
using SimpleSmm;
using SimpleSmm.Ledger.Worker;

// <what> <folder of the ledger's assembly> <file> [first number of the order ids] [orders] [at once, or the panel] [its latency or key]
var from = args.Length > 4 ? long.Parse(args[3], CultureInfo.InvariantCulture) : 1;
var count = args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 1;
switch (args[0])
{
    case "race":
        Orders.Race(args[1], args[2], from, count);
        break;
    case "write":
        Orders.Write(args[1], args[2], from, count);
        break;
    case "place":
        var latency = args.Length > 6 ? int.Parse(args[6], CultureInfo.InvariantCulture) : 0;
        await Placing.Run(
            args[1], args[2], from, count, int.Parse(args[5], CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(latency));
        break;
    case "import":
        Importing.Run(args[1], args[2], from, count);
        break;
    case "send":
        Orders.SendAndHang(args[1], args[2]);
        break;
    case "place at panel":
        await PanelPlacing.RunAsync(args[1], args[2], from, count, new Uri(args[5]), args[6]);
        break;
    case "fleet":
        await Fleet.RunAsync(args[1], args[2], from, count, new Uri(args[5]), args[6]);
        break;
    case "poll":
        using (var sharing = Share()) await sharing.PollAsync(TimeSpan.FromSeconds(from));
        break;
    case "wait":
        using (var sharing = Share()) await sharing.WaitAsync();
        break;
    case "refill":
        using (var sharing = Share()) await sharing.RefillAsync(from, count);
        break;
    case "backup":
        LedgerLoader.Load(args[1]).Backup(args[2], args[3], overwrite: true);
        break;
    case "measure":
        Measuring.Run(args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        break;
    case "neighbors":
        Neighbors.Check(args[1], args[2]);
        break;
    default:
        throw new ArgumentException(args[0]);
}

Sharing Share() => new(args[1], args[2], new Uri(args[5]), args[6], args.Length > 7 ? int.Parse(args[7], CultureInfo.InvariantCulture) : 1);
