#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Connect-SmmPanel' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $key = ConvertTo-TestKey $panel.Key
        $before = $env:SMM_API_KEY
    }

    AfterEach { $env:SMM_API_KEY = $before }

    It 'has five parameter sets, and the one with a mandatory -ApiKey is the default' {
        $command = Get-Command Connect-SmmPanel
        $command.ParameterSets.Name | Sort-Object | Should -Be 'ApiKey', 'Credential', 'Environment', 'Sandbox', 'Secret'
        $command.DefaultParameterSet | Should -Be 'ApiKey'
        $mandatory = foreach ($set in $command.ParameterSets) { "$($set.Name) $($set.Parameters.Where{ $_.IsMandatory }.Name)" }
        $mandatory | Sort-Object | Should -Be 'ApiKey ApiKey', 'Credential Credential', 'Environment FromEnvironment', 'Sandbox Sandbox', 'Secret SecretName'
    }

    It 'checks the key with one balance request and writes nothing' {
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key }
        $run.Output.Count + $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $sent = @(Get-TestPanelRequest $panel)
        $sent.Text | Should -Be 'action=balance'
        $sent.Key | Should -BeExactly $panel.Key
        (Get-SmmSession).Currency | Should -Be 'USD'
    }

    It 'takes the password of a credential as the key' {
        Connect-SmmPanel -Uri $panel.Uri -Credential ([pscredential]::new('nobody', $key))
        (Get-TestPanelRequest $panel).Key | Should -BeExactly $panel.Key
    }

    It 'takes the key from SMM_API_KEY, blanks around it left off' {
        $env:SMM_API_KEY = " $($panel.Key)`n"
        Connect-SmmPanel -Uri $panel.Uri -FromEnvironment
        (Get-TestPanelRequest $panel).Key | Should -BeExactly $panel.Key
    }

    It 'says that SMM_API_KEY is not set' {
        $env:SMM_API_KEY = $null
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -FromEnvironment }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        "$($run.Termination)" | Should -BeLike '*SMM_API_KEY*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'writes one session with -PassThru' {
        $session = Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name shop -TimeoutSeconds 7 -ThrottleLimit 3 -PassThru
        @($session).Count | Should -Be 1
        $session | Should -BeOfType SimpleSmm.PanelSession
        $session.Name, $session.Uri, $session.Currency, $session.TimeoutSeconds, $session.ThrottleLimit | Should -Be 'shop', $panel.Uri, 'USD', 7, 3
        $session.MaximumRetryCount, $session.RequestsPerMinute | Should -Be 4, $null
        $session.ConnectedAt | Should -BeGreaterThan ((Get-Date).AddMinutes(-1))
    }

    It 'sends nothing with -SkipVerification' {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -SkipVerification
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        (Get-SmmSession).Currency | Should -BeNullOrEmpty
    }

    It 'names the session after the host' {
        (Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -SkipVerification -PassThru).Name | Should -Be ([uri] $panel.Uri).Authority
    }

    It 'connects to the documented address by default' {
        $session = Connect-SmmPanel -ApiKey $key -SkipVerification -PassThru
        $session.Uri | Should -Be 'https://www.simplesmmpanel.com/api/v1'
        $session.Name | Should -Be 'www.simplesmmpanel.com'
    }

    It 'replaces the session of the same name, whatever its case, and makes the new one the current one' {
        $null = Connect-TestPanel $panel -Name Shop
        $null = Connect-TestPanel $panel -Name other
        $new = Connect-TestPanel $panel -Name SHOP
        (Get-SmmSession).Name | Should -BeExactly 'other', 'SHOP'
        (Get-SmmSession shop) | Should -Be $new
        (Get-SmmBalance).Session | Should -BeExactly 'SHOP'
    }

    It 'leaves no session behind when the key is refused, and the current one stays' {
        $null = Connect-TestPanel $panel -Name good
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey wrong) -Name bad }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        $run.Termination.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $run.Errors | Should -BeNullOrEmpty
        (Get-SmmSession).Name | Should -Be 'good'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'gives up after -TimeoutSeconds and leaves no session behind' {
        Add-TestPanelFault $panel hang -Times always
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -TimeoutSeconds 1 -MaximumRetryCount 0 }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'RequestTimeout,*'
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 0.9
        Get-SmmSession | Should -BeNullOrEmpty
    }

    It 'does not follow a redirect and names its target' {
        Add-TestPanelFault $panel @{ kind = 'redirect'; location = 'https://elsewhere.example/api' } -Times always
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'RedirectRefused,*'
        "$($run.Termination)" | Should -BeLike '*https://elsewhere.example/api*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'refuses the address <Uri>' -ForEach @(
        @{ Uri = 'ftp://panel.example/api'; Named = 'ftp://panel.example/api' }
        @{ Uri = 'http://panel.example/api'; Named = 'http://panel.example/api' }
        @{ Uri = 'https://joe:Pa55word@panel.example/api'; Named = 'panel.example' }
        @{ Uri = 'http://joe:Pa55word@panel.example/api'; Named = 'panel.example' }
        @{ Uri = 'ftp://joe:Pa55word@panel.example/api'; Named = 'panel.example' }
        @{ Uri = 'https://panel.example/api?key=Pa55word'; Named = 'panel.example' }
        @{ Uri = 'http://panel.example/api?key=Pa55word'; Named = 'panel.example' }
        @{ Uri = 'https://panel.example/api#Pa55word'; Named = 'panel.example' }
        @{ Uri = 'panel.example'; Named = 'panel.example' }
        @{ Uri = '/api/v1'; Named = '/api/v1' }
        @{ Uri = 'file:///etc/hosts'; Named = '/etc/hosts' }
    ) {
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $Uri -ApiKey $key -SkipVerification }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InsecureUri,*'
        "$($run.Termination)" | Should -BeLike "*$Named*"
        "$($run.Termination) $($run.Termination.TargetObject) $($run.Termination.Exception)" | Should -Not -BeLike '*Pa55word*'
        Get-SmmSession | Should -BeNullOrEmpty
    }

    It 'takes http on this machine, as <_>' -ForEach 'http://localhost:1/api', 'http://127.0.0.1:1/api', 'http://[::1]:1/api' {
        (Connect-SmmPanel -Uri $_ -ApiKey $key -SkipVerification -PassThru).Uri | Should -Be $_
    }

    It 'refuses a key in plain text without repeating it' {
        $plain = 'plain-text-key'
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey $plain }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        "$($run.Termination)" | Should -BeLike '*SecureString*'
        "$($run.Termination) $($run.Termination.TargetObject) $($run.Termination.Exception) $($run.Termination | Get-Error | Out-String)" |
            Should -Not -BeLike "*$plain*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'refuses an empty key' {
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey ([securestring]::new()) }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        "$($run.Termination)" | Should -BeLike '*empty*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}

