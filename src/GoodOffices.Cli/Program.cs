using GoodOffices.Cli;

using var terminal = Terminal.OfThisProcess();
return CommandLine.Run(args, terminal, Instruments.Real);
