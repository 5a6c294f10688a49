using KeToanChung.Web.Cli;

return await CommandLine.Run(args);

/// <summary>Named so that tests can start the whole application.</summary>
public sealed partial class Program;
