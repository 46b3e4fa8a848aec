using System.Text;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Rows;
using NSec.Cryptography;

namespace GoodOffices.Sealing.Tests.Keys;

/// <summary>The algorithms underneath are the ones whose names they carry.</summary>
public sealed class PublishedVectors
{
    [Theory] // RFC 8032, 7.1, tests 1 to 3
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Signatures_are_those_of_RFC_8032(string seed, string publicKey, string message, string signature)
    {
        using var key = SigningKey.FromSeed(Convert.FromHexString(seed));

        Assert.Equal(publicKey, Convert.ToHexStringLower(key.Public.Key.ToArray()));
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(Convert.FromHexString(message))));
        Assert.True(key.Public.Verifies(Convert.FromHexString(message), Convert.FromHexString(signature)));
    }

    [Fact] // RFC 7748, 6.1
    public void Agreement_is_that_of_RFC_7748()
    {
        using var alice = AgreementKey.FromSeed(Convert.FromHexString("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
        using var bob = AgreementKey.FromSeed(Convert.FromHexString("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
        Assert.Equal("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", Convert.ToHexStringLower(alice.Public.Key.ToArray()));
        Assert.Equal("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f", Convert.ToHexStringLower(bob.Public.Key.ToArray()));

        using var derived = alice.Agree(bob.Public, [], "context"u8, MacAlgorithm.HmacSha256);

        var expected = System.Security.Cryptography.HKDF.DeriveKey(System.Security.Cryptography.HashAlgorithmName.SHA256, Convert.FromHexString("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"), 32, [], "context"u8.ToArray());
        Assert.Equal(System.Security.Cryptography.HMACSHA256.HashData(expected, "x"u8), MacAlgorithm.HmacSha256.Mac(derived, "x"u8));
    }

    [Fact] // RFC 5869, A.1
    public void Derivation_is_that_of_RFC_5869()
    {
        var input = Enumerable.Repeat((byte)0x0b, 22).ToArray();
        var salt = Convert.FromHexString("000102030405060708090a0b0c");
        var context = Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9");

        var derived = Libsodium.Hkdf.DeriveBytes(input, salt, context, 42);

        Assert.Equal("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865", Convert.ToHexStringLower(derived));
    }

    [Fact] // draft-irtf-cfrg-xchacha-03, A.3.1
    public void Sealing_is_that_of_the_XChaCha_draft()
    {
        var plain = Encoding.ASCII.GetBytes("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.");
        using var key = Libsodium.ImportSymmetric(Libsodium.Aead, Enumerable.Range(0x80, 32).Select(i => (byte)i).ToArray());

        var sealedBytes = Libsodium.Aead.Encrypt(key, Convert.FromHexString("404142434445464748494a4b4c4d4e4f5051525354555657"), Convert.FromHexString("50515253c0c1c2c3c4c5c6c7"), plain);

        Assert.Equal("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49", Convert.ToHexStringLower(sealedBytes));
    }

    [Fact]
    public void A_row_is_bound_to_its_place_in_the_bytes_that_the_page_gives()
    {
        var place = new RowPlace(Sample.Case(), Sample.Channel(), "entry", 7, 3);

        var bound = place.Bind("goodoffices/seal/v1\0"u8);

        Assert.Equal($"goodoffices/seal/v1\0\0\u001a{Sample.Case()}\0\u001a{Sample.Channel()}\0\u0005entry\0\u00017\0\u00013\0\u00010", Encoding.ASCII.GetString(bound));
    }
}
