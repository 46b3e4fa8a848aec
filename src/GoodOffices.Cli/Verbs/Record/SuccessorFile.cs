using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary>What a successor shows of herself: her name and the public halves of her keys.</summary>
internal sealed record SuccessorFile(MemberId Member, Custody Custody, PublicKey Sign, PublicKey Wrap)
{
    private const int Longest = 4_096;

    public byte[] Write() => [.. Fields.Of(("custody", RecordWords.Word(Custody)), ("member", Member.ToString()), ("sign", Sign.ToFields()), ("wrap", Wrap.ToFields())).Write(), (byte)'\n'];

    /// <exception cref="NoticeException">The file is none of these.</exception>
    public static SuccessorFile Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Longest) throw new RecordFormatException("It is too long.");
            var fields = Fields.Read(File.ReadAllBytes(path).AsSpan().TrimEnd((byte)'\n')).Only("custody", "member", "sign", "wrap");
            return new(fields.MemberOf("member"), RecordWords.CustodyOf(fields, "custody"), PublicKey.Read(fields.FieldsOf("sign"), PublicKey.Signing), PublicKey.Read(fields.FieldsOf("wrap"), PublicKey.Agreeing));
        }
        catch (RecordFormatException)
        {
            throw new NoticeException($"{path} is not the public file of a successor. She makes one with: goodoffices record successor NAME --out FILE");
        }
    }
}
