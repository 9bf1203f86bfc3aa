# What every test file here needs: the module under test, a panel on a real socket that records what it is sent, and a way to look at
# all that a command writes. The panel is a process of its own; those with the same options are shared by all files of a run.
Set-StrictMode -Version Latest
Import-Module "$PSScriptRoot/ChildPowerShell.psm1"

$script:Root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")

# No test may touch the ledger of who runs it, and no session sees the orders of another test's.
$script:Ledgers = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-ledgers/$PID"
$env:SMM_LEDGER_PATH = Join-Path $script:Ledgers "$([guid]::NewGuid().ToString('N')).db"

# What earlier runs left.
Get-ChildItem (Split-Path $script:Ledgers) -Directory -ErrorAction Ignore |
    Where-Object { -not (Get-Process -Id $_.Name -ErrorAction Ignore) } |
    Remove-Item -Recurse -Force -ErrorAction Ignore

function New-LedgerPath {
    [CmdletBinding()]
    param()
    Join-Path $script:Ledgers "$([guid]::NewGuid().ToString('N')).db"
}

function Import-ModuleUnderTest {
    [CmdletBinding()]
    param()
    Import-Module (Get-ModuleUnderTest) -Global
    Get-SmmSession | Disconnect-SmmPanel

    # Only the tests of the check itself want the catalog to be asked for; the others count the requests that they are about.
    $global:PSDefaultParameterValues['New-SmmOrder:SkipValidation'] = $true

    # Only Placing.Tests.ps1 and others about it have several orders under way; the others count requests in their order.
    $global:PSDefaultParameterValues['New-SmmOrder:ThrottleLimit'] = 1
}

function Get-TestPanelProgram {
    if ($env:SIMPLESMM_TESTPANEL) { return [IO.Path]::GetFullPath($env:SIMPLESMM_TESTPANEL) }
    $built = Get-ChildItem "$script:Root/tests/SimpleSmm.TestPanel/bin/*/net8.0/SimpleSmm.TestPanel.dll" | Sort-Object LastWriteTime
    if (-not $built) { throw 'The test panel is not built: run dotnet build tests/SimpleSmm.TestPanel.' }
    @($built)[-1].FullName
}

# A panel of its own process, which ends with this one.
function Start-TestPanel {
    [CmdletBinding()]
    param([string] $Key = 'test-key', [int] $Orders = 2000, [string] $Currency = 'USD')
    $panels = Get-Variable SmmTestPanels -Scope Global -ValueOnly -ErrorAction Ignore
    if ($null -eq $panels) { $panels = $global:SmmTestPanels = @{} }
    $name = "$Key|$Orders|$Currency"
    if ($panels.ContainsKey($name) -and -not $panels[$name].Process.HasExited) { return $panels[$name] }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.RedirectStandardOutput = $true
    foreach ($argument in (Get-TestPanelProgram), '--key', $Key, '--orders', "$Orders", '--currency', $Currency, '--speed', '0', '--parent', "$PID") {
        $start.ArgumentList.Add($argument)
    }

    $process = [Diagnostics.Process]::Start($start)
    $address = $process.StandardOutput.ReadLine()
    if (-not $address) { throw 'The test panel did not start.' }
    $panels[$name] = [pscustomobject]@{
        Uri     = $address
        Control = [uri]::new([uri] $address, '/control/')
        Key     = $Key
        Process = $process
    }
    $panels[$name]
}

function Stop-TestPanel {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel)
    if ($Panel.Process.HasExited) { return }
    $Panel.Process.Kill()
    $Panel.Process.WaitForExit()
}

function Send-Control($Panel, [string] $Path, [string] $Method = 'Post', $Body = $null) {
    $request = @{ Uri = [uri]::new($Panel.Control, $Path); Method = $Method; SkipHttpErrorCheck = $true; Verbose = $false; Debug = $false }
    if ($null -ne $Body) { $request.Body = ConvertTo-Json $Body -Depth 9 -Compress }
    $answer = Invoke-WebRequest @request
    if ($answer.StatusCode -ne 200) { throw "The test panel says: $($answer.Content)" }
    $answer.Content
}

# A panel as new: no orders placed, no requests, no faults.
function Reset-TestPanel {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel)
    $null = Send-Control $Panel 'reset'
}

function Clear-TestPanelRequest {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel)
    $null = Send-Control $Panel 'requests' -Method Delete
}

# For example Add-TestPanelFault $panel hang, or @{ kind = 'error'; text = 'No' } -Action add -Nth 2.
function Add-TestPanelFault {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] $Panel,
        [Parameter(Mandatory)] $Fault,
        [string] $Action,
        [int] $Nth = 1,
        $Times = 1
    )
    $rule = @{ fault = $Fault; nth = $Nth; times = $Times }
    if ($Action) { $rule.action = $Action }
    $null = Send-Control $Panel 'faults' -Body $rule
}

function Clear-TestPanelFault {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel)
    $null = Send-Control $Panel 'faults' -Method Delete
}

function Set-TestPanelLatency {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel, [Parameter(Mandatory)][int] $Milliseconds, [int] $Spread)
    $null = Send-Control $Panel "latency?ms=$Milliseconds&spread=$Spread"
}

