#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# An error code is a member of PanelErrorCode, a row of ErrorTable.cs and a paragraph of about_SimpleSmm_Errors.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/HelpPages.psm1"
    $source = Get-Content (Get-DocumentPath 'src/SimpleSmm.Client/Errors/PanelErrorCode.cs') -Raw
    $codes = [regex]::Matches($source, '(?m)^    (\w+),').ForEach{ $_.Groups[1].Value }
}

BeforeAll {
    Set-StrictMode -Version Latest
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/HelpPages.psm1"
    Import-ModuleUnderTest
    $names = [Enum]::GetNames([SimpleSmm.PanelErrorCode])
    $topic = Get-Content (Get-DocumentPath 'module/en-US/about_SimpleSmm_Errors.help.txt') -Raw
    $maker = [SimpleSmm.PanelSession].Assembly.GetType('SimpleSmm.Errors.ErrorRecords').GetMethod('ToErrorRecord')
}

Describe 'The error code <_>' -ForEach $codes {
    BeforeAll {
        $exception = [SimpleSmm.PanelException]::new([SimpleSmm.PanelErrorCode] $_, 'x')
        $record = $maker.Invoke($null, @($exception, $null))
        $entry = [regex]::Match($topic, "(?ms)^  $_ \((?<category>\w+)\)\r?\n(?<words>(?:    .*?\n|\r?\n)+)")
    }

    It 'has a row in the table' {
        $record.FullyQualifiedErrorId | Should -BeExactly $_
        $record.CategoryInfo.Category | Should -Not -Be NotSpecified
        $record.ErrorDetails.RecommendedAction | Should -Match '\.$'
    }

    It 'has its category, its meaning and the same advice in the topic' {
        $words = Get-Word $entry.Groups['words'].Value
        $advice = Get-Word $record.ErrorDetails.RecommendedAction
        $entry.Groups['category'].Value | Should -BeExactly "$($record.CategoryInfo.Category)"
        $words | Should -BeLike "*$advice*"
        $words.Length | Should -BeGreaterThan ($advice.Length + 10)
    }

    It 'ends the command if the topic says so' {
        $ends = [regex]::Match($topic, '([^.]*?)\s+end the command').Groups[1].Value
        $exception.IsFatal | Should -Be ($ends -split '\W+' -ccontains $_)
    }
}

Describe 'The error codes' {
    It 'are all in the topic, and the topic has no other' {
        [regex]::Matches($topic, '(?m)^  (\w+) \(\w+\)').ForEach{ $_.Groups[1].Value } | Sort-Object | Should -Be @($names | Sort-Object)
    }

    It 'are those by which the panels'' texts are sorted in docs/panel-api.md' {
        $page = Get-Content (Get-DocumentPath 'docs/panel-api.md') -Raw
        $section = [regex]::Match($page, '(?ms)^## Error texts\r?\n(.*?)(?=^## )').Value
        $listed = [regex]::Matches($section, '(?m)^\| `(\w+)` \|').ForEach{ $_.Groups[1].Value }
        $listed | Should -Not -BeNullOrEmpty
        $listed | Where-Object { $_ -cnotin $names } | Should -BeNullOrEmpty
    }
}
