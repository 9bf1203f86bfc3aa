using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SimpleSmm.Benchmarks;

/// <summary>Runs everything shortly and in this process, so that nothing is built while it measures. The results go to the folder given.</summary>
internal static class Program
{
    private static void Main(string[] args) => BenchmarkRunner.Run<Parts>(ManualConfig.CreateEmpty()
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(JsonExporter.Brief)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(args[0]));
}
