# What a hostile panel may write into any text, and how to find it in whatever was shown.
Set-StrictMode -Version Latest

# Commands of terminals, characters that hide or turn text, and line breaks. Purple and underlined: PowerShell's own styling has neither.
function Get-HostileText {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Key)
    $escape, $bell = [char] 0x1b, [char] 7
    $sequences = "$escape[35;4mA$escape[2J$escape]0;title$bell$escape]8;;http://x$escape\$($escape)Pq$escape\$([char] 0x9b)2J$([char] 0x9d)t$([char] 0x9c)"
    $controls = -join ([char[]] (@(0..31) + @(127..159)))
    $formats = -join ([char[]] (0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202e, 0x2028, 0x2029, 0x2066, 0x2069, 0xfeff, 0xfff9))
    $tags = "$([char]::ConvertFromUtf32(0xe0041))"
    $forms = @(
        $Key
        $Key.ToUpperInvariant()
        -join $Key.ToCharArray().ForEach{ '\u{0:x4}' -f [int] $_ }
        -join $Key.ToCharArray().ForEach{ '\x{0:x2}' -f [int] $_ }
        -join $Key.ToCharArray().ForEach{ '%{0:X2}' -f [int] $_ }
        -join $Key.ToCharArray().ForEach{ '%25{0:x2}' -f [int] $_ }
        -join $Key.ToCharArray().ForEach{ '&#{0};' -f [int] $_ }
        -join $Key.ToCharArray().ForEach{ '&#x{0:x};' -f [int] $_ }
        -join $Key.ToCharArray().ForEach{ "$_`0" }
        -join $Key.ToCharArray().ForEach{ "$_$([char] 0x200b)" }
    )
    "seen $sequences$controls$formats$tags`r`n::error::forged $($forms -join ' ')"
}

# As JSON in ASCII, half of it with escapes that nobody needs.
function ConvertTo-HostileJson {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Text)
    -join $Text.ToCharArray().ForEach{ '\u{0:x4}' -f [int] $_ }
}

# An answer to each action that has the text at each place, good ones and bad ones.
function Get-HostileAnswer {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Text)
    $t = ConvertTo-HostileJson $Text
    [ordered]@{
        services      = "[{`"service`":1,`"name`":`"$t`",`"type`":`"$t`",`"category`":`"$t`",`"rate`":`"1`",`"min`":1,`"max`":9,`"$t`":{`"$t`":[`"$t`"]},`"description`":`"$t`"}]"
        status        = "{`"status`":`"$t`",`"charge`":`"1`",`"currency`":`"$t`",`"$t`":{`"$t`":[`"$t`"]}}"
        statuses      = "{`"1`":{`"status`":`"$t`",`"currency`":`"$t`"},`"2`":{`"error`":`"$t`"},`"3`":`"$t`"}"
        add           = "{`"error`":`"$t`"}"
        refill        = "{`"refill`":`"$t`"}"
        refill_status = "{`"status`":`"$t`"}"
        cancel        = "[{`"order`":1,`"cancel`":{`"error`":`"$t`"}}]"
        balance       = "{`"balance`":`"5`",`"currency`":`"$t`"}"
        custom        = "{`"$t`":[{`"$t`":`"$t`"}],`"text`":`"$t`",`"password`":`"hidden1`"}"
        page          = "<html><head><title>$Text</title></head><body>$Text</body></html>"
        words         = "Fatal error: $Text"
        error         = "{`"status`":`"error`",`"message`":[`"$t`",{`"$t`":`"$t`"}]}"
    }
}

# Fails where a text has what a panel must not show. Line breaks, tabs and the given styling may be there.
function Assert-Harmless {
    [CmdletBinding()]
    param([Parameter(Mandatory)][AllowEmptyString()][string] $Text, [Parameter(Mandatory)][string[]] $Secret)
    $hidden = '[\p{Cc}-[\r\n\t]]|\p{Cf}|\p{Zl}|\p{Zp}'

    # How JSON and CLIXML write such a character.
    $escaped = '\\u00([01][0-9a-f]|7f|[89][0-9a-f])|\\u20(0[b-f]|2[89a-e]|6[6-9])|\\[bf]\b|_x00([01][0-9A-F]|7F|[89][0-9A-F])_(?<!_x000[9AD]_)|_x20(0[B-F]|2[89A-E]|6[6-9])_'
    $forged = '(?m)^::error::'
    foreach ($pattern in $hidden, $escaped, $forged) {
        $match = [regex]::Match($Text, $pattern)
        if ($match.Success) {
            $from = [Math]::Max(0, $match.Index - 60)
            $around = $Text.Substring($from, [Math]::Min(120, $Text.Length - $from)) -replace $hidden, { '<U+{0:X4}>' -f [int] $_.Value[0] }
            throw "A panel's text must not show $($match.Value.ToCharArray().ForEach{ 'U+{0:X4}' -f [int] $_ }): $around"
        }
    }

    foreach ($one in $Secret) {
        $at = $Text.IndexOf($one, [StringComparison]::OrdinalIgnoreCase)
        if ($at -ge 0) { throw "A secret must not be in '$($Text.Substring([Math]::Max(0, $at - 60), 60 + $one.Length))'." }
    }
}

Export-ModuleMember -Function *-*
