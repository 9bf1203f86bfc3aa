# The parts of the client by themselves, by BenchmarkDotNet's short job: time and allocations of a call.
param($Panel, [int] $Rounds)

$root = Split-Path (Split-Path $PSScriptRoot)
$results = Join-Path $root 'out/bench/BenchmarkDotNet'
if (Test-Path $results) { Remove-Item $results -Recurse }
$log = dotnet (Join-Path $root 'bench/SimpleSmm.Benchmarks/bin/Release/net8.0/SimpleSmm.Benchmarks.dll') $results
if ($LASTEXITCODE -ne 0) { throw "The benchmarks ended with ${LASTEXITCODE}: $log" }

$report = Get-ChildItem $results -Recurse -Filter *.json | Get-Content -Raw | ConvertFrom-Json
Save-Figure Micro @{
    Rows = @(foreach ($benchmark in $report.Benchmarks) {
            @{ What = $benchmark.MethodTitle; Nanoseconds = $benchmark.Statistics.Median; Allocated = $benchmark.Memory.BytesAllocatedPerOperation }
        })
}
