namespace GoodOffices.Verify.Tests;

/// <summary>A few random edits of a file: bits flipped, bytes exchanged, parts taken out, doubled or written over, lengths made enormous.</summary>
internal static class Mutation
{
    private static readonly byte[][] Tokens = [.. new[] { "{", "}", "[", "]", "\"", "\\u0000", "-0", "1e9", "null", "true", ",", ":", "\n", "\0", "— ", "=", "ENTR", "SIGN", "99999999999999999999" }.Select(System.Text.Encoding.UTF8.GetBytes), [0xff, 0xff, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [0xed, 0xa0, 0x80]];

    public static byte[] Of(byte[] file, Random random)
    {
        var list = new List<byte>(file);
        for (var times = random.Next(1, 4); times > 0 && list.Count > 4; times--)
        {
            var at = random.Next(list.Count);
            var length = Math.Min(random.Next(1, 40), list.Count - at);
            switch (random.Next(6))
            {
                case 0: list[at] = (byte)random.Next(256); break;
                case 1: list[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: list.RemoveRange(at, length); break;
                case 3: list.InsertRange(at, list.GetRange(random.Next(list.Count - length + 1), length)); break;
                case 4: list.InsertRange(at, Tokens[random.Next(Tokens.Length)]); break;
                default: Overwrite(list, at, Tokens[random.Next(Tokens.Length)]); break;
            }
        }

        return [.. list];
    }

    private static void Overwrite(List<byte> list, int at, byte[] token)
    {
        for (var i = 0; i < token.Length && at + i < list.Count; i++) list[at + i] = token[i];
    }
}
