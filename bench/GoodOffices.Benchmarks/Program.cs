using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GoodOffices.Benchmarks;

// "from-here": the lines about a package on the table alone. "report": best of five with point counts and brute force beside it, as kept in bench/reports. Anything else goes to BenchmarkDotNet.
if (args is ["report", ..])
{
    Report.Write(Console.Out, args.Length > 1 ? args[1] : null);
    return;
}

// "storage [connection string of a PostgreSQL [path of pgbench]]": the record beside the bare databases.
if (args is ["storage", ..])
{
    await StorageReport.WriteAsync(Console.Out, args.ElementAtOrDefault(1), args.ElementAtOrDefault(2));
    return;
}

if (args is ["from-here"])
{
    FromHereReport.Write(Console.Out);
    return;
}

if (args is ["half-known"])
{
    HalfKnownReport.Write(Console.Out);
    return;
}

// "record": one long case, opened, exported and verified.
if (args is ["record", ..])
{
    await RecordReport.WriteAsync(Console.Out);
    return;
}

// In process: the benchmarks reference the door's project, whose own publishing settings would confuse a second build.
BenchmarkSwitcher.FromAssembly(typeof(Recipe).Assembly).Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
