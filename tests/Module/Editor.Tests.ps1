#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

Describe 'F5 in Visual Studio Code' {
    BeforeAll {
        Set-StrictMode -Version Latest
        Import-Module "$PSScriptRoot/HelpPages.psm1"
        $launch = (Get-Content (Get-DocumentPath '.vscode/launch.json') -Raw | ConvertFrom-Json).configurations[0]
        $tasks = (Get-Content (Get-DocumentPath '.vscode/tasks.json') -Raw | ConvertFrom-Json).tasks
    }

    It 'starts the PowerShell that the tool manifest pins' {
        $tool = (Get-Content (Get-DocumentPath '.config/dotnet-tools.json') -Raw | ConvertFrom-Json).tools.powershell
        $launch.program, $launch.windows.program | Should -BeLike "*/powershell/$($tool.version)/*/pwsh.dll"
    }

    It 'builds the module first, by tasks that exist' {
        $before = $tasks.Where{ $_.label -eq $launch.preLaunchTask }
        $before.dependsOn | Should -BeIn $tasks.label
        $before.dependsOn | Should -Contain 'build'
    }
}
