using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Sealing.Tests.Rows;

/// <summary>A channel key is written only wrapped to a member, and each epoch has another.</summary>
public sealed class WrappingKeys
{
    [Fact]
    public void A_member_unwraps_what_was_wrapped_to_her_and_reads_the_channel()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 3, Sample.Random);
        using var member = AgreementKey.Draw(Sample.Random);
        var row = key.Seal(key.Place("entry", 5), "hello"u8, Sample.Random);

        var wrapped = key.WrapTo(member.Public, Sample.Random);
        using var unwrapped = ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 3, wrapped, member);

        Assert.Equal("hello"u8.ToArray(), unwrapped.Open(unwrapped.Place("entry", 5), row));
        Assert.Equal(1 + 32 + 24 + 32 + 16, wrapped.Length);
        using var secret = key.ExportBytes();
        Assert.False(Sample.Holds(wrapped, secret.Span));
        Assert.NotEqual(wrapped, key.WrapTo(member.Public, Sample.Random));
    }

    [Fact]
    public void A_wrap_opens_for_no_other_member_channel_epoch_or_case_and_no_changed_bit()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 3, Sample.Random);
        using var member = AgreementKey.Draw(Sample.Random);
        using var other = AgreementKey.Draw(Sample.Random);
        var wrapped = key.WrapTo(member.Public, Sample.Random);

        Refused(() => ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 3, wrapped, other));
        Refused(() => ChannelKey.Unwrap(Sample.Case(4), Sample.Channel(), 3, wrapped, member));
        Refused(() => ChannelKey.Unwrap(Sample.Case(), Sample.Channel(4), 3, wrapped, member));
        Refused(() => ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 4, wrapped, member));
        for (var at = 0; at < wrapped.Length; at++)
            foreach (var mask in new byte[] { 1, 0x80 })
                Refused(() => ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 3, Sample.Flipped(wrapped, at, mask), member));
        for (var length = 0; length < wrapped.Length; length++) Refused(() => ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 3, wrapped.AsSpan(0, length), member));
    }

    [Fact]
    public void Who_left_reads_nothing_new_and_who_stays_reads_both()
    {
        using var before = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        using var stays = AgreementKey.Draw(Sample.Random);
        using var left = AgreementKey.Draw(Sample.Random);
        var (oldWrap, leftWrap) = (before.WrapTo(stays.Public, Sample.Random), before.WrapTo(left.Public, Sample.Random));

        using var after = before.DrawNext(Sample.Random);
        var newWrap = after.WrapTo(stays.Public, Sample.Random);
        var news = after.Seal(after.Place("entry", 1), "news"u8, Sample.Random);

        using var hers = ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 1, newWrap, stays);
        using var hersBefore = ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 0, oldWrap, stays);
        using var kept = ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 0, leftWrap, left);
        using var keptBytes = kept.ExportBytes();
        using var tried = ChannelKey.OfBytes(Sample.Case(), Sample.Channel(), 1, keptBytes.Span);
        Assert.Equal(1, after.Epoch);
        Assert.Equal("news"u8.ToArray(), hers.Open(after.Place("entry", 1), news));
        Assert.False(tried.TryOpen(after.Place("entry", 1), news, out _));
        Refused(() => ChannelKey.Unwrap(Sample.Case(), Sample.Channel(), 1, newWrap, left));
    }

    private static void Refused(Func<ChannelKey> unwrap) => Assert.Throws<SealingException>(() => unwrap().Dispose());
}
