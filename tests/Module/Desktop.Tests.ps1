#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# The build for Windows PowerShell, in PowerShell 7. The whole suite runs against it with SIMPLESMM_EDITION=Desktop (see CONTRIBUTING).
BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"

    function Invoke-Desktop([string] $Script, [string] $Edition = 'Desktop') {
        $child = Invoke-ChildPowerShell -WithoutModule "
            `$env:SIMPLESMM_EDITION = '$Edition'
            Import-Module '$(Get-ModuleUnderTest)'
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

    It 'gives its own System.* to nobody else' {
        $folder = Join-Path (Split-Path (Get-ModuleUnderTest)) 'desktop'
        Join-Path $folder 'System.Text.Json.dll' | Should -Exist
        # Which PowerShell 7 does not have, so that only the module could give it.
        Join-Path $folder 'Microsoft.Bcl.AsyncInterfaces.dll' | Should -Exist
        Invoke-Desktop "
            try { 'given: ' + [Reflection.Assembly]::Load('Microsoft.Bcl.AsyncInterfaces, Version=5.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51').Location }
            catch [IO.FileNotFoundException] { 'nothing' }
            `$null = [SimpleSmm.PanelClient].GetMethod('GetOrderStatusesAsync').ReturnType
            'own: ' + @([AppDomain]::CurrentDomain.GetAssemblies().Where{ `$_.GetName().Name -eq 'Microsoft.Bcl.AsyncInterfaces' }).Count" |
            Should -Be 'nothing', 'own: 1'
    }
}
