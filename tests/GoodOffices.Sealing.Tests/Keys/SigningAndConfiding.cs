using System.Security.Cryptography;
using System.Text;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using KeyNumber = GoodOffices.Core.Record.KeyNumber;
using PublicKey = GoodOffices.Core.Record.PublicKey;

namespace GoodOffices.Sealing.Tests.Keys;

/// <summary>What binds is signed; what is confided convinces nobody but the mediator.</summary>
public sealed class SigningAndConfiding
{
    [Fact]
    public void A_signature_holds_for_its_words_and_its_key_alone()
    {
        using var key = SigningKey.Draw(Sample.Random);
        using var other = SigningKey.Draw(Sample.Random);
        var act = Sample.Bytes(200);

        var signature = key.Sign(act);

        Assert.True(key.Public.Verifies(act, signature));
        Assert.False(other.Public.Verifies(act, signature));
        for (var i = 0; i < act.Length; i++) Assert.False(key.Public.Verifies(Sample.Flipped(act, i), signature));
        for (var i = 0; i < signature.Length; i++) Assert.False(key.Public.Verifies(act, Sample.Flipped(signature, i)));
        Assert.False(key.Public.Verifies(act, signature.AsSpan(..^1)));
    }

    [Fact]
    public void A_confidence_checks_for_the_mediator_and_she_could_have_made_it_herself()
    {
        using var author = AgreementKey.Draw(Sample.Random);
        using var mediator = AgreementKey.Draw(Sample.Random);
        var act = Sample.Bytes(100);

        var mac = ConfidenceMac.Make(author, mediator.Public, Sample.Case(), act);

        Assert.True(ConfidenceMac.Checks(mediator, author.Public, Sample.Case(), act, mac));
        Assert.Equal(mac, Forged(mediator, author, act));
    }

    [Fact]
    public void A_confidence_of_another_text_case_author_or_direction_does_not_check()
    {
        using var author = AgreementKey.Draw(Sample.Random);
        using var mediator = AgreementKey.Draw(Sample.Random);
        using var other = AgreementKey.Draw(Sample.Random);
        var act = Sample.Bytes(100);
        var mac = ConfidenceMac.Make(author, mediator.Public, Sample.Case(), act);

        Assert.False(ConfidenceMac.Checks(mediator, author.Public, Sample.Case(9), act, mac));
        Assert.False(ConfidenceMac.Checks(mediator, other.Public, Sample.Case(), act, mac));
        Assert.False(ConfidenceMac.Checks(other, author.Public, Sample.Case(), act, mac));
        Assert.False(ConfidenceMac.Checks(author, mediator.Public, Sample.Case(), act, mac));
        Assert.False(ConfidenceMac.Checks(mediator, author.Public, Sample.Case(), Sample.Flipped(act, 5), mac));
        Assert.False(ConfidenceMac.Checks(mediator, author.Public, Sample.Case(), act, mac.AsSpan(..31)));
    }

    [Fact]
    public void Equal_seeds_give_equal_keys_and_the_system_gives_others()
    {
        using var first = MemberKeys.Draw(new SeededRandom(5));
        using var second = MemberKeys.Draw(new SeededRandom(5));
        using var third = MemberKeys.Draw(new SeededRandom(6));
        using var real = MemberKeys.Draw(SystemRandom.Instance);
        using var alsoReal = MemberKeys.Draw(SystemRandom.Instance);

        Assert.Equal(first.Sign.Public, second.Sign.Public);
        Assert.Equal(first.Wrap.Public, second.Wrap.Public);
        Assert.NotEqual(first.Sign.Public, third.Sign.Public);
        Assert.NotEqual(real.Sign.Public, alsoReal.Sign.Public);
        Assert.NotEqual(first.Sign.ExportSeed().Span.ToArray(), first.Wrap.ExportSeed().Span.ToArray());
    }

    [Fact]
    public void A_key_number_is_a_hash_in_one_spelling_and_differs_between_algorithms()
    {
        using var key = SigningKey.Draw(Sample.Random);
        byte[] hashed = [.. "goodoffices/key/v1\0ed25519\0"u8, .. key.Public.Key.ToArray()];

        var text = key.Number.ToString();

        Assert.Equal(22, text.Length);
        Assert.Equal(SHA256.HashData(hashed)[..16], key.Number.ToArray());
        Assert.True(KeyNumber.TryRead(text, out var read));
        Assert.Equal(key.Number, read);
        var agreeing = key.Public.Key.ToArray();
        agreeing[31] &= 0x7f; // the bit that an X25519 key does not have
        Assert.Equal(SHA256.HashData([.. "goodoffices/key/v1\0x25519\0"u8, .. agreeing])[..16], PublicKey.Of(PublicKey.Agreeing, agreeing).Number.ToArray());
        foreach (var bad in new[] { "", text[..^1], text + "A", text[..^1] + "=", text[..^1] + " ", text[..^1] + "B", text[..^1] + "+" }) Assert.False(KeyNumber.TryRead(bad, out _), bad);
    }

    [Fact]
    public void An_unknown_algorithm_is_refused_by_its_name()
    {
        var fault = Assert.Throws<SealingException>(() => VerifyingKey.Of("ml-dsa-65", new byte[32]));
        var other = Assert.Throws<SealingException>(() => ReceivingKey.Of("x-wing", new byte[32]));

        Assert.Equal(SealingFault.UnknownAlgorithm, fault.Fault);
        Assert.Contains("ml-dsa-65", fault.Message, StringComparison.Ordinal);
        Assert.Contains("x-wing", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_key_that_agrees_on_the_same_secret_with_everybody_is_refused()
    {
        using var author = AgreementKey.Draw(Sample.Random);
        foreach (var low in new[] { new byte[32], [1, .. new byte[31]], Convert.FromHexString("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800") })
            Assert.Throws<SealingException>(() => ConfidenceMac.Make(author, ReceivingKey.Of(PublicKey.Agreeing, low), Sample.Case(), "x"u8));
    }

    private static byte[] Forged(AgreementKey mediator, AgreementKey author, byte[] act)
    {
        using var key = mediator.Agree(author.Public, [], [.. "goodoffices/confidence/v1\0"u8, .. Encoding.ASCII.GetBytes($"{Sample.Case()}\0{author.Number}\0{mediator.Number}")], Libsodium.Hmac);
        return Libsodium.Hmac.Mac(key, [.. "goodoffices/confidence/v1\0"u8, .. act]);
    }
}
