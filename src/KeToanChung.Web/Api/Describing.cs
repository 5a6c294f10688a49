using System.Text.Json.Nodes;

using KeToanChung.App.Periods;
using KeToanChung.Ledger;
using KeToanChung.Reports.Rendering;
using KeToanChung.Web.Api.Json;

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeToanChung.Web.Api;

/// <summary>What the description at <c>/openapi/v1.json</c> says beyond the types: tokens, keys for repeating, and how every call may be refused.</summary>
internal static class Describing
{
    private const string Bearer = "bearer";

    /// <summary>A POST that creates: 201, and the first answer again for the same <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Creates<T>(this RouteHandlerBuilder call) =>
        call.Produces<T>(StatusCodes.Status201Created).WithMetadata(new TakesIdempotencyKeyAttribute());

    /// <summary>A verb or a query: 200.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder call) => call.Produces<T>();

    /// <summary>A document as PDF or as HTML that prints.</summary>
    public static RouteHandlerBuilder IsPrinted(this RouteHandlerBuilder call) =>
        call.Produces(StatusCodes.Status200OK, contentType: PaperPdf.ContentType, additionalContentTypes: PaperHtml.ContentType);

    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", description =>
    {
        description.CreateSchemaReferenceId = type => IdOf(type.Type) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        description.AddDocumentTransformer(Describe);
        description.AddOperationTransformer(DescribeCall);
        description.AddSchemaTransformer(DescribeValue);
    });

    // Many verbs have a Result: PostBatch.Result is called PostBatchResult.
    private static string? IdOf(Type type) =>
        type is { IsGenericType: false, IsEnum: false, DeclaringType: { IsGenericType: false } verb } && type.Namespace?.StartsWith(nameof(KeToanChung), StringComparison.Ordinal) is true
            ? verb.Name + type.Name
            : null;

    private static async Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "KeToanChung", Version = "v1",
            Description = "Kế toán dùng chung cho các cơ quan, đơn vị cấp xã. Số tiền là số nguyên đồng; ngày viết YYYY-MM-DD; lỗi theo RFC 9457 "
                + "với `code` ổn định. Amounts are whole đồng; unknown fields are refused; errors are problem details with a stable `code`.",
        };
        document.Servers = [];
        document.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancel));
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "accessToken of POST /api/v1/auth/login",
        });
    }

    private static Task DescribeCall(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "What is wrong, where, and what to do",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };
        if (!metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];

        if (metadata.OfType<TakesIdempotencyKeyAttribute>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "Idempotency-Key", In = ParameterLocation.Header,
                Description = "1–128 visible ASCII characters; the same key and body gives the first answer again",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
            });
        }

        return Task.CompletedTask;
    }

    // The serializer can't say how our own converters write.
    private static Task DescribeValue(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(long))
            (schema.Type, schema.Format, schema.Pattern, schema.Minimum, schema.Maximum) = (JsonSchemaType.Integer, "int64", null, "-9007199254740991", "9007199254740991");
        else if (type == typeof(DateOnly) || type == typeof(Day))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date");
        else if (type == typeof(BookMonth))
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, "^[0-9]{4}-[0-9]{2}$");
        else if (type == typeof(AgencyCode))
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, "^[0-9]{7}$");
        else if (type == typeof(DocumentId))
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, "^[0-9]+-[0-9]+$");
        else if (EnumNames.OfType(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Named<>) ? type.GetGenericArguments()[0] : type) is { } names)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. names.Select(n => (JsonNode)n)]);
        else if (type == typeof(Problem))
            schema.AdditionalPropertiesAllowed = true;

        return Task.CompletedTask;
    }
}
