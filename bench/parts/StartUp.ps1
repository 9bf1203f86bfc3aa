# What an import costs over that of an empty binary module, what it loads, and a scheduled task's whole life: connect, one status, end.
param($Panel, [int] $Rounds)

$folder = Join-Path ([IO.Path]::GetTempPath()) "smm-bench-$([guid]::NewGuid().ToString('N'))"
$null = New-Item $folder -ItemType Directory
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

    # From the start of the process to its end. The key is in the environment, as a scheduled task has it.
    $env:SMM_API_KEY = $Panel.Key
    $connect = "Import-Module '{0}'
        Connect-SmmPanel -Uri '$($Panel.Uri)' -FromEnvironment
        `$status = Get-SmmOrderStatus 1
        ConvertTo-Json @{{ Status = `$status.Status }} -Compress"
    $restMethod = "`$body = @{ key = `$env:SMM_API_KEY; action = 'balance' }
        `$balance = Invoke-RestMethod '$($Panel.Uri)' -Method Post -Body `$body
        `$body = @{ key = `$env:SMM_API_KEY; action = 'status'; order = 1 }
        `$status = Invoke-RestMethod '$($Panel.Uri)' -Method Post -Body `$body
        ConvertTo-Json @{ Status = `$status.status } -Compress"
    $contenders = [ordered]@{
        Module     = { (Invoke-FreshPowerShell ($connect -f (Get-ModuleUnderTest))).WallMilliseconds }
        RestMethod = { (Invoke-FreshPowerShell $restMethod).WallMilliseconds }
        Nothing    = { (Invoke-FreshPowerShell "'{}'").WallMilliseconds }
    }

    # The same module compiled ahead of time for this machine, where that was built (see README.md).
    $ready = Join-Path (Split-Path (Split-Path (Get-ModuleUnderTest))) 'bench/ReadyToRun/SimpleSmm/SimpleSmm.psd1'
    if (Test-Path $ready) { $contenders.ReadyToRun = { (Invoke-FreshPowerShell ($connect -f $ready)).WallMilliseconds } }
    $cold = Measure-InTurn -Rounds $Rounds $contenders
    if (Test-Path $ready) { $imports.ReadyToRun = (Measure-InTurn -Rounds $Rounds ([ordered]@{ Ready = { (& $import $ready).Milliseconds } })).Ready }
}
finally {
    $env:SMM_API_KEY = $null
    Remove-Item $folder -Recurse
}

Save-Figure StartUp @{ Rounds = $Rounds; Import = $imports; Loaded = @($loaded.Module.Where{ $_ -notin $loaded.Empty }); LoadedByEmpty = @($loaded.Empty); Cold = $cold }
