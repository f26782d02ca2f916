using Microsoft.AspNetCore.Connections;
using ModelBuilderApi;
using ModelBuilderApi.Health;
using ModelBuilderApi.Models;
using ModelBuilderApi.Prediction;
using ModelBuilderApi.Retraining;
using ModelBuilderApi.Schema;
using Support;

try
{
    // The page lies beside the program, wherever that is started.
    WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical); // An address in use is said below, in one sentence.
    builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 64 * 1024);
    builder.Services.AddProblemDetails();
    builder.Services.AddSingleton(ServerFiles.From(builder.Configuration));
    builder.Services.AddSingleton<ModelStore>();
    builder.Services.AddSingleton<RetrainingService>();
    builder.Services.AddHostedService<ModelWatcher>();

    WebApplication app = builder.Build();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseDefaultFiles();
    app.UseStaticFiles();
    app.MapSchema();
    app.MapPrediction();
    app.MapRetraining();
    app.MapHealth();
    app.Run();
    return 0;
}
catch (UserException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
catch (IOException error) when (error.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{error.Message} Choose another address with --urls.");
    return 2;
}
