#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# The package under test: the one that SIMPLESMM_PACKAGE names, or one made of the Release build that the test project laid out.
BeforeDiscovery {
    $built = $env:SIMPLESMM_PACKAGE -or (Test-Path "$PSScriptRoot/../../out/package/SimpleSmm/SimpleSmm.psd1")
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/../../build/ModulePackage.psm1"
    $folder = "$PSScriptRoot/../../out/package/SimpleSmm"

    # Uses the module from a folder of modules in a fresh PowerShell that sees no other module of who runs this.
    function Invoke-Smoke([string] $ModulePath) {
        $panel = Start-TestPanel
        Reset-TestPanel $panel
        $smoke = (Resolve-Path "$PSScriptRoot/Smoke.ps1").ProviderPath
        $child = Invoke-ChildPowerShell -WithoutModule "& '$smoke' -ModulePath '$ModulePath' -PanelUri '$($panel.Uri)' -LedgerPath '$(New-LedgerPath)' -Key '$($panel.Key)'"
        $child.Errors | Should -BeNullOrEmpty
        ConvertFrom-Json $child.Output
    }

    function Assert-Smoke($Seen, [string] $ModuleFolder) {
        $Seen.Base | Should -Be $ModuleFolder
        $Seen.Version | Should -Be $manifest.ModuleVersion
        $Seen.Framework | Should -BeLike ($env:SIMPLESMM_EDITION -eq 'Desktop' ? '.NETStandard,*' : '.NETCoreApp,*')
        $Seen.Commands | Should -Be $manifest.CmdletsToExport.Count
        $Seen.SandboxState, $Seen.SandboxStatus | Should -Be 'Placed', 'Pending'
        $Seen.Outcome | Should -Be 'Placed'
        $Seen.OrderIdAgain | Should -Be $Seen.OrderId
        $Seen.StatusIds | Should -Be @($Seen.OrderId)
        $Seen.ErrorId | Should -Be 'OrderNotFound,SimpleSmm.Commands.GetSmmOrderStatusCommand'
        $Seen.Table | Should -BeLike 'OrderId*Status*Charge*Currency*'
    }

    # The names of the source files that the symbols tell.
    function Get-SourceName([string] $Symbols) {
        $provider = [Reflection.Metadata.MetadataReaderProvider]::FromPortablePdbStream([IO.File]::OpenRead($Symbols))
        try {
            $reader = $provider.GetMetadataReader()
            foreach ($handle in $reader.Documents) { $reader.GetString($reader.GetDocument($handle).Name) }
        }
        finally { $provider.Dispose() }
    }
}