function Step-TestPanelClock {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel, [Parameter(Mandatory)][timespan] $Time)
    $null = Send-Control $Panel "advance?seconds=$($Time.TotalSeconds.ToString([cultureinfo]::InvariantCulture))"
}

# The orders placed since the last reset, as the panel holds them.
function Get-TestPanelOrder {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel)
    Send-Control $Panel 'orders' -Method Get | ConvertFrom-Json
}

# What the panel was sent: every field in order but the key as Text, for example 'action=status&orders=1,2'.
function Get-TestPanelRequest {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel, [string] $Action)
    foreach ($request in @(Send-Control $Panel 'requests' -Method Get | ConvertFrom-Json -AsHashtable)) {
        $fields = $request.fields
        if ($Action -and $fields['action'] -ne $Action) { continue }
        $text = foreach ($name in $fields.Keys) { if ($name -ne 'key') { "$name=$($fields[$name])" } }
        [pscustomobject]@{
            Method     = $request.method
            Path       = $request.path
            Headers    = $request.headers
            Body       = $request.body
            Key        = $fields['key']
            Action     = $fields['action']
            Ids        = [string[]] @($request.ids)
            Text       = $text -join '&'
            ReceivedAt = [datetime] $request.receivedAt
        }
    }
}

function ConvertTo-TestKey {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Text)
    $key = [securestring]::new()
    foreach ($c in $Text.ToCharArray()) { $key.AppendChar($c) }
    $key
}

# Connects without a request, so that a test sees only those of its own, and without retries where these are not the subject.
function Connect-TestPanel {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] $Panel,
        [string] $Name = 'test',
        [int] $TimeoutSeconds = 20,
        [string] $Key = $Panel.Key,
        [int] $MaximumRetryCount = 0,
        [double] $RetryIntervalSec = 0.05,
        [double] $MaximumRetryIntervalSec = 60,
        [int] $RequestsPerMinute,
        [string] $LedgerPath = (New-LedgerPath),
        [string] $Account,
        [uri] $Uri = $Panel.Uri
    )
    $with = @{
        LedgerPath              = $LedgerPath
        Name                    = $Name
        TimeoutSeconds          = $TimeoutSeconds
        MaximumRetryCount       = $MaximumRetryCount
        RetryIntervalSec        = $RetryIntervalSec
        MaximumRetryIntervalSec = $MaximumRetryIntervalSec
    }
    if ($RequestsPerMinute) { $with.RequestsPerMinute = $RequestsPerMinute }
    if ($Account) { $with.Account = $Account }
    Connect-SmmPanel -Uri $Uri -ApiKey (ConvertTo-TestKey $Key) -SkipVerification -PassThru @with
}

# Ids of orders that every panel here has from its start and that may be refilled or cancelled at once; the mix repeats every 20.
function Get-ReadyOrderId {
    [CmdletBinding()]
    param([Parameter(Mandatory)][ValidateSet('Refill', 'Cancel')][string] $For, [Parameter(Mandatory)][int] $Count)
    $places = @{ Refill = 1, 2, 9, 11, 14, 15, 16, 19; Cancel = 3, 6, 20 }[$For]
    $ids = for ($first = 0; $first -lt 2000; $first += 20) { foreach ($place in $places) { $first + $place } }
    @($ids | Select-Object -First $Count)
}

# Runs a block and keeps all it writes, stream by stream, also when it ends by a terminating error.
function Invoke-Recorded {
    [CmdletBinding()]
    param([Parameter(Mandatory)][scriptblock] $Script)
    $all = [Collections.Generic.List[object]]::new()
    $end = $null
    try { & $Script *>&1 | ForEach-Object { $all.Add($_) } }
    catch { $end = $_ }

    $streams = [Management.Automation.InformationalRecord], [Management.Automation.InformationRecord], [Management.Automation.ErrorRecord]
    [pscustomobject]@{
        Output      = @($all.Where{ $item = $_; -not $streams.Where{ $item -is $_ } })
        Errors      = @($all.Where{ $_ -is [Management.Automation.ErrorRecord] })
        Warnings    = @($all.Where{ $_ -is [Management.Automation.WarningRecord] }.ForEach{ $_.Message })
        Verbose     = @($all.Where{ $_ -is [Management.Automation.VerboseRecord] }.ForEach{ $_.Message })
        Debug       = @($all.Where{ $_ -is [Management.Automation.DebugRecord] }.ForEach{ $_.Message })
        Termination = $end
    }
}

# A runspace with the module in it; give it a culture to see what that changes.
function New-TestRunspace {
    [CmdletBinding()]
    param()
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule([string[]] (Get-ModuleUnderTest))
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $runspace
}

# Runs a script in a runspace, with arguments, and gives its output.
function Invoke-InRunspace {
    [CmdletBinding()]
    param([Parameter(Mandatory)][runspace] $Runspace, [Parameter(Mandatory)][string] $Script, [object[]] $Arguments = @())
    $shell = [powershell]::Create($Runspace)
    try {
        $null = $shell.AddScript($Script)
        foreach ($argument in $Arguments) { $null = $shell.AddArgument($argument) }
        $shell.Invoke()
    }
    finally { $shell.Dispose() }
}

Export-ModuleMember -Function *-*
