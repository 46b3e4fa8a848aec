using GoodOffices.Verify.Keys;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Tests.Writing;
using NSec.Cryptography;

namespace GoodOffices.Verify.Tests;

/// <summary>What others have published about signatures and notes, and what must never count as one.</summary>
public sealed class KnownSignatures
{
    // RFC 8032, section 7.1, tests 1 to 3.
    [Theory]
    [InlineData("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Published_signatures_fit(string key, string message, string signature)
    {
        var (signer, said, signed) = (SigningKey.TryFrom(Convert.FromHexString(key))!, Convert.FromHexString(message), Convert.FromHexString(signature));

        Assert.True(signer.Signed(said, signed));
        Assert.False(signer.Signed([.. said, 0], signed));
    }

    // The example of the Go package golang.org/x/mod/sumdb/note, from which C2SP's form comes.
    [Fact]
    public void A_published_note_is_read_and_its_signature_fits()
    {
        var note = SignedNote.Read("If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"u8);
        var key = new NoteKey("PeterNeumann", SigningKey.TryFrom(Convert.FromBase64String("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1..])!);

        Assert.True(key.SignedAsLog(Assert.Single(note.Signatures), note.Text));
        Assert.Equal("c74f20a3", Convert.ToHexStringLower(NoteKey.HashOf("PeterNeumann", NoteKey.Log, key.Key.Bytes)));
    }

    // The key of Go's checksum database, which every Go installation carries.
    [Fact]
    public void The_hash_of_a_published_key_is_the_published_one() =>
        Assert.Equal("033de0ae", Convert.ToHexStringLower(NoteKey.HashOf("sum.golang.org", 1, Convert.FromBase64String("Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8").AsSpan(1))));

    // Points of order 1, 2, 4 and 8, in all their texts, as listed in "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko 2020) and in libsodium's tests.
    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void No_key_is_taken_that_anybody_could_sign_for_or_that_has_two_texts(string key) => Assert.Null(SigningKey.TryFrom(Convert.FromHexString(key)));

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")]
    [InlineData("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157")]
    public void A_wrapping_key_is_refused_exactly_where_the_library_agrees_on_nothing(string point)
    {
        var bytes = Convert.FromHexString(point);
        using var mine = Key.Create(KeyAgreementAlgorithm.X25519);

        Assert.False(CurvePoints.IsSoundX25519(bytes));
        Assert.Null(KeyAgreementAlgorithm.X25519.Agree(mine, PublicKey.Import(KeyAgreementAlgorithm.X25519, bytes, KeyBlobFormat.RawPublicKey)));
        Assert.True(CurvePoints.IsSoundX25519(new Person("somebody").WrapPublic));
    }

    [Fact]
    public void A_signature_whose_commitment_is_of_small_order_does_not_count()
    {
        var signer = SigningKey.TryFrom(new Person("somebody").Public)!;
        var signature = new byte[64];
        signature[0] = 1;

        Assert.False(signer.Signed("words"u8, signature));
    }

    [Theory]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name AAAAAAAA")]
    [InlineData("text\n\n— name AAAAAAAA\n\n")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("text\n\n— name  AAAAAAAA\n")]
    [InlineData("text\n\n— na+me AAAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAB==\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("te\rxt\n\n— name AAAAAAAA\n")]
    [InlineData("\n\n— name AAAAAAAA\n")]
    [InlineData("text\n— name AAAAAAAA\n")]
    public void A_note_has_one_form(string note) => Assert.Throws<FormException>(() => SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(note)));

    [Theory]
    [InlineData("origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n 1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("origin\n1\nAAAA\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n")]
    public void A_head_has_one_form(string text) => Assert.Throws<FormException>(() => TreeHead.Read(System.Text.Encoding.UTF8.GetBytes(text + "\n— name AAAAAAAA\n")));
}
