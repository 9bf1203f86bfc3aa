# Creates the file that the PowerShell Gallery accepts and its clients install: a NuGet package with the module's files at its root. Builds
# are reproducible, because entries are sorted and have one fixed date.
Set-StrictMode -Version Latest

# The earliest date that a ZIP file can store.
$script:Date = [DateTimeOffset]::new(1980, 1, 1, 0, 0, 0, [timespan]::Zero)
# A regular file that its owner can write and everyone can read.
$script:Mode = 0x81A4 -shl 16

function Get-PackageVersion($Manifest) {
    $data = $Manifest.PrivateData.PSData
    $data.ContainsKey('Prerelease') ? "$($Manifest.ModuleVersion)-$($data.Prerelease)" : $Manifest.ModuleVersion
}

# The search terms of the Gallery, in addition to the tags of the manifest.
function Get-PackageTag($Manifest) {
    $Manifest.PrivateData.PSData.Tags
    'PSModule'
    foreach ($edition in $Manifest.CompatiblePSEditions) { "PSEdition_$edition" }
    'PSIncludes_Cmdlet'
    foreach ($cmdlet in $Manifest.CmdletsToExport) { "PSCmdlet_$cmdlet"; "PSCommand_$cmdlet" }
}

function ConvertTo-Xml([string] $Text) { [Security.SecurityElement]::Escape($Text) }

function Get-Nuspec([string] $Name, $Manifest) {
    $data = $Manifest.PrivateData.PSData
    $fields = [ordered]@{
        id                       = $Name
        version                  = Get-PackageVersion $Manifest
        authors                  = $Manifest.Author
        owners                   = $Manifest.CompanyName
        requireLicenseAcceptance = 'false'
        licenseUrl               = $data.LicenseUri
        projectUrl               = $data.ProjectUri
        iconUrl                  = $data.IconUri
        description              = $Manifest.Description
        releaseNotes             = $data.ReleaseNotes
        copyright                = $Manifest.Copyright
        tags                     = @(Get-PackageTag $Manifest | Select-Object -Unique) -join ' '
    }
    @(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">'
        '  <metadata>'
        $fields.GetEnumerator().ForEach{ "    <$($_.Key)>$(ConvertTo-Xml $_.Value)</$($_.Key)>" }
        '  </metadata>'
        '</package>'
    )
}

# The two parts that make a NuGet package an Open Packaging file: the content type of each file, and a reference to the manifest.
function Get-ContentType([string[]] $Entry) {
    $extensions = @($Entry + '.rels' + '.nuspec').ForEach{ [IO.Path]::GetExtension($_).TrimStart('.') } | Sort-Object -Unique
    @(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        foreach ($extension in $extensions -ne '') {
            $type = $extension -eq 'rels' ? 'application/vnd.openxmlformats-package.relationships+xml' : 'application/octet'
            "  <Default Extension=""$extension"" ContentType=""$type"" />"
        }
        foreach ($file in $Entry) {
            if (-not [IO.Path]::GetExtension($file)) { "  <Override PartName=""/$file"" ContentType=""application/octet"" />" }
        }
        '</Types>'
    )
}

function Get-Relationship([string] $Name) {
    '<?xml version="1.0" encoding="utf-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "  <Relationship Type=""http://schemas.microsoft.com/packaging/2010/07/manifest"" Target=""/$Name.nuspec"" Id=""R1"" />"
    '</Relationships>'
}

function Add-Entry($Archive, [string] $Name, [byte[]] $Content) {
    $entry = $Archive.CreateEntry($Name, [IO.Compression.CompressionLevel]::SmallestSize)
    $entry.LastWriteTime = $script:Date
    $entry.ExternalAttributes = $script:Mode
    $stream = $entry.Open()
    try { $stream.Write($Content, 0, $Content.Length) } finally { $stream.Dispose() }
}

<#
.SYNOPSIS
    Packs a module folder into <Destination>/<name>.<version>.nupkg, and writes the SHA-256 sums of the package and of its files next
    to it, in the format of sha256sum. Returns both files.
#>
function New-ModulePackage {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $ModuleFolder, [Parameter(Mandatory)][string] $Destination)
    $ErrorActionPreference = 'Stop'
    $folder = (Resolve-Path -LiteralPath $ModuleFolder).ProviderPath
    $name = Split-Path $folder -Leaf
    $manifest = Import-PowerShellDataFile (Join-Path $folder "$name.psd1")
    $names = [string[]] (Get-ChildItem $folder -File -Recurse).ForEach{ [IO.Path]::GetRelativePath($folder, $_.FullName).Replace('\', '/') }
    [array]::Sort($names, [StringComparer]::Ordinal)

    $null = New-Item $Destination -ItemType Directory -Force
    $base = Join-Path (Resolve-Path -LiteralPath $Destination).ProviderPath "$name.$(Get-PackageVersion $manifest)"
    Remove-Item "$base.nupkg" -ErrorAction Ignore
    $archive = [IO.Compression.ZipFile]::Open("$base.nupkg", 'Create')
    try {
        $parts = [ordered]@{
            '[Content_Types].xml' = Get-ContentType $names
            '_rels/.rels'         = Get-Relationship $name
            "$name.nuspec"        = Get-Nuspec $name $manifest
        }
        foreach ($part in $parts.Keys) { Add-Entry $archive $part ([Text.Encoding]::UTF8.GetBytes(($parts[$part] -join "`n") + "`n")) }
        foreach ($file in $names) { Add-Entry $archive $file ([IO.File]::ReadAllBytes((Join-Path $folder $file))) }
    }
    finally { $archive.Dispose() }

    $sums = @(
        Get-FileHash "$base.nupkg" | ForEach-Object { "$($_.Hash.ToLowerInvariant())  $(Split-Path $_.Path -Leaf)" }
        foreach ($file in $names) { "$((Get-FileHash -LiteralPath (Join-Path $folder $file)).Hash.ToLowerInvariant())  $file" }
    )
    [IO.File]::WriteAllText("$base.sha256", ($sums -join "`n") + "`n")
    Get-Item "$base.nupkg", "$base.sha256"
}

<#
.SYNOPSIS
    Installs a package as a client of the Gallery does: extracts the module's files, without the package metadata, to
    <Destination>/<name>/<version>. Returns that folder.
#>
function Expand-ModulePackage {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Package, [Parameter(Mandatory)][string] $Destination)
    $ErrorActionPreference = 'Stop'
    $archive = [IO.Compression.ZipFile]::OpenRead((Resolve-Path -LiteralPath $Package).ProviderPath)
    try {
        $reader = [IO.StreamReader]::new($archive.Entries.Where{ $_.FullName -notmatch '/' -and $_.Name -like '*.nuspec' }[0].Open())
        try { $metadata = ([xml] $reader.ReadToEnd()).package.metadata } finally { $reader.Dispose() }
        # Only the version number, because a prerelease is installed in a folder with that name too.
        $target = [IO.Path]::GetFullPath((Join-Path $Destination "$($metadata.id)/$(($metadata.version -split '-')[0])"))
        if (Test-Path $target) { Remove-Item $target -Recurse }
        foreach ($entry in $archive.Entries) {
            if ($entry.FullName -in '[Content_Types].xml', '_rels/.rels' -or $entry.FullName -like '*.nuspec') { continue }
            $file = Join-Path $target $entry.FullName
            $null = New-Item (Split-Path $file) -ItemType Directory -Force
            [IO.Compression.ZipFileExtensions]::ExtractToFile($entry, $file)
        }
    }
    finally { $archive.Dispose() }
    $target
}

Export-ModuleMember -Function New-ModulePackage, Expand-ModulePackage
