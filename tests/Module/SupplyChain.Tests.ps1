#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    $workflows = (Get-ChildItem "$root/.github/workflows" -Filter *.yml).ForEach{ @{ Name = $_.Name; Path = $_.FullName } }
    $projects = (Get-ChildItem "$root/src", "$root/tests", "$root/samples", "$root/bench" -Filter *.csproj -Recurse).
        ForEach{ @{ Name = $_.BaseName; Path = $_.FullName } }
}

Describe 'The workflow <Name>' -ForEach $workflows {
    BeforeAll { $text = Get-Content $Path -Raw }

    It 'pins every action to a commit' {
        foreach ($action in [regex]::Matches($text, '(?m)^\s*(?:- )?uses: (?<action>\S+)(?<version>.*)$')) {
            $name = $action.Groups['action'].Value
            if ($name.StartsWith('./')) { continue }
            $name | Should -MatchExactly '^[\w.-]+/[\w./-]+@[0-9a-f]{40}$'
            $action.Groups['version'].Value.Trim() | Should -MatchExactly '^# v\d+\.\d+\.\d+$'
        }
    }

    It 'names exact versions of what it installs' {
        foreach ($line in $text -split '\n' -match 'Install-PSResource|dotnet tool install') {
            $line | Should -Match "-Version '\[\d+\.\d+\.\d+\]'|--version \d+\.\d+\.\d+"
        }
    }

    It 'has no secret on the command line of a program' {
        foreach ($line in $text -split '\n' -match 'secrets\.|GALLERY_KEY') { $line | Should -Match '^\s+GALLERY_KEY: \$\{\{ secrets\.|Publish-PSResource' }
    }
}

Describe 'The packages that are built' {
    BeforeAll { $ci, $publish = 'ci', 'publish' | ForEach-Object { Get-Content "$PSScriptRoot/../../.github/workflows/$_.yml" -Raw } }

    It 'are made of audited packages with known hashes' {
        $ci | Should -MatchExactly '(?m)^  NuGetAudit: true$'
        $ci | Should -MatchExactly '(?m)^  RestoreLockedMode: true$'
    }

    It 'are compared with the sum that the job reported which built them' {
        $ci | Should -MatchExactly 'value: \$\{\{ jobs\.build\.outputs\.package-sha256 \}\}'
        [regex]::Matches($ci, 'WANTED: \$\{\{ needs\.build\.outputs\.package-sha256 \}\}').Count | Should -Be 2
        $publish | Should -MatchExactly 'WANTED: \$\{\{ needs\.ci\.outputs\.package-sha256 \}\}'
    }

    It 'are attested before they are published' {
        $steps = 'attest-build-provenance@', 'attest-sbom@', 'Publish-PSResource' | ForEach-Object { $publish.IndexOf($_) }
        $steps | Should -BeGreaterThan 0
        $steps | Should -Be ($steps | Sort-Object)
    }
}

Describe 'The lock file of <Name>' -ForEach $projects {
    It 'has the hash of every package, and no path or address' {
        $text = Get-Content (Join-Path (Split-Path $Path) packages.lock.json) -Raw
        $text | Should -Not -Match '://|\\\\|\.nuget'
        foreach ($framework in (ConvertFrom-Json $text -AsHashtable).dependencies.Values) {
            foreach ($package in $framework.Values) {
                if ($package.type -ne 'Project') { $package.contentHash | Should -Match '^[A-Za-z0-9+/]{86}==$' }
            }
        }
    }
}
