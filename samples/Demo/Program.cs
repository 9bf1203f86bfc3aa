// The module's main job with the .NET SDK alone: builds the module and a test panel, restores PowerShell, and runs Demo.ps1 in it.

using System;
using System.IO;
using SimpleSmm.Demo;

const string Module = "out/SimpleSmm";
const string Panel = "tests/SimpleSmm.TestPanel";

if (!File.Exists(".config/dotnet-tools.json"))
{
    Console.Error.WriteLine("Start it in the folder of SimpleSmm.sln: dotnet run --project samples/Demo");
    return 1;
}

var ready = await Dotnet.RunQuietlyAsync("Building the module (a minute or two the first time)", "build", "src/SimpleSmm.PowerShell", "--verbosity", "quiet")
    && await Dotnet.RunQuietlyAsync("Building the test panel", "build", Panel, "--verbosity", "quiet")
    && await Dotnet.RunQuietlyAsync("Restoring PowerShell", "tool", "restore");
if (!ready) return 1;

var exitCode = await Dotnet.RunAsync("pwsh", "-NoProfile", "-File", "samples/Demo/Demo.ps1",
    "-ModulePath", Module, "-PanelPath", $"{Panel}/bin/Debug/net8.0/SimpleSmm.TestPanel.dll");
if (exitCode == 0)
    Console.WriteLine($"Your turn, in a sandbox: dotnet pwsh -NoExit -Command \"Import-Module ./{Module}; Connect-SmmPanel -Sandbox -PassThru\"");
return exitCode;
