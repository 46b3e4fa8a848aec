using GoodOffices.Cli;

CrashDumps.Forbid();
HeadStart.Begin(args);
using var terminal = Terminal.OfThisProcess();
return CommandLine.Run(args, terminal, Instruments.Real);