Describe 'The package, where ./build.ps1 Package or the test project made it,' -Skip:(-not $built) {
    BeforeAll {
        $package = $env:SIMPLESMM_PACKAGE ? (Get-Item $env:SIMPLESMM_PACKAGE) : @(New-ModulePackage $folder (Join-Path $TestDrive out))[0]
        $module = Expand-ModulePackage $package (Join-Path $TestDrive modules)
        $manifest = Import-PowerShellDataFile "$module/SimpleSmm.psd1"
        $archive = [IO.Compression.ZipFile]::OpenRead($package)
        $reader = [IO.StreamReader]::new($archive.GetEntry('SimpleSmm.nuspec').Open())
        $nuspec = ([xml] $reader.ReadToEnd()).package.metadata
        $reader.Dispose()
        $names = @($archive.Entries.FullName)
        $dates = @($archive.Entries.LastWriteTime.DateTime | Select-Object -Unique)
        $archive.Dispose()
        $files = @(Get-ChildItem $module -File -Recurse)
    }

    It 'works from where a client of the Gallery puts it' {
        Assert-Smoke (Invoke-Smoke (Join-Path $TestDrive modules)) $module
    }

    It 'is installed by PSResourceGet from a folder of packages' {
        $installed = Split-Path (& "$PSScriptRoot/Install-Package.ps1" -Package $package -Destination (Join-Path $TestDrive home))
        $installed | Should -BeLike "*SimpleSmm?$($manifest.ModuleVersion)"
        Assert-Smoke (Invoke-Smoke (Split-Path (Split-Path $installed))) $installed
    }

    It 'says what the manifest says' {
        $nuspec.id, $nuspec.version | Should -Be 'SimpleSmm', $manifest.ModuleVersion
        $nuspec.authors, $nuspec.description | Should -Be $manifest.Author, $manifest.Description
        foreach ($key in 'LicenseUri', 'ProjectUri', 'IconUri', 'ReleaseNotes') { $manifest.PrivateData.PSData[$key] | Should -BeLike 'https://*' }
        $nuspec.licenseUrl, $nuspec.projectUrl | Should -Be $manifest.PrivateData.PSData.LicenseUri, $manifest.PrivateData.PSData.ProjectUri
        $nuspec.iconUrl | Should -Be $manifest.PrivateData.PSData.IconUri
        "$PSScriptRoot/../../$($nuspec.iconUrl -replace '^.*/main/')" | Should -Exist
    }

    It 'can be found by its cmdlets and editions' {
        $tags = -split $nuspec.tags
        $tags | Should -Be @($tags | Select-Object -Unique)
        foreach ($tag in @('PSModule', 'PSIncludes_Cmdlet') + $manifest.PrivateData.PSData.Tags) { $tags | Should -Contain $tag }
        foreach ($edition in $manifest.CompatiblePSEditions) { $tags | Should -Contain "PSEdition_$edition" }
        $tags.Where{ $_ -like 'PSCmdlet_*' } | Should -Be $manifest.CmdletsToExport.ForEach{ "PSCmdlet_$_" }
        $tags.Where{ $_ -like 'PSCommand_*' } | Should -Be $manifest.CmdletsToExport.ForEach{ "PSCommand_$_" }
    }

    It 'exports by name' {
        foreach ($kind in 'Cmdlets', 'Functions', 'Aliases', 'Variables') { "$($manifest["${kind}ToExport"])" | Should -Not -Match '[*?]' }
    }

    It 'holds what is needed at run time and nothing else' {
        $files.ForEach{ $_.Extension } | Sort-Object -Unique |
            Should -BeIn '', '.txt', '.psd1', '.psm1', '.ps1xml', '.xml', '.dll', '.pdb', '.so', '.dylib'
        $files.Where{ $_.Name -match 'Test|System\.Management\.Automation|\.deps\.' } | Should -BeNullOrEmpty
        @(Get-ChildItem "$module/ledger/runtimes" -Name | Sort-Object) | Should -Be @(
            'linux-arm64', 'linux-musl-arm64', 'linux-musl-x64', 'linux-x64', 'osx-arm64', 'osx-x64', 'win-arm64', 'win-x64', 'win-x86')
        foreach ($assembly in $files.Where{ $_.Name -match '^SimpleSmm.*\.dll$' }) { [IO.Path]::ChangeExtension($assembly.FullName, '.pdb') | Should -Exist }
    }

    It 'has its entries in order and of one date' {
        $names[0..2] | Should -Be '[Content_Types].xml', '_rels/.rels', 'SimpleSmm.nuspec'
        $sorted = [string[]] $names[3..($names.Count - 1)]
        [array]::Sort($sorted, [StringComparer]::Ordinal)
        $names[3..($names.Count - 1)] | Should -Be $sorted
        $dates | Should -Be @([datetime] '1980-01-01')
    }

    It 'names no folder of who built it' {
        $own = $files.Where{ $_.Name -match '^SimpleSmm.*\.(dll|pdb)$' }
        $own.Count | Should -Be 18
        foreach ($symbols in $own.Where{ $_.Extension -eq '.pdb' }) {
            @(Get-SourceName $symbols).Where{ $_ -notlike '/_/*' } | Should -BeNullOrEmpty
        }
        $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
        foreach ($file in $own) {
            $bytes = [IO.File]::ReadAllBytes($file)
            foreach ($encoding in [Text.Encoding]::Latin1, [Text.Encoding]::Unicode) {
                foreach ($place in $root, $HOME) { $encoding.GetString($bytes).Contains($place, 'OrdinalIgnoreCase') | Should -BeFalse -Because "$file" }
            }
        }
    }
}

Describe 'Packing what they made' -Skip:(-not $built -or $env:SIMPLESMM_PACKAGE) {
    It 'gives the same bytes again, whatever the dates of the files' {
        $copy = Join-Path $TestDrive 'copy/SimpleSmm'
        $null = New-Item (Split-Path $copy) -ItemType Directory
        Copy-Item $folder $copy -Recurse
        Get-ChildItem $copy -File -Recurse | ForEach-Object { $_.LastWriteTime = '2001-02-03' }
        $first = New-ModulePackage $folder (Join-Path $TestDrive first)
        $second = New-ModulePackage $copy (Join-Path $TestDrive second)
        (Get-FileHash $first[0]).Hash | Should -Be (Get-FileHash $second[0]).Hash
        Get-Content $first[1] | Should -Be (Get-Content $second[1])
    }

    It 'writes the sums of the package and of each file in it' {
        $made = New-ModulePackage $folder (Join-Path $TestDrive sums)
        $sums = Get-Content $made[1]
        $sums[0] | Should -Be "$((Get-FileHash $made[0]).Hash.ToLowerInvariant())  $($made[0].Name)"
        $installed = Expand-ModulePackage $made[0] (Join-Path $TestDrive installed)
        $sums.Count | Should -Be (1 + @(Get-ChildItem $installed -File -Recurse).Count)
        foreach ($line in $sums | Select-Object -Skip 1) {
            $hash, $name = $line -split '  '
            (Get-FileHash (Join-Path $installed $name)).Hash | Should -Be $hash
        }
    }
}
