using System.Text;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Record;

/// <summary>Acts, entries and notes as bytes, against vectors written down by hand from the format's page.</summary>
public sealed class ActsAndEntries
{
    private const string Sixteen = "AAECAwQFBgcICQoLDA0ODw";
    private const string EmptyRoot = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    private static readonly byte[] Numbers = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    private static Act Plain => new()
    {
        Author = MemberId.Of("anna"),
        Case = CaseNumber.Of(Numbers),
        Channel = ChannelNumber.Of(Numbers),
        Clock = 5,
        Command = Fields.Of(("type", "act")),
        Kind = ActKind.Binding,
        Nonce = Nonce.Of(Numbers),
        Seen = TreeHead.Empty,
    };

    [Fact]
    public void An_act_is_written_as_the_page_says()
    {
        var number = CaseNumber.Of(Numbers).ToString();

        Assert.Equal(
            $"{{\"author\":\"anna\",\"case\":\"{number}\",\"channel\":\"{number}\",\"clock\":5,\"command\":{{\"type\":\"act\"}},\"kind\":\"binding\",\"nonce\":\"{Sixteen}\",\"seen\":{{\"root\":\"{EmptyRoot}\",\"size\":0}},\"v\":1}}",
            Encoding.UTF8.GetString(Plain.Write()));
    }

    [Fact]
    public void An_entry_comes_back_as_it_was_written()
    {
        var act = Plain with { Reporter = MemberId.Of("m"), Payload = new Payload(Digest.Hash([1]), "text"u8.ToArray()).Commitment };
        var entry = new Entry { Act = act, At = 7, Epoch = 2, Sequence = 3, Events = [new RecordEvent.PayloadErased(1).ToFields()], Authentication = new(Authentication.Signature, KeyNumber.Of(Numbers), new byte[64]) };

        var read = Entry.Read(entry.Write());

        Assert.Equal(entry.Write(), read.Write());
        Assert.Equal((act, 7, 2, 3), (read.Act, read.At, read.Epoch, read.Sequence));
        Assert.Equal(new RecordEvent.PayloadErased(1), RecordEvent.Read(read.Events[0]));
    }

    [Fact]
    public void Every_changed_byte_of_an_entry_makes_it_another_entry_or_none()
    {
        var bytes = new Entry { Act = Plain, At = 7, Epoch = 0, Sequence = 0, Events = [Fields.Of(("type", "acted"))], Authentication = null }.Write();

        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 1;
            try
            {
                Assert.Equal(changed, Entry.Read(changed).Write());
            }
            catch (RecordFormatException)
            {
            }
        }
    }

    [Fact]
    public void What_is_too_long_for_an_entry_is_refused_by_name()
    {
        var entry = new Entry { Act = Plain with { Command = Fields.Of(("type", "act"), ("text", new string('x', 65_535))) }, At = 7, Epoch = 0, Sequence = 0, Events = [] };

        Assert.Contains("payload", Assert.Throws<RecordFormatException>(entry.Write).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_comes_back_as_it_was_written()
    {
        var (sign, wrap) = (PublicKey.Of(PublicKey.Signing, [.. Digest.Hash([1]).ToArray().AsSpan(0, 31), 1]), PublicKey.Of(PublicKey.Agreeing, [.. Digest.Hash([2]).ToArray().AsSpan(0, 31), 1]));
        RecordEvent[] events =
        [
            new RecordEvent.CaseOpened(3_600_000, sign, "Harbour", 5),
            new RecordEvent.ChannelOpened(Audience.Shared, MemberId.Of("union"), 63),
            new RecordEvent.ChannelOpened(Audience.Joint, null, 0),
            new RecordEvent.MemberAdmitted(MemberId.Of("anna"), Role.CoMediator, null, Custody.House, sign, wrap),
            new RecordEvent.MemberAdmitted(MemberId.Of("bo"), Role.Head, MemberId.Of("union"), Custody.None, null, null),
            new RecordEvent.MemberRemoved(MemberId.Of("bo")),
            new RecordEvent.PayloadErased(9),
            new RecordEvent.EpochOpened(2),
        ];

        Assert.Equal(events, events.Select(e => RecordEvent.Read(Fields.Read(e.ToFields().Write()))));
    }

    /// <summary>The key of the example in the documentation of golang.org/x/mod/sumdb/note.</summary>
    [Fact]
    public void A_verifier_key_has_the_published_hash()
    {
        var bytes = Convert.FromBase64String("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

        Assert.Equal("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteLine.VerifierKey("PeterNeumann", PublicKey.Of(PublicKey.Signing, bytes.AsSpan(1))));
    }

    /// <summary>The note of the same documentation.</summary>
    [Fact]
    public void A_published_note_comes_back_as_it_was_written()
    {
        const string Note = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

        var note = SignedNote.Read(Note);

        Assert.Equal(Note, note.ToString());
        Assert.True(note.Lines[0].IsSignatureOf(PublicKey.Of(PublicKey.Signing, Convert.FromBase64String("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").AsSpan(1))));
        Assert.Throws<RecordFormatException>(() => note.HeadOf("PeterNeumann"));
    }

    [Fact]
    public void A_slot_opens_to_its_channel_alone()
    {
        var (channel, tree, salts) = (ChannelNumber.Of(Numbers), new TreeHead(3, Digest.Hash([7])), Enumerable.Range(0, 64).Select(i => Digest.Hash([(byte)i])).ToArray());
        var held = new (ChannelNumber, TreeHead)?[64];
        held[5] = (channel, tree);

        var table = new SlotTable(salts, held);

        Assert.True(SlotTable.Opens(table.Root, 5, salts[5], channel, tree, table.Prove(5)));
        Assert.Equal(6, table.Prove(5).Length);
        Assert.False(SlotTable.Opens(table.Root, 6, salts[5], channel, tree, table.Prove(5)));
        Assert.False(SlotTable.Opens(table.Root, 5, salts[5], channel, tree with { Size = 4 }, table.Prove(5)));
        Assert.False(SlotTable.Opens(table.Root, 5, salts[6], channel, tree, table.Prove(5)));
    }
}
