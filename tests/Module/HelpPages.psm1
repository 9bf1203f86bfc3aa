# Reads the pages of docs, and runs their examples where nothing is real: neither panel nor key nor money.
Set-StrictMode -Version Latest

Import-Module "$PSScriptRoot/TestPanel.psm1"
$script:Root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
$script:Pages = @{}
$script:Fence = [regex]::new('(?ms)^```powershell\n(?<code>.*?)^```')

function Get-DocumentPath {
    [CmdletBinding()]
    param([string] $Path = '')
    Join-Path $script:Root $Path
}

# The words alone: what a terminal shows and what the page says are the same but for marks and line ends.
function Get-Word {
    [CmdletBinding()]
    param([AllowEmptyString()][AllowNull()][string] $Text)
    $Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '[`*\s]'
}

function Get-CodeBlock {
    [CmdletBinding()]
    param([Parameter(Mandatory)][AllowEmptyString()][string] $Text)
    foreach ($block in $script:Fence.Matches($Text)) { $block.Groups['code'].Value.TrimEnd() }
}

function Split-Section([string] $Text, [string] $Mark) {
    $sections = [ordered]@{}
    $fenced = $false
    $name = ''
    foreach ($line in $Text -split '\n') {
        if ($line.StartsWith('```')) { $fenced = -not $fenced }
        if (-not $fenced -and $line.StartsWith("$Mark ")) { $name = $line.Substring($Mark.Length + 1).Trim(); $sections[$name] = '' }
        elseif ($name) { $sections[$name] += "$line`n" }
    }
    $sections
}

function ConvertTo-PageParameter([string] $Name, [string] $Text) {
    $words, $data = $Text -split '```yaml\n', 2
    $sets = [ordered]@{}
    $aliases = @()
    $list = ''
    foreach ($line in ($data -split '```')[0] -split '\n') {
        switch -regex ($line) {
            '^(\w+):' { $list = $Matches[1] }
            '^- Name: (.*)$' { $set = @{}; $sets[$Matches[1]] = $set; continue }
            '^- (.*)$' { if ($list -eq 'Aliases') { $aliases += $Matches[1] } }
            '^  (\w+): (.*)$' { $set[$Matches[1]] = $Matches[2] }
        }
    }
    [pscustomobject]@{
        Name    = $Name
        Words   = $words.Trim()
        Type    = ([regex]'(?m)^Type: (.*)$').Match($data).Groups[1].Value
        Aliases = $aliases
        Sets    = $sets
    }
}

# One page of docs/en-US, taken apart, once.
function Get-HelpPage {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Command)
    if (-not $script:Pages.ContainsKey($Command)) { $script:Pages[$Command] = Read-HelpPage $Command }
    $script:Pages[$Command]
}

function Read-HelpPage([string] $Command) {
    $text = (Get-Content (Get-DocumentPath "docs/en-US/$Command.md") -Raw) -replace '\r\n', "`n"
    $sections = Split-Section $text '##'
    $examples = Split-Section $sections['EXAMPLES'] '###'
    $parameters = Split-Section $sections['PARAMETERS'] '###'
    $links = ([regex]'\[(?<text>[^\]]+)\]\((?<target>[^)]+)\)').Matches($sections['RELATED LINKS'])
    [pscustomobject]@{
        Text        = $text
        HelpUri     = ([regex]'(?m)^HelpUri: (.*)$').Match($text).Groups[1].Value
        Synopsis    = $sections['SYNOPSIS'].Trim()
        Syntax      = Split-Section $sections['SYNTAX'] '###'
        Description = $sections['DESCRIPTION'].Trim()
        Notes       = $sections['NOTES'].Trim()
        Inputs      = Split-Section $sections['INPUTS'] '###'
        Outputs     = Split-Section $sections['OUTPUTS'] '###'
        Examples    = @($examples.Keys.ForEach{
                [pscustomobject]@{ Title = $_; Code = @(Get-CodeBlock $examples[$_]) -join "`n`n"; Words = $script:Fence.Replace($examples[$_], '').Trim() }
            })
        Parameters  = @($parameters.Keys.Where{ $_ -ne 'CommonParameters' }.ForEach{ ConvertTo-PageParameter $_.TrimStart('-') $parameters[$_] })
        Links       = @($links.ForEach{ [pscustomobject]@{ Text = $_.Groups['text'].Value; Target = $_.Groups['target'].Value } })
    }
}

