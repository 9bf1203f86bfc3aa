using System.IO;
using System.Management.Automation;
using SimpleSmm.Ledger.Loading;

namespace SimpleSmm;

/// <summary>Lets this module's assemblies find each other in Windows PowerShell. PowerShell calls it on import.</summary>
public sealed class DesktopImport : IModuleAssemblyInitializer
{
    /// <summary>Called once per import.</summary>
    public void OnImport() => FolderAssemblies.Serve(Path.GetDirectoryName(typeof(DesktopImport).Assembly.Location)!);
}
