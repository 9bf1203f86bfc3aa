#if !CLIENT_NETSTANDARD // Its list differs by attributes of the compiler.
using System;
using System.IO;
using System.Runtime.CompilerServices;
using PublicApiGenerator;
using SimpleSmm.Sandbox;

namespace SimpleSmm.Tests;

/// <summary>What a C# program can use: each change of it shows as a change of PublicApi.txt.</summary>
public sealed class PublicApiTests
{
    private const string Renew = "SIMPLESMM_RENEW_SURFACE";

    [Fact]
    public void The_public_types_and_members_are_those_of_the_committed_list()
    {
        var committed = Path.Combine(Folder(), "PublicApi.txt");
        var now = List(typeof(PanelClient)) + "\n" + List(typeof(SandboxPanel));
        if (Environment.GetEnvironmentVariable(Renew) == "1") File.WriteAllText(committed, now);

        Assert.True(
            File.ReadAllText(committed).ReplaceLineEndings("\n") == now,
            $"The public surface is not that of {committed}. Where that is meant, run this test with {Renew}=1 in the environment and commit the file.");
    }

    private static string List(Type type)
    {
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute"],
        };
        return type.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
#endif
