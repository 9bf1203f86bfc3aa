using System;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Expects a <see cref="PanelException"/> with a code.</summary>
internal static class Failing
{
    public static PanelException With(PanelErrorCode code, Action action)
    {
        var error = Assert.ThrowsAny<PanelException>(action);
        Assert.Equal(code, error.Code);
        return error;
    }

    public static async Task<PanelException> With(PanelErrorCode code, Func<Task> action)
    {
        var error = await Assert.ThrowsAnyAsync<PanelException>(action);
        Assert.Equal(code, error.Code);
        return error;
    }
}
