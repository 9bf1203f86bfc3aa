#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $byName = foreach ($command in Get-Command -Module SimpleSmm -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values) {
            if ($parameter.Attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName }) {
                @{ Command = $command.Name; Name = $parameter.Name; Type = $parameter.ParameterType }
            }
        }
    }

    # A blank cell of a row is null, so what binds from the pipeline may be null. Everything else is never null, without an exception.
    $engine = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $named = foreach ($command in Get-Command -Module SimpleSmm -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values.Where{ $_.Name -notin $engine }) {
            $fromPipeline = $parameter.Attributes.Where{ $_ -is [Parameter] -and ($_.ValueFromPipelineByPropertyName -or $_.ValueFromPipeline) }
            if (-not $fromPipeline) { @{ Command = $command.Name; Name = $parameter.Name } }
        }
    }

    # What a variable that was never set would switch off.
    $guards = @(
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -Budget $null } }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -MaximumCharge $null } }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -MaximumRate $null } }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -OnDuplicateLink $null } }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -CheckBalance:$null } }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -DuplicateLinkTimeoutSeconds $null } }
        @{ Line = { Get-SmmOrder -Since $null } }
        @{ Line = { Get-SmmOrder -Before $null } }
        @{ Line = { Get-SmmOrder -Outcome $null } }
        @{ Line = { Get-SmmOrder -Status $null } }
        @{ Line = { Get-SmmOrder -ServiceId $null } }
        @{ Line = { Get-SmmOrder -First $null } }
        @{ Line = { Remove-SmmOrder -Before $null } }
        @{ Line = { Get-SmmService -Name $null } }
        @{ Line = { Get-SmmService -MaximumRate $null } }
        @{ Line = { Get-SmmService -Type $null } }
        @{ Line = { Get-SmmService -Refill:$null } }
        @{ Line = { Wait-SmmOrder 1 -TimeoutSeconds $null } }
    )
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    Reset-TestPanel $panel
    $null = Connect-TestPanel $panel
    $values = @(
        @{ Name = 'an array'; Value = 1, 2 }, @{ Name = 'a list of lists'; Value = @(, @(1, 2)) }, @{ Name = 'an empty list'; Value = @() }
        @{ Name = 'a table'; Value = @{ a = 1 } }, @{ Name = 'an object'; Value = [pscustomobject] @{ a = 1 } }
        @{ Name = 'a date'; Value = [datetime] '2026-01-02' }, @{ Name = 'a script'; Value = { 1 } }, @{ Name = 'a type'; Value = [int] }
        @{ Name = 'NaN'; Value = [double]::NaN }, @{ Name = 'a large number'; Value = 1e300 }, @{ Name = 'text'; Value = 'a, b' }
        @{ Name = 'true'; Value = $true }, @{ Name = 'bytes'; Value = [byte[]] (1, 2) }
    )
}

AfterAll { Get-SmmSession | Disconnect-SmmPanel }

Describe '<Command> -<Name>, which binds by name' -ForEach $byName {
    It 'is of a type that keeps any value' {
        # What binds by value too is not dropped in silence: the binder reports an input object that it could bind to nothing.
        $attributes = (Get-Command $Command).Parameters[$Name].Attributes
        $isKept = $attributes.Where{ $_.GetType().Name -eq 'KeepAttribute' }
        $bindsByValue = $attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipeline }
        $Type -in [object], [psobject] -or $isKept -or $bindsByValue | Should -BeTrue
    }
}

Describe 'A row of New-SmmOrder with an odd value in <_>' -ForEach @(
    (Get-Command New-SmmOrder).Parameters.Values.Where{ $_.Attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName } }.Name -ne 'Session'
) {
    It 'is an error of its own, or is sent as it was given' {
        foreach ($case in $values) {
            Clear-TestPanelRequest $panel
            $row = [ordered] @{ ServiceId = 1; Link = 'https://example.com/p'; Quantity = 100 }
            $row[$_] = $case.Value
            $run = Invoke-Recorded { [pscustomobject] $row | New-SmmOrder }
            $run.Termination | Should -BeNullOrEmpty -Because $case.Name
            $sent = @(Get-TestPanelRequest $panel -Action add)
            if ($sent.Count -eq 0) { $run.Errors.Count | Should -Be 1 -Because $case.Name }
            # An empty list is a field that is not given, as an empty cell is.
            if ($sent -and $_ -ne 'Reference' -and $case.Name -ne 'an empty list') { $sent.Text | Should -Not -BeExactly 'action=add&service=1&link=https://example.com/p&quantity=100' -Because $case.Name }
            elseif (-not $sent) { $run.Errors[0].FullyQualifiedErrorId | Should -Match '^(ServiceNotFound|InvalidField|InvalidQuantity|InvalidDate|InvalidLink),' }
        }
    }
}

Describe 'Null' {
    It 'is an error, given to <Command> -<Name>' -ForEach $named {
        Clear-TestPanelRequest $panel
        $given = @{ $Name = $null }
        $run = Invoke-Recorded { & $Command @given }
        $run.Termination.FullyQualifiedErrorId | Should -Match '^ParameterArgument(Transformation|Validation)Error'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'connects nothing: -<_>' -ForEach @($named.Where{ $_.Command -eq 'Connect-SmmPanel' }.Name) {
        $before = @(Get-SmmSession).Count
        $given = @{ Uri = $panel.Uri; ApiKey = ConvertTo-TestKey $panel.Key; Name = 'never' }
        $given[$_] = $null
        (Invoke-Recorded { Connect-SmmPanel @given }).Termination | Should -Not -BeNullOrEmpty
        @(Get-SmmSession).Count | Should -Be $before
    }

    It 'is an error and never switches anything off: <Line>' -ForEach $guards {
        Clear-TestPanelRequest $panel
        $run = Invoke-Recorded $Line
        $run.Termination.FullyQualifiedErrorId | Should -Match '^(ParameterArgumentTransformationError|ParameterArgumentValidationError)'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}
