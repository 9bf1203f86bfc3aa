using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Sandbox.Tests.Hosting;

/// <summary>The panel as a program.</summary>
public sealed class PanelApplicationTests
{
    [Fact]
    public async Task It_prints_its_address_answers_as_told_and_ends_with_its_input()
    {
        using var panel = Start("--seed", "3", "--balance", "12.5", "--key", "a+b&c", "--orders", "5", "--dialect", "smart", "--speed", "0");
        try
        {
            var uri = new Uri((await panel.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)))!);
            using var http = new HttpClient();
            using var form = new FormUrlEncodedContent(new System.Collections.Generic.Dictionary<string, string>
            {
                // SmartPanel decodes twice, so the key is only right when it is encoded twice.
                ["key"] = Uri.EscapeDataString("a+b&c"),
                ["action"] = "balance",
            });
            using var response = await http.PostAsync(uri, form);
            Assert.Contains("\"12.5000\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.False(panel.HasExited);
            panel.StandardInput.Close();
            await panel.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(0, panel.ExitCode);
        }
        finally
        {
            End(panel);
        }
    }

    [Fact]
    public async Task With_a_parent_it_ends_when_that_is_gone_and_not_before()
    {
        using var parent = Start();
        using var panel = Start("--parent", parent.Id.ToString(CultureInfo.InvariantCulture));
        try
        {
            await parent.StandardOutput.ReadLineAsync();
            var uri = new Uri((await panel.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)))!);
            panel.StandardInput.Close();
            using var http = new HttpClient();
            Assert.Equal("[]", await http.GetStringAsync(new Uri(uri, "/control/requests")));
            parent.StandardInput.Close();
            await panel.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.True(parent.HasExited);
        }
        finally
        {
            End(parent);
            End(panel);
        }
    }

    [Theory]
    [InlineData("--sped 2", "--sped is not a known argument.")]
    [InlineData("--speed", "--speed needs a value.")]
    [InlineData("--speed fast", "--speed needs a number")]
    [InlineData("--port 70000", "--port needs a number")]
    [InlineData("--dialect polite", "--dialect must be perfect or smart")]
    [InlineData("--active-link maybe", "--active-link must be reject or accept")]
    [InlineData("--extra-fields keep", "--extra-fields must be refuse or ignore")]
    public async Task A_bad_argument_is_one_line_and_exit_code_2(string arguments, string message)
    {
        using var panel = Start(arguments.Split(' '));
        string error = await panel.StandardError.ReadToEndAsync();
        await panel.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, panel.ExitCode);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Equal("", await panel.StandardOutput.ReadToEndAsync());
    }

    private static Process Start(params string[] arguments)
    {
        // The panel lies beside the tests, with its own runtimeconfig.
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.ChangeExtension(typeof(TestPanelServer).Assembly.Location, ".dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill();
    }
}
