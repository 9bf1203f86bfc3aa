using System;
using System.IO;
using System.Reflection;

namespace SimpleSmm.Framework.Smoke;

/// <summary>Loads the client as an import into Windows PowerShell does, and then does with it what a script does first.</summary>
internal static class Program
{
    // <the module's desktop folder> <a test panel's address> <its key> <a ledger's file>
    private static int Main(string[] arguments)
    {
        var folder = Path.GetFullPath(arguments[0]);
        var client = Assembly.LoadFrom(Path.Combine(folder, "SimpleSmm.Client.dll"));
        client.GetType("SimpleSmm.Loading.FolderAssemblies", throwOnError: true)!
            .GetMethod("Serve", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [folder]);

        // This program stands for SimpleSmm.dll, which finds the client, and the two that its signatures name, beside itself.
        string[] beside = ["SimpleSmm.Client", "Microsoft.Bcl.AsyncInterfaces", "System.Threading.Tasks.Extensions"];
        AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
        {
            var name = new AssemblyName(asked.Name).Name;
            return asked.RequestingAssembly == typeof(Program).Assembly && Array.IndexOf(beside, name) >= 0
                ? Assembly.LoadFrom(Path.Combine(folder, name + ".dll"))
                : null;
        };
        try
        {
            Console.WriteLine($"{Environment.Version}, {client.ImageRuntimeVersion}, {Type.GetType("Mono.Runtime")?.FullName ?? ".NET Framework"}");
            Checks.StrangersGetNothing(folder);
            Checks.RunAsync(new Uri(arguments[1]), arguments[2], folder, arguments[3]).GetAwaiter().GetResult();
            Checks.EverythingIsOurs(folder);
            Console.WriteLine("As it should be.");
            return 0;
        }
        catch (Exception e)
        {
            Console.WriteLine(e);
            return 1;
        }
    }
}
