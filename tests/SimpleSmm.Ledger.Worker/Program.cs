using System;
using System.Globalization;
using SimpleSmm.Ledger.Worker;

// <what> <folder of the ledger's assembly> <file> [first number of the order ids] [orders] [at once]
var from = args.Length > 3 ? long.Parse(args[3], CultureInfo.InvariantCulture) : 1;
var count = args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 1;
var atOnce = args.Length > 5 ? int.Parse(args[5], CultureInfo.InvariantCulture) : 1;
switch (args[0])
{
    case "race":
        Orders.Race(args[1], args[2], from, count);
        break;
    case "write":
        Orders.Write(args[1], args[2], from, count);
        break;
    case "place":
        await Placing.Run(args[1], args[2], from, count, atOnce);
        break;
    case "import":
        Importing.Run(args[1], args[2], from, count);
        break;
    case "send":
        Orders.SendAndHang(args[1], args[2]);
        break;
    case "neighbors":
        Neighbors.Check(args[1], args[2]);
        break;
    default:
        throw new ArgumentException(args[0]);
}
