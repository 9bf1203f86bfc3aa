#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 20) { throw "Not within 20 seconds: $Condition" }
            Start-Sleep -Milliseconds 20
        }
    }

    # Starts a line with the session, waits until it is where it is to be stopped, stops it, and looks at what is left.
    function Assert-Stops([string] $Line, [scriptblock] $IsThere) {
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        $isStopped = $true
        try {
            $null = $shell.AddScript("param(`$session) $Line").AddArgument($session)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until $IsThere
            Start-Sleep -Milliseconds 50
            $shell.InvocationStateInfo.State | Should -Be 'Running'
            $sent = @(Get-TestPanelRequest $panel).Count

            $clock = [Diagnostics.Stopwatch]::StartNew()
            $stopping = $shell.BeginStop($null, $null)
            $isStopped = $stopping.AsyncWaitHandle.WaitOne(2000)
            $isStopped | Should -BeTrue
            Write-Host "      stopped after $($clock.ElapsedMilliseconds) ms"
            $shell.EndStop($stopping)
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $shell.Streams.Error | Should -BeNullOrEmpty

            Start-Sleep -Milliseconds 150
            @(Get-TestPanelRequest $panel).Count | Should -Be $sent
        }
        finally {
            # To dispose of what does not stop takes as long as it does.
            if ($isStopped) { $shell.Dispose(); $runspace.Dispose() }
        }
    }
}

BeforeDiscovery {
    $lines = @(
        @{ Line = 'Get-SmmBalance -Session $session' }
        @{ Line = '1..250 | Get-SmmOrderStatus -Session $session -ThrottleLimit 1' }
        @{ Line = 'New-SmmOrder 1 https://example.com/p 100 -Session $session' }
        @{ Line = '1..250 | Invoke-SmmRefill -Session $session -ThrottleLimit 1' }
    )
    $readers = $lines.Where{ $_.Line -like '*Get-*' }
}

Describe 'A pipeline is stopped at once' {
    BeforeEach { Reset-TestPanel $panel }

    AfterEach { Disconnect-SmmPanel $session }

    It 'while it connects: <Line>' -ForEach $lines {
        # It takes the connection and says nothing, so the handshake never ends.
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        try {
            $uri = "https://127.0.0.1:$($listener.LocalEndpoint.Port)/"
            $session = Connect-SmmPanel -Uri $uri -ApiKey (ConvertTo-TestKey x) -Name hung -SkipVerification -PassThru
            Assert-Stops $Line { $listener.Pending() }
        }
        finally { $listener.Stop() }
    }

    It 'while the answer drips in: <Line>' -ForEach $lines {
        $session = Connect-TestPanel $panel -MaximumRetryCount 4 -TimeoutSeconds 60
        Add-TestPanelFault $panel @{ kind = 'drip'; bytes = 1; ms = 2000 } -Times always
        Assert-Stops $Line { Get-TestPanelRequest $panel }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'while it waits before a retry: <Line>' -ForEach $readers {
        # The wait is a random part of the interval: of a day, hardly ever less than a few seconds.
        $session = Connect-TestPanel $panel -MaximumRetryCount 4 -RetryIntervalSec 86400 -MaximumRetryIntervalSec 86400
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times always
        Assert-Stops $Line { $shell.Streams.Warning.Count -gt 0 }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'while it waits for the end of a rate limit: <Line>' -ForEach $lines {
        $session = Connect-TestPanel $panel -MaximumRetryCount 4
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '45' } -Times always
        Assert-Stops $Line { $shell.Streams.Warning.Count -gt 0 }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        if ($Line -like 'New-*') { @(Get-TestPanelOrder $panel).Count | Should -Be 0 }
    }

    It 'while it waits for its turn: <Line>' -ForEach $lines {
        $session = Connect-TestPanel $panel -RequestsPerMinute 1
        Assert-Stops "Get-SmmService -Session `$session; $Line" { Get-TestPanelRequest $panel }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'in the check of the key by Connect-SmmPanel, and leaves no session behind' {
        $session = Connect-TestPanel $panel
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '45' } -Times always
        $line = "Connect-SmmPanel -Uri $($panel.Uri) -Credential ([pscredential]::new('x', (ConvertTo-SecureString x -AsPlainText)))"
        Assert-Stops $line { $shell.Streams.Warning.Count -gt 0 }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }
}
