using System.Collections.Immutable;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Record;

/// <summary>RFC 6962's tree, against published roots and against an independent one.</summary>
public sealed class TheTree
{
    private const int Largest = 300;
    private static readonly Digest[] Leaves = [.. Enumerable.Range(0, Largest).Select(i => MerkleTree.Leaf(BitConverter.GetBytes(i)))];

    /// <summary>The test vectors of the Certificate Transparency project's reference tree.</summary>
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Has_the_published_roots(int size, string root)
    {
        string[] inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

        var leaves = inputs.Take(size).Select(input => MerkleTree.Leaf(Convert.FromHexString(input))).ToArray();

        Assert.Equal(root, MerkleTree.Root(leaves).ToString());
        Assert.Equal(root, leaves.Aggregate(TreeEdge.Empty, (edge, leaf) => edge.Append(leaf)).Head.Root.ToString());
    }

    [Fact]
    public void Gives_the_independent_root_and_inclusion_proofs_at_every_size_and_index()
    {
        var edge = TreeEdge.Empty;
        for (var size = 1; size <= Largest; size++)
        {
            var leaves = Leaves.AsSpan(0, size);
            var tree = Independent(size);
            edge = TreeEdge.Read(edge.Append(Leaves[size - 1]).ToArray());
            Assert.Equal(Digest.Of(tree.Root), MerkleTree.Root(leaves));
            Assert.Equal(new(size, Digest.Of(tree.Root)), edge.Head);
            for (var index = 0; index < size; index++)
            {
                var proof = MerkleTree.ProveInclusion(leaves, index);
                Assert.Equal(tree.Inclusion(index).Select(hash => Digest.Of(hash)), proof);
                AssertOnlyTrue(proof, changed => MerkleTree.Includes(edge.Head, index, Leaves[index], changed));
                Assert.False(MerkleTree.Includes(edge.Head, index + 1, Leaves[index], proof));
                Assert.False(MerkleTree.Includes(edge.Head, index, Leaves[(index + 1) % Largest], proof));
            }
        }
    }

    [Fact]
    public void Proves_that_every_size_extends_every_smaller_one_and_nothing_else()
    {
        var heads = Enumerable.Range(0, Largest + 1).Select(size => new TreeHead(size, MerkleTree.Root(Leaves.AsSpan(0, size)))).ToArray();
        for (var later = 1; later <= Largest; later++)
        {
            var tree = Independent(later);
            for (var earlier = 1; earlier <= later; earlier++)
            {
                var proof = MerkleTree.ProveConsistency(Leaves.AsSpan(0, later), earlier);
                Assert.Equal(tree.Consistency(earlier).Select(hash => Digest.Of(hash)), proof);
                AssertOnlyTrue(proof, changed => MerkleTree.Extends(heads[earlier], heads[later], changed));
                Assert.False(MerkleTree.Extends(heads[earlier] with { Root = Leaves[0] }, heads[later], proof) && earlier > 1);
            }

            Assert.True(MerkleTree.Extends(heads[0], heads[later], []));
            Assert.False(MerkleTree.Extends(heads[later], heads[later - 1], []));
        }
    }

    private static IndependentTree Independent(int size) => new(Leaves.Take(size).Select(leaf => leaf.ToArray()));

    private static void AssertOnlyTrue(ImmutableArray<Digest> proof, Func<IReadOnlyList<Digest>, bool> accepts)
    {
        Assert.True(accepts(proof));
        Assert.False(accepts([.. proof, Leaves[0]]));
        if (proof.Length == 0) return;
        Assert.False(accepts(proof[..^1]));
        var changed = proof.ToArray();
        for (var i = 0; i < changed.Length; i++)
        {
            changed[i] = Leaves[0] == proof[i] ? Leaves[1] : Leaves[0];
            Assert.False(accepts(changed));
            changed[i] = proof[i];
        }
    }
}
