using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Linq;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees.Signing;

/// <summary>
/// An electronic receipt as XML with the signature of the collecting body (XML-DSig, enveloped, RSA-SHA256, the certificate inside). The tax
/// authority's own layout isn't published: the elements say what Điều 23.2 asks for, by names of ours.
/// </summary>
internal static class ReceiptXml
{
    public static string Signed(ReceiptContent receipt, DateTime at, X509Certificate2 certificate)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using (var reader = Written(receipt, at).CreateReader())
            document.Load(reader);

        using var key = certificate.GetRSAPrivateKey();
        var signed = new SignedXml(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var whole = new Reference("") { DigestMethod = SignedXml.XmlDsigSHA256Url };
        whole.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        whole.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(whole);
        signed.KeyInfo = new KeyInfo();
        signed.KeyInfo.AddClause(new KeyInfoX509Data(certificate));
        signed.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signed.GetXml(), deep: true));
        return document.OuterXml;
    }

    private static XElement Written(ReceiptContent receipt, DateTime at) => new(
        "BienLai",
        new XElement("MauSo", receipt.Form), new XElement("KyHieu", receipt.Series), new XElement("So", receipt.Number.ToString(CultureInfo.InvariantCulture)),
        new XElement("NgayLap", Iso(receipt.Date)), Given("ThayThe", receipt.Replaces),
        new XElement("DonViThu", new XElement("Ten", receipt.IssuerName), new XElement("MaSoThue", receipt.IssuerTaxCode), new XElement("DiaChi", receipt.IssuerAddress)),
        receipt.PointName is null ? null : new XElement(
            "DiemLap", new XElement("Ten", receipt.PointName), new XElement("DiaChi", receipt.PointAddress), Given("DonViDuocUyQuyen", receipt.AuthorisedBody)),
        new XElement("NguoiNop", new XElement("Ten", receipt.PayerName), Given("SoDinhDanh", receipt.PayerIdentity), Given("SoHoSo", receipt.CaseNumber)),
        new XElement(
            "KhoanThu", new XElement("Ma", receipt.FeeType), new XElement("Ten", receipt.FeeName),
            new XElement("SoLuong", receipt.Quantity.ToString(CultureInfo.InvariantCulture))),
        new XElement("SoTien", receipt.Amount.ToString(CultureInfo.InvariantCulture)), new XElement("BangChu", receipt.AmountInWords),
        new XElement("HinhThuc", receipt.Method is FeeMethod.Online ? "Trực tuyến" : "Tiền mặt"), new XElement("NguoiThu", receipt.Collector),
        new XElement("NgayKy", Iso(DateOnly.FromDateTime(BusinessClock.InVietnam(at).DateTime))));

    private static XElement? Given(string name, string? text) => text is null ? null : new XElement(name, text);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
