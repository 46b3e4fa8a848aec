using System.Runtime.ExceptionServices;

namespace GoodOffices.Analysis.Settlement;

/// <summary>Runs tasks on all processors; a limit or a cancellation inside one surfaces as itself, not wrapped.</summary>
internal static class SideBySide
{
    public static void Run(int tasks, Action<int> task)
    {
        try
        {
            Parallel.For(0, tasks, task);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
