# Plots as SVG files: a few lines on two axes, readable on a light and on a dark page.
Set-StrictMode -Version Latest

$script:Width, $script:Height = 720, 360
$script:Left, $script:Right, $script:Top, $script:Bottom = 70, 35, 44, 50

function Format-Number([double] $Value) {
    if ([Math]::Abs($Value) -ge 1000) { return $Value.ToString('#,0', [cultureinfo]::InvariantCulture) }
    $Value.ToString('0.###', [cultureinfo]::InvariantCulture)
}

function Format-Place([double] $Value) { $Value.ToString('0.0', [cultureinfo]::InvariantCulture) }

# The round number at or above a value: 1, 2 or 5 and zeros.
function Get-RoundAbove([double] $Value) {
    $power = [Math]::Pow(10, [Math]::Floor([Math]::Log10($Value)))
    foreach ($step in 1, 2, 5, 10) { if ($step * $power -ge $Value) { return $step * $power } }
}

function Get-Tick([double] $Low, [double] $High, [bool] $Log) {
    if ($Log) {
        for ($value = $Low; $value -le $High * 1.001; $value *= 10) { $value }
        return
    }
    $step = Get-RoundAbove (($High - $Low) / 6)
    for ($value = $Low; $value -le $High + $step / 1000; $value += $step) { $value }
}

# Each series is @{ Name; Points = @(, @(x, y)) }; at most three. Log axes go by powers of ten.
function New-Plot {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string] $Title,
        [Parameter(Mandatory)][string] $XLabel,
        [Parameter(Mandatory)][string] $YLabel,
        [Parameter(Mandatory)][hashtable[]] $Series,
        [switch] $Log
    )
    $xs = foreach ($one in $Series) { foreach ($point in $one.Points) { $point[0] } }
    $ys = foreach ($one in $Series) { foreach ($point in $one.Points) { $point[1] } }
    $x = $xs | Measure-Object -Minimum -Maximum
    $y = $ys | Measure-Object -Minimum -Maximum
    if ($Log) {
        $xLow, $xHigh = $x.Minimum, $x.Maximum
        $yLow, $yHigh = [Math]::Pow(10, [Math]::Floor([Math]::Log10($y.Minimum))), [Math]::Pow(10, [Math]::Ceiling([Math]::Log10($y.Maximum)))
    }
    else {
        $xLow, $xHigh = 0, $x.Maximum
        $yLow, $yHigh = 0, ((Get-RoundAbove ($y.Maximum / 5)) * 5)
    }

    $scale = { param([double] $Value, [double] $Low, [double] $High) $Log ? [Math]::Log($Value / $Low) / [Math]::Log($High / $Low) : ($Value - $Low) / ($High - $Low) }
    $atX = { param($Value) Format-Place ($script:Left + (& $scale $Value $xLow $xHigh) * ($script:Width - $script:Left - $script:Right)) }
    $atY = { param($Value) Format-Place ($script:Height - $script:Bottom - (& $scale $Value $yLow $yHigh) * ($script:Height - $script:Top - $script:Bottom)) }

    $endX, $endY = ($script:Width - $script:Right), ($script:Height - $script:Bottom)
    @(
        "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 $script:Width $script:Height`" role=`"img`" aria-label=`"$Title`">"
        '  <style>'
        '    text { font: 12px sans-serif; fill: #333 } .title { font-weight: bold } .grid { stroke: #ccc } .axis { stroke: #666 }'
        '    polyline { fill: none; stroke-width: 2 } .s0 { stroke: #0b62c4 } .s1 { stroke: #c2410c; stroke-dasharray: 6 3 } .s2 { stroke: #2f7d32; stroke-dasharray: 2 3 }'
        '    @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #444 } .axis { stroke: #999 }'
        '      .s0 { stroke: #6cb0ff } .s1 { stroke: #ffa36b } .s2 { stroke: #8ad28d } }'
        '  </style>'
        "  <text class=`"title`" x=`"$script:Left`" y=`"18`">$Title</text>"
        foreach ($tick in Get-Tick $xLow $xHigh $Log) {
            $at = & $atX $tick
            "  <line class=`"grid`" x1=`"$at`" y1=`"$script:Top`" x2=`"$at`" y2=`"$endY`"/><text x=`"$at`" y=`"$($endY + 18)`" text-anchor=`"middle`">$(Format-Number $tick)</text>"
        }
        foreach ($tick in Get-Tick $yLow $yHigh $Log) {
            $at = & $atY $tick
            "  <line class=`"grid`" x1=`"$script:Left`" y1=`"$at`" x2=`"$endX`" y2=`"$at`"/><text x=`"$($script:Left - 8)`" y=`"$at`" dy=`"4`" text-anchor=`"end`">$(Format-Number $tick)</text>"
        }
        "  <polyline class=`"axis`" points=`"$script:Left,$script:Top $script:Left,$endY $endX,$endY`"/>"
        "  <text x=`"$(($script:Left + $endX) / 2)`" y=`"$($script:Height - 12)`" text-anchor=`"middle`">$XLabel</text>"
        "  <text transform=`"translate(14 $(($script:Top + $endY) / 2)) rotate(-90)`" text-anchor=`"middle`">$YLabel</text>"
        for ($i = 0; $i -lt $Series.Count; $i++) {
            $points = foreach ($point in $Series[$i].Points) { "$(& $atX $point[0]),$(& $atY $point[1])" }
            "  <polyline class=`"s$i`" points=`"$points`"/>"
            $nameAt = $script:Left + 190 * $i
            "  <line class=`"s$i`" stroke-width=`"2`" x1=`"$nameAt`" y1=`"34`" x2=`"$($nameAt + 24)`" y2=`"34`"/><text x=`"$($nameAt + 30)`" y=`"38`">$($Series[$i].Name)</text>"
        }
        '</svg>'
    ) -join "`n"
}

Export-ModuleMember -Function New-Plot