Describe 'Connect-SmmPanel -Sandbox' {
    BeforeEach { Get-SmmSession | Disconnect-SmmPanel }

    It 'gives a panel without a socket, whose orders live and end on a clock that can be set forward' {
        $session = Connect-SmmPanel -Sandbox -SandboxSpeed 0 -PassThru
        $session.Name, $session.Currency | Should -Be 'sandbox', 'USD'
        $order = New-SmmOrder -ServiceId 1 -Link 'https://example.com/p' -Quantity 100
        (Get-SmmOrderStatus $order.OrderId).Status | Should -Be 'Pending'
        $session.Clock.Advance([timespan] '1:00:00')
        (Get-SmmOrderStatus $order.OrderId).Status | Should -Not -Be 'Pending'
        $session.Clock.Advance([timespan] '60.00:00:00')
        (Get-SmmOrderStatus $order.OrderId).IsFinal | Should -BeTrue
        (Get-SmmBalance).Balance | Should -BeLessThan 100
    }

    It 'gives each session a panel of its own' {
        Connect-SmmPanel -Sandbox -Name one
        Connect-SmmPanel -Sandbox -Name two
        $null = New-SmmOrder 1 'https://example.com/p' 1000 -Session one
        (Get-SmmBalance one, two).Balance | Should -Be 99.1, 100
    }
}
