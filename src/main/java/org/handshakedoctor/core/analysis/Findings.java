package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.ServerEvent;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// What one block holds, until it is its turn to be added to the log. Mutable, and used again for
/// one block after the other, so that reading makes no garbage.
///
/// Clients and kinds are numbered by the [BlockReader] that read the block; what it numbered for
/// the first time stands in [#newClients] and [#newKinds].
final class Findings {
  final Block block = BlockSource.newBlock();

  /// What the reader remembered at the beginning of the block's own lines, and at their end.
  Object stateBefore = "";

  Object stateAfter = "";

  /// Number of the first own line and position of its message, as the reader counted.
  long firstNumber;

  long firstMessage;

  /// Position of the message that would come next.
  long nextMessage;

  int failures;
  int[] times = new int[1024];
  int[] offsets = new int[1024];
  int[] clients = new int[1024];
  int[] kinds = new int[1024];
  long[] positions = new long[1024];
  long[] messagePositions = new long[1024];
  long[] numbers = new long[1024];

  /// The earliest and the latest time of the block's lines, [LogEntry#NO_TIME] if none has one, and
  /// how far the clocks of those were ahead of UTC.
  int firstTime;

  int firstOffset;
  int lastTime;
  int lastOffset;

  int visits;
  int[] visitClients = new int[16];

  /// Number of the first of the new clients, and of the first of the new kinds.
  int newClientsFrom;

  final List<IpAddress> newClients = new ArrayList<>();
  int newKindsFrom;
  final List<FailureKind> newKinds = new ArrayList<>();
  final List<Event> events = new ArrayList<>();

  /// The addresses of the [Event.Own] among them.
  final Set<IpAddress> own = new HashSet<>();

  final LineAccount account = new LineAccount();

  /// What happened between two failures of the block.
  sealed interface Event {
    /// Number of failures of the block before it.
    int after();

    record Forged(
        int after,
        long number,
        long messagePosition,
        @Nullable IpAddress claimed,
        @Nullable IpAddress sender)
        implements Event {}

    record Said(
        int after, long number, long messagePosition, int time, int offset, ServerEvent what)
        implements Event {}

    record Own(int after, long number, long messagePosition, IpAddress address) implements Event {}

    record Retracted(int after, long firstLine, long firstByte, @Nullable IpAddress sender)
        implements Event {}
  }

  void addTime(int time, int offset) {
    if (time == LogEntry.NO_TIME) {
      return;
    }
    if (time > lastTime) {
      lastTime = time;
      lastOffset = offset;
    }
    if (time < firstTime || firstTime == LogEntry.NO_TIME) {
      firstTime = time;
      firstOffset = offset;
    }
  }

  void clear(int clientsKnown, int kindsKnown) {
    failures = 0;
    visits = 0;
    firstTime = LogEntry.NO_TIME;
    lastTime = LogEntry.NO_TIME;
    newClientsFrom = clientsKnown;
    newClients.clear();
    newKindsFrom = kindsKnown;
    newKinds.clear();
    events.clear();
    own.clear();
    account.clear();
  }

  void addFailure(LogEntry entry, int time, int offset, int client, int kind) {
    addTime(time, offset);
    if (failures == times.length) {
      int more = failures * 2;
      times = Arrays.copyOf(times, more);
      offsets = Arrays.copyOf(offsets, more);
      clients = Arrays.copyOf(clients, more);
      kinds = Arrays.copyOf(kinds, more);
      positions = Arrays.copyOf(positions, more);
      messagePositions = Arrays.copyOf(messagePositions, more);
      numbers = Arrays.copyOf(numbers, more);
    }
    times[failures] = time;
    offsets[failures] = offset;
    clients[failures] = client;
    kinds[failures] = kind;
    positions[failures] = entry.line().position();
    messagePositions[failures] = entry.position();
    numbers[failures] = entry.number();
    failures++;
  }

  void addVisit(int client) {
    if (visits == visitClients.length) {
      visitClients = Arrays.copyOf(visitClients, visits * 2);
    }
    visitClients[visits++] = client;
  }
}
