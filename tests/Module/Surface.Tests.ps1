#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $common = [Management.Automation.PSCmdlet]::CommonParameters
    $committed = Join-Path $PSScriptRoot 'Surface.txt'

    function Get-SetLine($Parameter) {
        foreach ($set in $Parameter.ParameterSets.GetEnumerator() | Sort-Object Key) {
            $traits = @(
                $set.Key -eq '__AllParameterSets' ? 'all sets' : $set.Key
                if ($set.Value.IsMandatory) { 'mandatory' }
                if ($set.Value.Position -ge 0) { "position $($set.Value.Position)" }
                if ($set.Value.ValueFromPipeline) { 'pipeline by value' }
                if ($set.Value.ValueFromPipelineByPropertyName) { 'pipeline by property name' }
            )
            "    $($traits -join ', ')"
        }
    }

    function Get-CommandLine($Command) {
        "$($Command.Name) -> $($Command.OutputType.Name -join ', ')"
        "  sets: $($Command.ParameterSets.ForEach{ $_.Name + ($_.IsDefault ? ' (default)' : '') } | Sort-Object)"
        foreach ($parameter in $Command.Parameters.Values | Sort-Object Name) {
            if ($parameter.Name -in $common) { continue }
            $aliases = $parameter.Aliases.Count ? ", alias $(@($parameter.Aliases | Sort-Object) -join ', ')" : ''
            "  -$($parameter.Name) <$($parameter.ParameterType.ToString())>$aliases"
            Get-SetLine $parameter
        }
    }
}

Describe 'The surface of the cmdlets' {
    It 'is the committed one; with the environment variable SIMPLESMM_RENEW_SURFACE set to 1, this test writes it anew' {
        $lines = @((Get-Command -Module SimpleSmm | Sort-Object Name).ForEach{ Get-CommandLine $_; '' })
        if ($env:SIMPLESMM_RENEW_SURFACE -eq '1') { [IO.File]::WriteAllText($committed, ($lines -join "`n")) }

        $lines.Count | Should -BeGreaterThan 100
        Compare-Object ([IO.File]::ReadAllText($committed) -split "`r?`n") $lines -SyncWindow 20 |
            ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Should -BeNullOrEmpty
        [IO.File]::ReadAllText($committed).ReplaceLineEndings("`n") | Should -BeExactly ($lines -join "`n")
    }
}
