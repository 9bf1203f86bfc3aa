#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# The build for Windows PowerShell, in PowerShell 7. The whole suite runs against it with SIMPLESMM_EDITION=Desktop (see CONTRIBUTING).
BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"

    function Invoke-Desktop([string] $Script, [string] $Edition = 'Desktop', [string] $Module = (Get-ModuleUnderTest)) {
        $child = Invoke-ChildPowerShell -WithoutModule "
            `$env:SIMPLESMM_EDITION = '$Edition'
            Import-Module '$Module'
            $Script"
        $child.Errors | Should -BeNullOrEmpty
        $child.Lines
    }
}

Describe 'The build for Windows PowerShell' {
    It 'is taken when SIMPLESMM_EDITION says Desktop, and not otherwise' {
        $which = '[SimpleSmm.PanelSession].Assembly.GetCustomAttributes([Runtime.Versioning.TargetFrameworkAttribute], $false)[0].FrameworkName'
        Invoke-Desktop $which | Should -Be '.NETStandard,Version=v2.0'
        Invoke-Desktop $which -Edition '' | Should -Be '.NETCoreApp,Version=v8.0'
    }

    It 'is the same module' {
        $seen = Invoke-Desktop "
            'commands: ' + @(Get-Command -Module SimpleSmm).Count
            'others: ' + @((Get-Module SimpleSmm).ExportedCommands.Values.Where{ `$_.CommandType -ne 'Cmdlet' }).Count
            'version: ' + (Get-Module SimpleSmm).Version
            Connect-SmmPanel -Sandbox
            `$order = New-SmmOrder -ServiceId 1 -Link https://example.com/p -Quantity 100
            'status: ' + (`$order | Get-SmmOrderStatus).Status
            Get-SmmOrderStatus 7 -ErrorAction SilentlyContinue -ErrorVariable e
            'error: ' + `$e[0].FullyQualifiedErrorId
            'completion: ' + [Management.Automation.CommandCompletion]::CompleteInput('Get-SmmBalance -Session s', 25, `$null).CompletionMatches[0].CompletionText
            'table: ' + ((Get-SmmBalance | Out-String -Width 200).Trim() -split ' +')[0]"
        $manifest = Import-PowerShellDataFile (Get-ModuleUnderTest)
        $seen | Should -Be @(
            "commands: $($manifest.CmdletsToExport.Count)"
            'others: 0'
            "version: $($manifest.ModuleVersion)"
            'status: Pending'
            'error: OrderNotFound,SimpleSmm.Commands.GetSmmOrderStatusCommand'
            'completion: sandbox'
            'table: Balance'
        )
    }

    It 'gives no file of its folder to anybody else' {
        $copy = Join-Path $TestDrive 'SimpleSmm'
        Copy-Item (Split-Path (Get-ModuleUnderTest)) $copy -Recurse
        # A name that only the module's folder has: which of its System.* PowerShell brings too differs by version.
        Add-Type 'public class Stranger {}' -OutputAssembly "$copy/desktop/Stranger.dll"
        Invoke-Desktop -Module "$copy/SimpleSmm.psd1" "
            try { 'given: ' + [Reflection.Assembly]::Load('Stranger, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null').Location }
            catch [IO.FileNotFoundException] { 'nothing' }
            `$null = [SimpleSmm.PanelClient].GetMethod('GetOrderStatusesAsync').ReturnType
            'own: ' + @([AppDomain]::CurrentDomain.GetAssemblies().Where{ `$_.GetName().Name -eq 'Microsoft.Bcl.AsyncInterfaces' }).Count" |
            Should -Be 'nothing', 'own: 1'
    }
}
