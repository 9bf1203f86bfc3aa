#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/HelpPages.psm1"
    $guides = (Get-ChildItem (Get-DocumentPath 'docs/guides') -Filter *.md).ForEach{ @{ Guide = $_.BaseName; Path = $_.FullName } }
    $run = $guides.Where{ $_.Guide -in 'first-five-minutes', 'keys', 'several-panels', 'moving-from-php-python', 'csv-orders', 'numbers' }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/HelpPages.psm1"
    Import-ModuleUnderTest
}

Describe 'The guide <Guide>' -ForEach $guides {
    It 'has links that lead somewhere' {
        foreach ($link in [regex]::Matches((Get-Content $Path -Raw), '\]\((?<target>[^)#]+)[^)]*\)')) {
            $target = $link.Groups['target'].Value
            if ($target -notmatch '^https:') { Join-Path (Split-Path $Path) $target | Should -Exist }
        }
    }

    It 'names only commands and parameters that there are' {
        foreach ($code in Get-CodeBlock (Get-Content $Path -Raw)) {
            $parsed = [Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $null)
            foreach ($command in $parsed.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -match '-Smm' }, $true)) {
                $known = Get-Command $command.GetCommandName() -Module SimpleSmm
                foreach ($parameter in $command.CommandElements.Where{ $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                    { $known.ResolveParameter($parameter.ParameterName) } | Should -Not -Throw -Because "$command"
                }
            }
        }
    }
}

Describe 'The code of <Guide>' -ForEach $run {
    BeforeAll { $stage = New-Stage }
    AfterAll { Remove-Stage $stage }

    It 'runs from its first line to its last' {
        $code = @(Get-CodeBlock ((Get-Content $Path -Raw) -replace '\r\n', "`n"))
        $code.Count | Should -BeGreaterThan 0
        (Invoke-OnStage $stage ($code -join "`n")).Errors | Should -BeNullOrEmpty
    }
}
