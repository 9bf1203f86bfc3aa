# What an import costs over that of an empty binary module, what it loads, and a scheduled task's whole life: connect, one status, end.
param($Panel, [int] $Rounds)

$folder = Join-Path ([IO.Path]::GetTempPath()) "smm-bench-$([guid]::NewGuid().ToString('N'))"
$null = New-Item $folder -ItemType Directory
$ledgerPath = $env:SMM_LEDGER_PATH
try {
    Add-Type -OutputAssembly "$folder/Empty.dll" -TypeDefinition @'
        using System.Management.Automation;
        [Cmdlet(VerbsCommon.Get, "Nothing")] public sealed class GetNothingCommand : PSCmdlet { }
'@
    New-ModuleManifest "$folder/Empty.psd1" -RootModule Empty.dll -CmdletsToExport Get-Nothing -FunctionsToExport @() -AliasesToExport @()
    $import = {
        param($Module)
        Invoke-FreshPowerShell @"
            `$before = [AppDomain]::CurrentDomain.GetAssemblies().ForEach{ `$_.GetName().Name }
            `$clock = [Diagnostics.Stopwatch]::StartNew()
            Import-Module '$Module'
            `$time = `$clock.Elapsed.TotalMilliseconds
            `$loaded = [AppDomain]::CurrentDomain.GetAssemblies().ForEach{ `$_.GetName().Name }.Where{ `$_ -notin `$before }
            [pscustomobject]@{ Milliseconds = `$time; Loaded = @(`$loaded) } | ConvertTo-Json -Compress
"@
    }
    $loaded = @{}
    $imports = Measure-InTurn -Rounds $Rounds ([ordered]@{
            Module = { $run = & $import (Get-ModuleUnderTest); $loaded.Module = $run.Loaded; $run.Milliseconds }
            Empty  = { $run = & $import "$folder/Empty.psd1"; $loaded.Empty = $run.Loaded; $run.Milliseconds }
        })

    # From the start of the process to its end. The key is in the environment, as in a scheduled task. The ledger does not exist yet, or it
    # contains the order, and its status is then stored.
    $env:SMM_API_KEY = $Panel.Key
    $withLedger = "$folder/with.db"
    $session = Connect-BenchPanel $Panel @{ PassThru = $true; LedgerPath = $withLedger }
    $null = Import-SmmOrder 1 -Session $session
    Disconnect-SmmPanel $session
    $module = {
        param($Manifest, $Ledger = "$folder/none.db")
        $env:SMM_LEDGER_PATH = $Ledger
        (Invoke-FreshPowerShell @"
            Import-Module '$Manifest'
            Connect-SmmPanel -Uri '$($Panel.Uri)' -FromEnvironment
            `$status = Get-SmmOrderStatus 1
            "{ ""Status"": ""`$(`$status.Status)"" }"
"@).WallMilliseconds
    }
    $restMethod = {
        (Invoke-FreshPowerShell @"
            `$body = @{ key = `$env:SMM_API_KEY; action = 'balance' }
            `$balance = Invoke-RestMethod '$($Panel.Uri)' -Method Post -Body `$body
            `$body = @{ key = `$env:SMM_API_KEY; action = 'status'; order = 1 }
            `$status = Invoke-RestMethod '$($Panel.Uri)' -Method Post -Body `$body
            "{ ""Status"": ""`$(`$status.status)"" }"
"@).WallMilliseconds
    }
    $contenders = [ordered]@{
        Module     = { & $module (Get-ModuleUnderTest) }
        RestMethod = $restMethod
        Ledger     = { & $module (Get-ModuleUnderTest) $withLedger }
        Nothing    = { (Invoke-FreshPowerShell "'{}'").WallMilliseconds }
    }

    # Where that time goes, and how many methods are compiled on the way.
    function Measure-Step($Manifest) {
        $env:SMM_LEDGER_PATH = "$folder/none.db"
        $runs = foreach ($round in 1..(2 * $Rounds)) {
            Invoke-FreshPowerShell @"
                `$clock = [Diagnostics.Stopwatch]::StartNew()
                `$compiled = [Runtime.JitInfo]::GetCompiledMethodCount()
                `$clock.Restart()
                Import-Module '$Manifest'
                `$import = `$clock.Elapsed.TotalMilliseconds
                Connect-SmmPanel -Uri '$($Panel.Uri)' -FromEnvironment
                `$connect = `$clock.Elapsed.TotalMilliseconds
                `$status = Get-SmmOrderStatus 1
                `$first = `$clock.Elapsed.TotalMilliseconds
                `$compiled = [Runtime.JitInfo]::GetCompiledMethodCount() - `$compiled
                `$clock.Restart()
                `$status = Get-SmmOrderStatus 1
                `$again = `$clock.Elapsed.TotalMilliseconds
                ConvertTo-Json @{ Import = `$import; Connect = `$connect - `$import; Status = `$first - `$connect; Again = `$again; Compiled = `$compiled } -Compress
"@
        }
        $medians = [ordered]@{}
        foreach ($name in 'Import', 'Connect', 'Status', 'Again', 'Compiled') { $medians[$name] = Get-Median $runs.$name }
        $medians
    }

    # The same module compiled ahead of time for this machine, where that was built (see README.md).
    $ready = Join-Path (Split-Path (Split-Path (Get-ModuleUnderTest))) 'bench/ReadyToRun/SimpleSmm/SimpleSmm.psd1'
    $isReady = Test-Path $ready
    if ($isReady) { $contenders.ReadyToRun = { & $module $ready } }
    $cold = Measure-InTurn -Rounds (4 * $Rounds) $contenders
    $steps = @{ Module = Measure-Step (Get-ModuleUnderTest) }
    if ($isReady) {
        $imports.ReadyToRun = (Measure-InTurn -Rounds $Rounds ([ordered]@{ Ready = { (& $import $ready).Milliseconds } })).Ready
        $steps.ReadyToRun = Measure-Step $ready
    }
}
finally {
    $env:SMM_API_KEY = $null
    $env:SMM_LEDGER_PATH = $ledgerPath
    Remove-Item $folder -Recurse
}

Save-Figure StartUp @{
    Rounds = $Rounds; Import = $imports; Loaded = @($loaded.Module.Where{ $_ -notin $loaded.Empty }); LoadedByEmpty = @($loaded.Empty)
    Cold = $cold; Steps = $steps
}
