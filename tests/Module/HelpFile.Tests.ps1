#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# Compares module/en-US/SimpleSmm.dll-Help.xml with the pages, from which ./build.ps1 Docs generates it. Only the generation needs PlatyPS.
BeforeDiscovery {
    $commands = (Import-PowerShellDataFile "$PSScriptRoot/../../SimpleSmm.psd1").CmdletsToExport
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/HelpPages.psm1"
    $file = [xml]::new()
    $file.Load((Get-DocumentPath 'module/en-US/SimpleSmm.dll-Help.xml'))

    # Elements by their names without prefixes, of which the file has four.
    function Find($Element, [string] $Path) {
        @($Element.SelectNodes((($Path -split '/').ForEach{ "*[local-name()='$_']" } -join '/')))
    }

    # Words with one space between them and without the marks of Markdown.
    function ConvertTo-Words([string] $Text) {
        ($Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '[`*]' -replace '\s+', ' ').Trim()
    }

    function Get-Words($Element, [string] $Path) { ConvertTo-Words ((Find $Element $Path).ForEach{ $_.InnerText } -join ' ') }

    function Get-PageLines($Page, [string] $Command) {
        "name: $Command = $($Command -replace '-', ' + ')"
        "synopsis: $(ConvertTo-Words $Page.Synopsis)"
        "description: $(ConvertTo-Words $Page.Description)"
        foreach ($set in $Page.Syntax.Values) { "syntax: $(([regex] '(?<=[\s\[]-)\w+').Matches($set).Value | Sort-Object)" }
        foreach ($parameter in $Page.Parameters | Sort-Object Name) {
            $sets = $parameter.Sets.Values
            $piped = 'true' -in @($sets.ValueFromPipeline) + @($sets.ValueFromPipelineByPropertyName)
            "parameter: $($parameter.Name), $(ConvertTo-Words $parameter.Type), $($parameter.Aliases -join ', '), piped: $piped"
            ConvertTo-Words $parameter.Words
        }
        foreach ($type in $Page.Inputs.Keys) { "input: $type. $(ConvertTo-Words $Page.Inputs[$type])" }
        foreach ($type in $Page.Outputs.Keys) { "output: $type. $(ConvertTo-Words $Page.Outputs[$type])" }
        "notes: $(ConvertTo-Words $Page.Notes)"
        foreach ($example in $Page.Examples) { "example: $(ConvertTo-Words $example.Title)"; $example.Code; ConvertTo-Words $example.Words }
        foreach ($link in $Page.Links) { "link: $($link.Text)" }
    }

    function Get-FileLines($Command) {
        "name: $(Get-Words $Command 'details/name') = $(Get-Words $Command 'details/verb') + $(Get-Words $Command 'details/noun')"
        "synopsis: $(Get-Words $Command 'details/description')"
        "description: $(Get-Words $Command 'description')"
        foreach ($set in Find $Command 'syntax/syntaxItem') { "syntax: $((Find $set 'parameter/name').InnerText | Sort-Object)" }
        foreach ($parameter in Find $Command 'parameters/parameter' | Sort-Object { Get-Words $_ 'name' }) {
            $aliases = $parameter.aliases -eq 'none' ? '' : $parameter.aliases
            $piped = $parameter.pipelineInput -like 'true*'
            "parameter: $(Get-Words $parameter 'name'), $(Get-Words $parameter 'type/name'), $aliases, piped: $piped"
            Get-Words $parameter 'description'
        }
        foreach ($kind in @{ input = 'inputTypes/inputType' }, @{ output = 'returnValues/returnValue' }) {
            foreach ($type in Find $Command "$($kind.Values)") {
                "$($kind.Keys): $(Get-Words $type 'type/name'). $(Get-Words $type 'description')"
            }
        }
        "notes: $(Get-Words $Command 'alertSet/alert')"
        foreach ($example in Find $Command 'examples/example') {
            "example: $((Get-Words $example 'title').Trim('- '))"
            (Find $example 'code').InnerText -replace '\r'
            Get-Words $example 'remarks'
        }
        $links = (Find $Command 'relatedLinks/navigationLink/linkText').InnerText
        foreach ($link in $links.Where{ $_ -ne 'Online Version' }) { "link: $link" }
    }
}

Describe 'The help file' {
    It 'has the cmdlets that the module has' -ForEach @{ Exported = $commands } {
        (Find $file.DocumentElement 'command/details/name').InnerText | Sort-Object | Should -BeExactly @($Exported | Sort-Object)
    }

    It 'says of <_> what its page says, word for word: ./build.ps1 Docs makes the one of the other' -ForEach $commands {
        foreach ($command in Find $file.DocumentElement 'command') {
            if ((Get-Words $command 'details/name') -ceq $_) { $lines = @(Get-FileLines $command) }
        }
        $expected = @(Get-PageLines (Get-HelpPage $_) $_)
        # Line by line, so that a failure shows the one that differs.
        for ($i = 0; $i -lt $expected.Count; $i++) { $lines[$i] | Should -BeExactly $expected[$i] }
        $lines.Count | Should -Be $expected.Count
    }
}
