using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SimpleSmm.Answers;

/// <summary>Adds <see cref="DateMembers"/> to the types of the runspace that imports the module. PowerShell calls it on import.</summary>
public sealed class DateMembersImport : IModuleAssemblyInitializer
{
    /// <summary>Called once per import.</summary>
    public void OnImport()
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Update-TypeData").AddParameter("Force").AddParameter("TypeData", (TypeData[])
        [
            Dates(
                typeof(Order),
                nameof(DateMembers.PlacedAt), nameof(DateMembers.StatusAt), nameof(DateMembers.FinishedAt), nameof(DateMembers.RefillAt),
                nameof(DateMembers.CancelAt)),
            Dates(typeof(PanelSession), nameof(DateMembers.ConnectedAt)),
        ]).Invoke();
    }

    private static TypeData Dates(Type type, params string[] names)
    {
        var data = new TypeData(type);
        foreach (var name in names)
        {
            var setter = typeof(DateMembers).GetMethod($"Set{name}");
            data.Members.Add(name, new CodePropertyData(name, typeof(DateMembers).GetMethod(name)!, setter));
        }

        return data;
    }
}
