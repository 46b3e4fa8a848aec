using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Tests.Trees;

/// <summary>The verifier's trees against the definition in RFC 6962, and against what others have published.</summary>
public sealed class ProofsAgree
{
    private const int Largest = 300;
    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, Largest).Select(i => NaiveTree.LeafHash([(byte)i, (byte)(i >> 8)]))];
    private static readonly NaiveTree Naive = new(Leaves);

    // The eight inputs of the reference tests of Certificate Transparency (google/certificate-transparency, merkletree tests) and the roots of their first 0 to 8.
    private static readonly string[] KnownInputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] KnownRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_known_tree_of_eight_leaves_has_its_known_roots()
    {
        var (growing, whole) = (new GrowingTree(), new WholeTree());
        for (var size = 0; size <= 8; size++)
        {
            Assert.Equal(KnownRoots[size], Hex(growing.Root()));
            Assert.Equal(KnownRoots[size], Hex(whole.RootAt(size)));
            if (size == 8) break;
            var leaf = Tree.Leaf(Convert.FromHexString(KnownInputs[size]));
            growing.Append(leaf);
            whole.Append(leaf);
        }

        Assert.All(Enumerable.Range(0, 9), size => Assert.Equal(KnownRoots[size], Hex(whole.RootAt(size))));
    }

    [Fact]
    public void Every_root_up_to_three_hundred_is_that_of_the_definition()
    {
        var (growing, whole) = (new GrowingTree(), new WholeTree());
        foreach (var leaf in Leaves)
        {
            growing.Append(Digest.From(leaf));
            whole.Append(Digest.From(leaf));
        }

        Assert.Equal(Digest.From(Naive.Root(Largest)), growing.Root());
        for (var size = 0; size <= Largest; size++) Assert.Equal(Digest.From(Naive.Root(size)), whole.RootAt(size));
    }

    [Fact]
    public void Every_inclusion_up_to_three_hundred_is_proven_and_no_bent_proof_is() => Parallel.For(1, Largest + 1, Cancelled, size =>
    {
        var root = Digest.From(Naive.Root(size));
        for (var index = 0; index < size; index++)
        {
            Digest[] path = [.. Naive.Path(index, size).Select(hash => Digest.From(hash))];
            var leaf = Digest.From(Leaves[index]);

            Assert.Equal(root, Proofs.RootOfInclusion(leaf, index, size, path));
            foreach (var bent in Bent(path)) Assert.False(root == Proofs.RootOfInclusion(leaf, index, size, bent));
            Assert.NotEqual(root, Proofs.RootOfInclusion(Flip(leaf), index, size, path));
            if (index > 0) Assert.NotEqual(root, Proofs.RootOfInclusion(leaf, index - 1, size, path));
            Assert.Null(Proofs.RootOfInclusion(leaf, size, size, path));
        }
    });

    [Fact]
    public void Every_extension_up_to_three_hundred_is_proven_and_no_bent_proof_is() => Parallel.For(1, Largest + 1, Cancelled, later =>
    {
        var root = Digest.From(Naive.Root(later));
        for (var earlier = 0; earlier <= later; earlier++)
        {
            Digest[] proof = [.. Naive.Proof(earlier, later).Select(hash => Digest.From(hash))];
            var before = Digest.From(Naive.Root(earlier));

            Assert.True(Proofs.Extends(earlier, before, later, root, proof));
            foreach (var bent in Bent(proof)) Assert.False(Proofs.Extends(earlier, before, later, root, bent));
            Assert.False(Proofs.Extends(earlier, Flip(before), later, root, proof));
            if (earlier > 0) Assert.False(Proofs.Extends(earlier, before, later, Flip(root), proof));
            Assert.False(Proofs.Extends(later + 1, before, later, root, proof));
        }
    });

    private static ParallelOptions Cancelled => new() { CancellationToken = TestContext.Current.CancellationToken };

    /// <summary>One hash altered, one dropped at either end, one too many.</summary>
    private static IEnumerable<Digest[]> Bent(Digest[] proof)
    {
        for (var i = 0; i < proof.Length; i++) yield return [.. proof[..i], Flip(proof[i]), .. proof[(i + 1)..]];
        if (proof.Length > 0) yield return proof[1..];
        if (proof.Length > 0) yield return proof[..^1];
        yield return [.. proof, Tree.Empty];
    }

    private static Digest Flip(Digest digest)
    {
        var bytes = digest.ToArray();
        bytes[7] ^= 0x20;
        return Digest.From(bytes);
    }

    private static string Hex(Digest digest) => Convert.ToHexStringLower(digest.ToArray());
}
