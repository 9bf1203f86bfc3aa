#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    Reset-TestPanel $panel
}

Describe 'A date in <_>' -ForEach 'en-US', 'de-DE', 'tr-TR', 'fa-IR', 'th-TH', 'ar-SA' {
    BeforeAll {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($_)
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
    }

    AfterAll { [cultureinfo]::CurrentCulture = $before }

    It 'is read the same: ISO 8601, date objects, Unix seconds' {
        $day = [datetimeoffset]::new([datetime]::new(2026, 1, 5, [System.Globalization.GregorianCalendar]::new()))
        $moment = [datetimeoffset]::FromUnixTimeSeconds(1767571200)
        foreach ($case in '2026-01-05', '2026-01-05T00:00', '2026-01-05 00:00:00', $day, $day.LocalDateTime) { [SimpleSmm.Moment]::new($case).Value | Should -Be $day }
        foreach ($case in '2026-01-05T00:00:00Z', '2026-01-05T03:00:00+03:00', '2026-01-05T00:00:00.000Z', 1767571200, '1767571200', 1767571200.0) {
            [SimpleSmm.Moment]::new($case).Value | Should -Be $moment
        }
    }

    # Fault Input: dates of a culture
    It 'that is not one of these is an error, and nothing is removed' {
        $null = Import-SmmOrder 77 -Reference kept -PlacedAt '2025-01-01'
        foreach ($text in '01/02/2026', '1.2.2026', '۱۴۰۵/۰۱/۰۱', '2026', '20260101', 46027, '46027.5', '1767571200000', 'today', '', (Get-Date).ToString()) {
            foreach ($line in { Remove-SmmOrder -Before $text }, { Get-SmmOrder -Since $text }, { Get-SmmOrder -Before $text }) {
                (Invoke-Recorded $line).Termination.FullyQualifiedErrorId | Should -Match '^InvalidDate,' -Because $text
            }
            if ("$text") {
                $row = [pscustomobject] @{ OrderId = 78; PlacedAt = $text }
                (Invoke-Recorded { $row | Import-SmmOrder }).Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidDate,' -Because $text
                (Invoke-Recorded { $row | Wait-SmmOrder -TimeoutSeconds 1 }).Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidDate,' -Because $text
            }
        }
        (Get-SmmOrder).Reference | Should -Be 'kept'
        Remove-SmmOrder kept -Force
    }

    It 'of an order is written by its formats and cultures, and otherwise as ISO 8601' {
        $null = Import-SmmOrder 79 -Reference z -PlacedAt '2025-03-04T05:06:07Z'
        $date = (Get-SmmOrder -Reference z).PlacedAt
        $plain = [datetime]::new(2025, 3, 4, 5, 6, 7, [DateTimeKind]::Utc).ToLocalTime()
        $german = [cultureinfo]::GetCultureInfo('de-DE')
        $date.ToString() | Should -Match '^2025-03-0\dT\d\d:06:07([+-]\d\d:\d\d|Z)$'
        $date.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) | Should -Be $plain.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $date.ToString('d') | Should -Be $plain.ToString('d')
        $date.ToString($german) | Should -Be $plain.ToString($german)
        $date.ToString('d', $german) | Should -Be $plain.ToString('d', $german)
        $date.AddDays(1) | Should -Be $plain.AddDays(1)
        Remove-SmmOrder z -Force
    }

    It 'of an order takes the format of -f, and is ISO 8601 there without one' {
        $null = Import-SmmOrder 79 -Reference f -PlacedAt '2025-03-04T05:06:07Z'
        foreach ($order in (Get-SmmOrder -Reference f), (Get-SmmOrder -Reference f | Select-Object *)) {
            $plain = [datetime]::new(2025, 3, 4, 5, 6, 7, [DateTimeKind]::Utc).ToLocalTime()
            '{0:yyyy-MM-dd}' -f $order.PlacedAt | Should -BeExactly ('{0:yyyy-MM-dd}' -f $plain)
            '{0:d} {1,-12:HH:mm}|' -f $order.PlacedAt, $order.PlacedAt | Should -BeExactly ('{0:d} {1,-12:HH:mm}|' -f $plain, $plain)
            '{0}' -f $order.PlacedAt | Should -BeExactly $order.PlacedAt.ToString()
            '{0}' -f $order.PlacedAt | Should -Match '^2025-03-0\dT\d\d:06:07([+-]\d\d:\d\d|Z)$'
            ($order | ConvertTo-Csv | ConvertFrom-Csv).PlacedAt | Should -BeExactly $order.PlacedAt.ToString()
        }
        Remove-SmmOrder f -Force
    }

    It 'of an order survives CSV, JSON and CLIXML' {
        $null = Import-SmmOrder 80 -Reference a -PlacedAt '2025-03-04T05:06:07.25Z'
        $order = Get-SmmOrder -Reference a
        $order.PlacedAt | Should -BeOfType datetime
        $forms = @(
            $order | ConvertTo-Csv | ConvertFrom-Csv
            $order | Select-Object * | ConvertTo-Csv | ConvertFrom-Csv
            $order | ConvertTo-Json | ConvertFrom-Json
            [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($order))
        )
        foreach ($form in $forms) { [SimpleSmm.Moment]::new($form.PlacedAt).Value | Should -Be ([datetimeoffset]::new(2025, 3, 4, 5, 6, 7, 250, [System.Globalization.GregorianCalendar]::new(), [timespan]::Zero)) }
        $form = $forms[0] | Select-Object @{ n = 'OrderId'; e = { 81 } }, PlacedAt, @{ n = 'Reference'; e = { 'b' } } | Import-SmmOrder
        $form.PlacedAt | Should -Be $order.PlacedAt
        Remove-SmmOrder a -Force; Remove-SmmOrder b -Force
    }

    It 'can be given where a script makes an order, as its other properties can' {
        $order = [SimpleSmm.Order] @{ OrderId = 83; Reference = 'made'; PlacedAt = '2024-05-01T10:00:00Z'; StatusAt = 1700000000; RefillAt = $null }
        $order.PlacedAt.ToUniversalTime() | Should -Be ([datetime] '2024-05-01 10:00:00')
        $order.StatusAt.ToUniversalTime() | Should -Be ([datetime] '2023-11-14 22:13:20')
        $order.RefillAt | Should -BeNullOrEmpty
        $order.CancelAt = [datetime] '2024-05-02'
        $order.CancelAt | Should -Be ([datetime] '2024-05-02')
        ($order | Import-SmmOrder).PlacedAt | Should -Be $order.PlacedAt
        Remove-SmmOrder made -Force
        foreach ($bad in '01/05/2024', 45000, $null) { { $order.PlacedAt = $bad } | Should -Throw '*PlacedAt cannot be read*' }
    }

    It 'is plain to print and to compare' {
        $null = Import-SmmOrder 82 -Reference now
        $order = Get-SmmOrder -Reference now
        @($order | Format-List PlacedAt | Out-String -Stream | Where-Object { $_ }).Count | Should -Be 1
        ($order | Format-List PlacedAt | Out-String) | Should -Match '\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d'
        $order.PlacedAt -gt (Get-Date).AddMinutes(-1) -and (Get-Date).AddMinutes(1) -gt $order.PlacedAt | Should -BeTrue
        ((Get-Date) - $order.PlacedAt).TotalMinutes | Should -BeLessThan 1
        Remove-SmmOrder now -Force
    }
}

Describe 'The last day of a subscription' {
    It 'may be written as the API has it: <_>' -ForEach '31/12/2031', '2031-12-31', ([datetime] '2031-12-31') {
        $null = Connect-TestPanel $panel
        Clear-TestPanelRequest $panel
        $null = New-SmmOrder 30 -UserName ann -Minimum 20 -Maximum 30 -Delay 30 -Expiry $_
        (Get-TestPanelRequest $panel -Action add).Text | Should -BeLike '*expiry=31/12/2031'
    }

    It 'is an error in any other way: <_>' -ForEach '12/31/2031', '31.12.2031', '31-12-2031', '2031', @(1, 2) {
        $null = Connect-TestPanel $panel
        Clear-TestPanelRequest $panel
        (Invoke-Recorded { New-SmmOrder 30 -UserName ann -Minimum 20 -Maximum 30 -Delay 30 -Expiry $_ }).Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidDate,'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}
