using System.IO;
using System.Management.Automation;
using SimpleSmm.Ledger.Loading;

namespace SimpleSmm;

/// <summary>What an import does in Windows PowerShell: from then on this module's assemblies find each other. PowerShell calls it.</summary>
public sealed class DesktopImport : IModuleAssemblyInitializer
{
    /// <summary>Called once an import.</summary>
    public void OnImport() => FolderAssemblies.Serve(Path.GetDirectoryName(typeof(DesktopImport).Assembly.Location)!);
}
