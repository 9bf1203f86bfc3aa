#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/HelpPages.psm1"
    $commands = (Import-PowerShellDataFile (Get-ModuleUnderTest)).CmdletsToExport
    $examples = foreach ($command in $commands) {
        $number = 0
        foreach ($example in (Get-HelpPage $command).Examples) { @{ Command = $command; Title = $example.Title; Number = $number++ } }
    }
    $topics = (Get-ChildItem (Get-DocumentPath 'module/en-US') -Filter about_*.help.txt).ForEach{ @{ Topic = $_.Name -replace '\.help\.txt$'; Path = $_.FullName } }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/HelpPages.psm1"
    Import-ModuleUnderTest
    $common = [Management.Automation.PSCmdlet]::CommonParameters
    $address = 'https://github.com/simplesmm/SimpleSmm/blob/main/docs/en-US'
}

Describe 'The page of <_>' -ForEach $commands {
    BeforeAll {
        $page = Get-HelpPage $_
        $info = Get-Command $_ -Module SimpleSmm
        $real = @($info.Parameters.Values.Where{ $_.Name -notin $common })
    }

    It 'has no place left to be filled in' {
        $page.Text | Should -Not -Match '\{\{|TODO|FIXME'
    }

    It 'says what the command does, shortly and at length' {
        $page.Synopsis.Length | Should -BeIn (20..110)
        $page.Synopsis | Should -Match '\.$'
        $page.Description.Length | Should -BeGreaterThan 100
        $page.Notes | Should -Not -BeNullOrEmpty
        foreach ($text in @($page.Inputs.Values) + @($page.Outputs.Values)) { $text.Trim() | Should -Not -BeNullOrEmpty }
    }

    It 'has at least two examples, with code and with words' {
        $page.Examples.Count | Should -BeGreaterThan 1
        foreach ($example in $page.Examples) {
            $example.Code | Should -Match "\b$($info.Name)\b"
            $example.Words | Should -Not -BeNullOrEmpty
        }
    }

    It 'describes exactly the parameters of the command' {
        $page.Parameters.Name | Sort-Object | Should -Be @($real.Name | Sort-Object)
        $page.Parameters.Where{ $_.Words.Length -le 15 }.ForEach{ $_.Name } | Should -BeNullOrEmpty
    }

    It 'gives each parameter its type, aliases, position and whether it is needed or piped' {
        # One text a parameter and set: a test of each would take seconds.
        $expected = foreach ($parameter in $real) {
            $type = [Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType
            foreach ($set in $parameter.ParameterSets.GetEnumerator()) {
                $position = $set.Value.Position -lt 0 ? 'Named' : $set.Value.Position
                $name = $set.Key -eq '__AllParameterSets' ? '(All)' : $set.Key
                "$($parameter.Name) [$($type.FullName)] $(@($parameter.Aliases | Sort-Object)) $name $position $($set.Value.IsMandatory) $($set.Value.ValueFromPipeline) $($set.Value.ValueFromPipelineByPropertyName)"
            }
        }
        $shown = foreach ($parameter in $page.Parameters) {
            $type = $parameter.Type -replace '^System\.Nullable`1\[(.*)\]$', '$1'
            foreach ($set in $parameter.Sets.GetEnumerator()) {
                "$($parameter.Name) [$type] $(@($parameter.Aliases | Sort-Object)) $($set.Key) $($set.Value.Position) $($set.Value.IsRequired) $($set.Value.ValueFromPipeline) $($set.Value.ValueFromPipelineByPropertyName)"
            }
        }
        $shown | Sort-Object | Should -Be @($expected | Sort-Object)
    }

    It 'is where Get-Help -Online goes' {
        $page.HelpUri | Should -BeExactly "$address/$($info.Name).md"
        $info.HelpUri | Should -BeExactly $page.HelpUri
    }

    It 'has links that lead somewhere' {
        $page.Links.Count | Should -BeGreaterThan 0
        foreach ($link in $page.Links.Where{ $_.Target -notmatch '^https:' }) { Get-DocumentPath "docs/en-US/$($link.Target)" | Should -Exist }
    }
}

Describe 'Get-Help <_>' -ForEach $commands {
    BeforeAll {
        $page = Get-HelpPage $_
        $help = Get-Help $_ -Full
    }

    It 'says the same as the page: ./build.ps1 Docs brings it up to date' {
        Get-Word $help.Synopsis | Should -BeExactly (Get-Word $page.Synopsis)
        Get-Word ($help.description.Text -join '') | Should -BeExactly (Get-Word $page.Description)
        Get-Word ($help.alertSet.alert.Text -join '') | Should -BeExactly (Get-Word $page.Notes)
        Get-Word (@($help.inputTypes.inputType).ForEach{ $_.description.Text } -join '') | Should -BeExactly (Get-Word ($page.Inputs.Values -join ''))
        Get-Word (@($help.returnValues.returnValue).ForEach{ $_.description.Text } -join '') | Should -BeExactly (Get-Word ($page.Outputs.Values -join ''))
        @($help.relatedLinks.navigationLink.linkText).Where{ $_ -ne 'Online Version' } | Should -BeExactly $page.Links.Text
    }

    It 'shows the examples of the page, code apart from words' {
        $shown = @($help.examples.example)
        $shown.Count | Should -Be $page.Examples.Count
        for ($i = 0; $i -lt $shown.Count; $i++) {
            $shown[$i].title.Trim('- ') | Should -BeExactly $page.Examples[$i].Title
            $shown[$i].code -replace '\r' | Should -BeExactly $page.Examples[$i].Code
            Get-Word (@($shown[$i].remarks).ForEach{ $_.Text } -join '') | Should -BeExactly (Get-Word $page.Examples[$i].Words)
        }
    }

    It 'describes each parameter as the page does' {
        $short = { $_.Type -eq 'System.Management.Automation.SwitchParameter' ? '' : $_.Type -replace '^System\.Nullable`1\[(.*)\]$', '$1' -replace '^.*\.' }
        $expected = $page.Parameters.ForEach{ "$($_.Name) $($_.Type) <$(& $short)> $(@($_.Sets.Values.IsRequired) -contains 'true') $(Get-Word $_.Words)" }
        $shown = @($help.parameters.parameter).ForEach{ "$($_.name) $($_.type.name) <$($_.PSObject.Properties['parameterValue']?.Value)> $($_.required) $(Get-Word ($_.description.Text -join ''))" }
        $shown | Sort-Object | Should -Be @($expected | Sort-Object)
    }

    It 'describes one parameter, too' {
        $one = $page.Parameters[0]
        Get-Word ((Get-Help $help.Name -Parameter $one.Name).description.Text -join '') | Should -BeExactly (Get-Word $one.Words)
    }

    It 'has no marks of Markdown' {
        $help | Out-String -Width 200 | Should -Not -Match '```|\*\*|\]\(|\{\{'
    }
}

Describe 'The examples' {
    BeforeAll { $stage = New-Stage }
    AfterAll { Remove-Stage $stage }

    It '<Command>, <Title>, runs as it stands' -ForEach $examples {
        $code = (Get-HelpPage $Command).Examples[$Number].Code
        $speed = $Command -eq 'Wait-SmmOrder' ? 1000000 : 0
        $run = Invoke-OnStage $stage $code -Speed $speed -WithUnknownOrder:($Command -eq 'Resolve-SmmOrder') -WithLedgerFile:($Command -in 'Backup-SmmLedger', 'Import-SmmOrder')
        $run.Errors | Should -BeNullOrEmpty
    }
}

Describe '<Topic>' -ForEach $topics {
    BeforeAll { $lines = Get-Content $Path }

    It 'fits a terminal of 80 columns, in plain text' {
        $lines.Where{ $_.Length -gt 80 } | Should -BeNullOrEmpty
        $lines -join "`n" | Should -Not -Match '```|\*\*|\{\{|TODO|\t'
    }

    It 'begins as help topics do' {
        $lines[0] | Should -BeExactly 'TOPIC'
        $lines[1].Trim() | Should -BeExactly $Topic
        $lines -ccontains 'SHORT DESCRIPTION' | Should -BeTrue
        $lines -ccontains 'SEE ALSO' | Should -BeTrue
    }

    It 'is shown by Get-Help' {
        "$(Get-Help $Topic)" | Should -Match $Topic
    }
}
