using System.Globalization;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Typed;
using KeToanChung.App.Words;
using KeToanChung.Ledger;

using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KeToanChung.Web.Forms;

/// <summary>Amounts and days in forms and addresses are read as people type them; what can't be read is said in a sentence at its field.</summary>
internal sealed class TypedBinders : IModelBinderProvider
{
    private static readonly AmountBinder Amounts = new();

    private static readonly DayBinder Days = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) switch
    {
        var type when type == typeof(long) => Amounts,
        var type when type == typeof(DateOnly) => Days,
        _ => null,
    };

    private abstract class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (typed == ValueProviderResult.None)
                return Task.CompletedTask;

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
            if (string.IsNullOrWhiteSpace(typed.FirstValue))
            {
                if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
                    bindingContext.Result = ModelBindingResult.Success(null);
                return Task.CompletedTask;
            }

            if (Read(typed.FirstValue, bindingContext.HttpContext, out var value) is { } refusal)
                bindingContext.ModelState.AddModelError(bindingContext.ModelName, Sentences.In(CultureInfo.CurrentUICulture).Of(refusal));
            else
                bindingContext.Result = ModelBindingResult.Success(value);
            return Task.CompletedTask;
        }

        protected abstract Refusal? Read(string text, HttpContext http, out object? value);
    }

    private sealed class AmountBinder : Binder
    {
        protected override Refusal? Read(string text, HttpContext http, out object? value)
        {
            var refusal = AmountText.Read(text, out var dong);
            value = dong;
            return refusal;
        }
    }

    private sealed class DayBinder : Binder
    {
        protected override Refusal? Read(string text, HttpContext http, out object? value)
        {
            var refusal = DayText.Read(text, http.RequestServices.GetRequiredService<BusinessClock>().Today, out var day);
            value = day;
            return refusal;
        }
    }
}
