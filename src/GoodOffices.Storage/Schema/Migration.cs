using System.Collections.Immutable;

namespace GoodOffices.Storage.Schema;

/// <summary>One step from a schema to the next, written once for both databases. A step that was published is never changed: another follows it.</summary>
internal sealed record Migration(int Version, ImmutableArray<string> Statements)
{
    /// <summary>Every step, from an empty database on.</summary>
    public static readonly ImmutableArray<Migration> All =
    [
        new(1,
        [
            "CREATE TABLE tenures (case_number {text} NOT NULL PRIMARY KEY, tenure {number} NOT NULL CHECK (tenure > 0)){strict}",
            """
            CREATE TABLE entries (case_number {text} NOT NULL, channel_number {text} NOT NULL, sequence {number} NOT NULL CHECK (sequence >= 0), epoch {number} NOT NULL,
                leaf {blob} NOT NULL CHECK (length(leaf) = 32), sealed {blob} NOT NULL, PRIMARY KEY (case_number, channel_number, sequence)){strict}
            """,
            """
            CREATE TABLE payloads (case_number {text} NOT NULL, channel_number {text} NOT NULL, sequence {number} NOT NULL, epoch {number} NOT NULL,
                erasure_number {number} NOT NULL, sealed {blob} NOT NULL, PRIMARY KEY (case_number, channel_number, sequence)){strict}
            """,
            """
            CREATE TABLE beats (case_number {text} NOT NULL, number {number} NOT NULL CHECK (number >= 0), bytes {blob} NOT NULL, checkpoint {text} NOT NULL,
                sealed_sizes {blob} NOT NULL, PRIMARY KEY (case_number, number)){strict}
            """,
            """
            CREATE TABLE cosignatures (case_number {text} NOT NULL, size {number} NOT NULL, key_number {text} NOT NULL, sealed_line {blob} NOT NULL,
                PRIMARY KEY (case_number, size, key_number)){strict}
            """,
            """
            CREATE TABLE wraps (case_number {text} NOT NULL, key_number {text} NOT NULL, channel_number {text} NOT NULL, epoch {number} NOT NULL, wrapped {blob} NOT NULL,
                PRIMARY KEY (case_number, key_number, channel_number, epoch)){strict}
            """,
            """
            CREATE TABLE answers (case_number {text} NOT NULL, idempotency_key {blob} NOT NULL CHECK (length(idempotency_key) = 32), sealed {blob} NOT NULL,
                PRIMARY KEY (case_number, idempotency_key)){strict}
            """,
            "CREATE TABLE snapshots (case_number {text} NOT NULL, name {text} NOT NULL, sealed {blob} NOT NULL, PRIMARY KEY (case_number, name)){strict}",
        ]),
    ];
}
