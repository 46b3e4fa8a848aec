using GoodOffices.Verify;

return CommandLine.Run(args, Console.Out, Console.OpenStandardOutput(), Console.Error);
