#requires -Version 7.4
<#
.SYNOPSIS
    Draws docs/images/icon.png: a prompt beside three rising bars, 128 by 128 pixels, the same bytes each time.
#>
[CmdletBinding()]
param([string] $Path = (Join-Path $PSScriptRoot 'images/icon.png'))

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$size = 128
$pixels = [byte[]]::new($size * $size * 4)

function Set-Pixel([int] $X, [int] $Y, [byte[]] $Color) { $Color.CopyTo($pixels, 4 * ($Y * $size + $X)) }

# The background is a square without its corners; the prompt is two slanted strokes; each bar is a rectangle.
foreach ($y in 0..($size - 1)) {
    foreach ($x in 0..($size - 1)) {
        $dx = [Math]::Max([Math]::Abs($x - 63.5) - 43.5, 0)
        $dy = [Math]::Max([Math]::Abs($y - 63.5) - 43.5, 0)
        $alpha = [Math]::Clamp(20.5 - [Math]::Sqrt($dx * $dx + $dy * $dy), 0, 1)
        Set-Pixel $x $y (0x01, 0x24, 0x56, [byte] (255 * $alpha))
        $bar = [Math]::Floor(($x - 60) / 18)
        $isBar = $x -ge 60 -and $x -lt 112 -and ($x - 60) % 18 -lt 13 -and $y -le 98 -and $y -ge 76 - 22 * $bar
        $stroke = [Math]::Abs($y - 64) + $x
        $isPrompt = $stroke -ge 44 -and $stroke -le 56 -and [Math]::Abs($y - 64) -le 30
        if ($isBar) { Set-Pixel $x $y (0x3f, 0xb9, 0x50, 0xff) }
        elseif ($isPrompt) { Set-Pixel $x $y (0xff, 0xff, 0xff, 0xff) }
    }
}

function Get-Crc([byte[]] $Bytes) {
    [uint32] $crc = 4294967295
    foreach ($byte in $Bytes) {
        $crc = $crc -bxor $byte
        for ($bit = 0; $bit -lt 8; $bit++) { $crc = $crc -band 1 ? ($crc -shr 1) -bxor 3988292384 : $crc -shr 1 }
    }
    $crc -bxor 4294967295
}

function Get-BigEndian([uint32] $Number) { $bytes = [BitConverter]::GetBytes($Number); [array]::Reverse($bytes); $bytes }

$image = [IO.MemoryStream]::new()
function Write-Chunk([string] $Name, [byte[]] $Data) {
    $named = [Text.Encoding]::ASCII.GetBytes($Name) + $Data
    foreach ($part in (Get-BigEndian $Data.Length), $named, (Get-BigEndian (Get-Crc $named))) { $image.Write([byte[]] $part) }
}

$packed = [IO.MemoryStream]::new()
$zip = [IO.Compression.ZLibStream]::new($packed, [IO.Compression.CompressionLevel]::SmallestSize, $true)
foreach ($y in 0..($size - 1)) { $zip.WriteByte(0); $zip.Write($pixels, 4 * $size * $y, 4 * $size) }
$zip.Dispose()

$image.Write([byte[]] (0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
Write-Chunk IHDR ([byte[]] (@(Get-BigEndian $size) + (Get-BigEndian $size) + 8, 6, 0, 0, 0))
Write-Chunk IDAT $packed.ToArray()
Write-Chunk IEND ([byte[]] @())
[IO.File]::WriteAllBytes([IO.Path]::GetFullPath($Path, $PWD.Path), $image.ToArray())
