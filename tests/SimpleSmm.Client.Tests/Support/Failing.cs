using System;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>Expects a call to fail.</summary>
internal static class Failing
{
    public static async Task<PanelException> With(PanelErrorCode code, Func<Task> call)
    {
        var error = await Assert.ThrowsAnyAsync<PanelException>(call);
        Assert.Equal(code, error.Code);
        return error;
    }

    public static PanelException With(PanelErrorCode code, Action call)
    {
        var error = Assert.ThrowsAny<PanelException>(call);
        Assert.Equal(code, error.Code);
        return error;
    }
}