# What the examples take for granted. A real panel becomes a sandbox of the same name once the real cmdlet has taken the parameters; a
# vault and a keyboard give a key that is not in use; each panel has orders 235416 to 235419, which are over, and 235420 to 235423, which are not.
$script:Stage = {
    param($manifest, $folder)
    $ErrorActionPreference = 'Stop'
    Import-Module $manifest
    Set-Location $folder
    $global:PSDefaultParameterValues['Wait-SmmOrder:PollingIntervalSec'] = 0.1
    $env:SMM_API_KEY = 'not-a-key'

    function New-StageKey { $key = [securestring]::new(); 'not-a-key'.ToCharArray().ForEach{ $key.AppendChar($_) }; $key }
    function Get-Secret { New-StageKey }
    function Set-Secret { }
    function Register-SecretVault { }
    function Install-PSResource { }
    function Read-Host { New-StageKey }
    function Get-Credential { [pscredential]::new('key', (New-StageKey)) }

    function Add-StageOrder($Session, $Numbers, $State) {
        foreach ($number in $Numbers) { $null = New-SmmOrder 1 "https://example.com/$State/$number" 100 -Reference "$State/00$number" -Session $Session }
    }

    function Connect-StageSandbox($Name, $Speed) {
        $session = SimpleSmm\Connect-SmmPanel -Sandbox -SandboxSpeed 0 -Name $Name -PassThru
        Add-StageOrder $session (1..4) '2026-11'
        $session.Clock.Advance([timespan]::FromDays(60))
        $null = Get-SmmOrderStatus -Session $session
        Add-StageOrder $session (1..4) 'open'
        $session.Clock.Speed = $Speed
        $session
    }

    function Connect-SmmPanel {
        $asked = $args
        if ($asked -contains '-Sandbox' -or $asked -contains '-Sandbox:') { return SimpleSmm\Connect-SmmPanel @asked }
        if (-not $asked.Where{ "$_" -in '-ApiKey', '-Credential', '-SecretName', '-FromEnvironment' }) { $asked += '-ApiKey', (New-StageKey) }
        $wanted = SimpleSmm\Connect-SmmPanel @asked -SkipVerification -PassThru
        if ($StageLedger) {
            # A sandbox does not have a ledger in a file.
            $null = Import-SmmOrder 1
            return
        }
        $session = Connect-StageSandbox $wanted.Name $StageSpeed
        if ($asked -contains '-PassThru') { $session }
    }

    $files = @{
        'orders.csv'   = "Reference,ServiceId,Link,Quantity`n2026-11/101,1,https://example.com/a,100`n2026-11/102,1,https://example.com/b,250`n2026-11/103,5,https://example.com/c,1000"
        'placed.csv'   = "OrderId,ServiceId,Link`n235416,1,https://example.com/a`n235417,1,https://example.com/b"
        'old.csv'      = "OrderId,ServiceId,Link,Quantity,PlacedAt`n1001,1,https://example.com/old/1,100,2026-01-05`n1002,1,https://example.com/old/2,100,2026-01-06"
        'found.csv'    = "Reference,OrderId`n2026-11/006,235421"
        'comments.txt' = "Great!`nLove it.`nWhere is this?`nSo good.`nWow."
        'panel.psd1'   = "@{`n    Name        = 'other'`n    Uri         = 'https://panel.example.com/api/v2'`n    CancelField = 'order'`n    ChunkSize   = 50`n}"
    }
    foreach ($file in $files.Keys) { Set-Content $file $files[$file] }
    $null = SimpleSmm\Connect-SmmPanel -Sandbox
    Get-SmmService | Export-Clixml yesterday.xml
    Get-SmmService | Export-Csv yesterday.csv
    Copy-Item yesterday.csv today.csv
    Get-SmmSession | Disconnect-SmmPanel
}

# Orders whose answer never came need a panel on a socket.
$script:Unknowns = {
    param($panel, $module, $key, $ledger)
    Import-Module $module
    $null = SimpleSmm\Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -SkipVerification -LedgerPath $ledger -PassThru
    Reset-TestPanel $panel
    # The panel accepts them, with the ids that follow three others: 235419 to 235421.
    foreach ($number in 1..3) { $null = New-SmmOrder 1 "https://example.com/$number" 100 -Reference "2026-11/00$number" }
    Add-TestPanelFault $panel @{ kind = 'reset'; accept = 'after' } -Action add -Times 3
    foreach ($number in 4..6) { $null = New-SmmOrder 1 "https://example.com/$number" 100 -Reference "2026-11/00$number" -SkipValidation -ErrorAction Ignore }
}

# A runspace to run examples in, and a folder with the files that they read.
function New-Stage {
    [CmdletBinding()]
    param()
    $folder = Join-Path ([IO.Path]::GetTempPath()) "smm-stage-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item $folder -ItemType Directory
    $runspace = New-TestRunspace
    $modulePath = $env:PSModulePath
    # Where ForEach-Object -Parallel finds an installed module.
    $env:PSModulePath = "$(Split-Path (Split-Path (Get-ModuleUnderTest)))$([IO.Path]::PathSeparator)$modulePath"
    $null = Invoke-InRunspace $runspace ". { $script:Stage } @args" (Get-ModuleUnderTest), $folder
    [pscustomobject]@{ Runspace = $runspace; Folder = $folder; ModulePath = $modulePath }
}

function Remove-Stage {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Stage)
    $Stage.Runspace.Dispose()
    $env:SMM_API_KEY = $null
    $env:PSModulePath = $Stage.ModulePath
    Remove-Item $Stage.Folder -Recurse
}

# Runs code as a user would type it, after connecting to a panel as new, and gives all it writes but objects: nothing, where all is well.
function Invoke-OnStage {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Stage, [Parameter(Mandatory)][string] $Code, [double] $Speed = 0, [switch] $WithUnknownOrder, [switch] $WithLedgerFile)
    if ($WithUnknownOrder) {
        $panel = Start-TestPanel
        $null = Invoke-InRunspace $Stage.Runspace ". { $script:Unknowns } @args" $panel, "$PSScriptRoot/TestPanel.psm1", (ConvertTo-TestKey $panel.Key), (New-LedgerPath)
    }
    else { $null = Invoke-InRunspace $Stage.Runspace 'param($speed, $file) Get-SmmSession | Disconnect-SmmPanel; $StageSpeed = $speed; $StageLedger = $file; Connect-StageSandbox main $speed' $Speed, $WithLedgerFile }

    $shell = [powershell]::Create($Stage.Runspace)
    try {
        $null = $shell.AddScript("`$ErrorActionPreference = 'Continue'`n$Code")
        $output = @($shell.Invoke())
        [pscustomobject]@{ Output = $output; Errors = @($shell.Streams.Error.ForEach{ "$_" }) }
    }
    catch { [pscustomobject]@{ Output = @(); Errors = @("$_") } }
    finally { $shell.Dispose() }
}

Export-ModuleMember -Function *-*
