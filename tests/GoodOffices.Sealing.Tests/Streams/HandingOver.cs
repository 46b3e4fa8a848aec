using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Streams;

namespace GoodOffices.Sealing.Tests.Streams;

/// <summary>What is handed over arrives whole, from whom it says, and opens for the successor alone.</summary>
public sealed class HandingOver : IDisposable
{
    private readonly AgreementKey _successor = AgreementKey.Draw(Sample.Random);
    private readonly SigningKey _mediator = SigningKey.Draw(Sample.Random);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void The_successor_reads_exactly_what_was_sealed(int length)
    {
        var plain = Sample.Bytes(length);

        var (read, reader) = Open(Seal(plain), _successor);

        Assert.Equal(plain, read);
        Assert.True(reader.IsComplete);
        Assert.Equal(_mediator.Public, reader.Sender);
        Assert.Equal("case one", reader.Subject);
    }

    [Fact]
    public void Every_changed_byte_and_every_cut_of_a_short_stream_is_refused()
    {
        var stream = Seal("a short hand-over"u8);

        for (var at = 0; at < stream.Length; at++)
            foreach (var mask in new byte[] { 1, 0x80 })
                Refused(Sample.Flipped(stream, at, mask));
        for (var length = 0; length < stream.Length; length++) Refused(stream[..length]);
        Refused([.. stream, 0]);
    }

    [Fact]
    public void Chunks_that_were_dropped_doubled_exchanged_or_taken_from_another_stream_are_refused()
    {
        var stream = Seal(Sample.Bytes(5 * 65_536));
        var other = Seal(Sample.Bytes(5 * 65_536));
        var chunk = 5 + 65_536 + 16;
        var head = stream.Length - (5 * chunk) - 64;
        byte[] Chunk(byte[] from, int n) => from[(head + (n * chunk))..(head + ((n + 1) * chunk))];

        Refused([.. stream[..(head + chunk)], .. stream[(head + (2 * chunk))..]]);
        Refused([.. stream[..(head + (2 * chunk))], .. Chunk(stream, 1), .. stream[(head + (2 * chunk))..]]);
        Refused([.. stream[..head], .. Chunk(stream, 1), .. Chunk(stream, 0), .. stream[(head + (2 * chunk))..]]);
        Refused([.. stream[..head], .. Chunk(other, 0), .. stream[(head + chunk)..]]);
        Refused([.. stream[..(head + (3 * chunk))], .. Chunk(stream, 4), .. stream[^64..]]);
        Refused([.. other[..head], .. stream[head..]]);
        Refused([.. stream[..^64], .. other[^64..]]);
    }

    [Fact]
    public void Nobody_else_opens_it_and_another_sender_is_named()
    {
        using var other = AgreementKey.Draw(Sample.Random);
        using var stranger = SigningKey.Draw(Sample.Random);
        var stream = Seal("x"u8);

        var forAnother = Assert.Throws<SealingException>(() => SealedStreamReader.Open(new MemoryStream(stream), other, null));
        var fromAnother = Assert.Throws<SealingException>(() => SealedStreamReader.Open(new MemoryStream(stream), _successor, stranger.Public));

        Assert.Contains(_successor.Number.ToString(), forAnother.Message, StringComparison.Ordinal);
        Assert.Equal(SealingFault.OtherSender, fromAnother.Fault);
        Assert.Contains(_mediator.Number.ToString(), fromAnother.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_was_never_completed_is_refused()
    {
        var target = new MemoryStream();
        using (var writer = new SealedStreamWriter(target, _successor.Public, _mediator, "case one", Sample.Random)) writer.Write(new byte[100_000]);

        Refused(target.ToArray());
    }

    [Fact]
    public void An_unknown_algorithm_is_refused_by_its_number()
    {
        var stream = Seal("x"u8);
        stream["goodoffices stream 1\n".Length] = 2;

        var fault = Assert.Throws<SealingException>(() => SealedStreamReader.Open(new MemoryStream(stream), _successor, null));

        Assert.Equal(SealingFault.UnknownAlgorithm, fault.Fault);
    }

    [Fact]
    public void Nothing_more_comes_after_a_refusal()
    {
        var stream = Seal(Sample.Bytes(200_000));
        using var reader = SealedStreamReader.Open(new MemoryStream(Sample.Flipped(stream, stream.Length - 100)), _successor, null);
        var buffer = new byte[300_000];

        Assert.Throws<SealingException>(() => reader.ReadExactly(buffer.AsSpan(0, 200_000)));

        Assert.Throws<SealingException>(() => reader.Read(buffer));
        Assert.False(reader.IsComplete);
    }

    [Fact]
    public void Memory_stays_flat_however_long_the_stream()
    {
        var target = new Counting();
        using var writer = new SealedStreamWriter(target, _successor.Public, _mediator, "case one", SystemRandom.Instance);
        var block = new byte[1_000_000];
        writer.Write(block);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 50; i++) writer.Write(block);
        writer.Complete();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.InRange(target.Bytes, 51_000_000, 51_100_000);
    }

    public void Dispose()
    {
        _successor.Dispose();
        _mediator.Dispose();
    }

    private byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var target = new MemoryStream();
        using var writer = new SealedStreamWriter(target, _successor.Public, _mediator, "case one", Sample.Random);
        writer.Write(plain);
        writer.Complete();
        return target.ToArray();
    }

    private (byte[] Plain, SealedStreamReader Reader) Open(byte[] stream, AgreementKey key)
    {
        var reader = SealedStreamReader.Open(new MemoryStream(stream), key, _mediator.Public);
        var plain = new MemoryStream();
        reader.CopyTo(plain);
        reader.Dispose();
        return (plain.ToArray(), reader);
    }

    private void Refused(byte[] stream) => Assert.Throws<SealingException>(() => Open(stream, _successor));

    private sealed class Counting : WriteOnlyStream
    {
        public long Bytes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Bytes += buffer.Length;
    }
}
