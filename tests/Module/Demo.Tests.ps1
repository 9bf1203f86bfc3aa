#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# The first thing that anybody runs of this project, as dotnet run --project samples/Demo and ./build.ps1 Demo start it.
Describe 'Demo.ps1' {
    BeforeAll {
        Set-StrictMode -Version Latest
        $ErrorActionPreference = 'Continue'
        Import-Module "$PSScriptRoot/TestPanel.psm1"
        $script = [IO.Path]::GetFullPath("$PSScriptRoot/../../samples/Demo/Demo.ps1")
        $module = Get-ModuleUnderTest
        $ledger = Join-Path $TestDrive 'mine.db'
        $child = Invoke-ChildPowerShell -WithoutModule -Environment @{ SMM_LEDGER_PATH = $ledger } "
            `$before = `$env:SMM_LEDGER_PATH
            & '$script' -ModulePath '$module' -PanelPath '$(Get-TestPanelProgram)'
            if (`$env:SMM_LEDGER_PATH -eq `$before) { 'ledger: as before' }"
    }

    It 'does the main job without an error' {
        $child.Errors | Should -BeNullOrEmpty
        $child.Lines.Where{ $_ -like 'PS> *' }.Count | Should -Be 7
    }

    It 'reads 250 statuses in three requests' {
        $child.Lines | Should -Contain 'The panel saw 3 requests, with 100, 100, 50 ids.'
    }

    It 'leaves the ledger of the account alone' {
        $ledger | Should -Not -Exist
        $child.Lines | Should -Contain 'ledger: as before'
    }
}
