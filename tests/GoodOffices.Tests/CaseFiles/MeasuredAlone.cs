namespace GoodOffices.Tests.CaseFiles;

/// <summary>Tests that hold a clock against the program run while no other test takes its processor.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
