package org.handshakedoctor.core.analysis;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.handshakedoctor.core.analysis.Findings.Event;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogReader;
import org.handshakedoctor.core.log.ServerEvent;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.ClientTable;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.scan.LineHandler;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Reads blocks of one source into [Findings]. Thread-confined, but for the numbers that the log
/// gives, which [SourceReading] keeps here.
///
/// What stands before a block decides what its first lines mean: whether they are inside a record
/// that began earlier, which failure an OpenSSL line belongs to. So the lead of the block is read
/// first, to no other end than to remember what a reader of the whole source would remember.
/// Whether that came out right is checked when the block before is done ([SourceReading]).
final class BlockReader implements LineHandler, FailureSink {
  private static final int KINDS_KEPT = 4096;
  private static final int RECENT_KINDS = 256;
  private static final Findings NOTHING = new Findings();

  private final LogReader reader;
  private final Object fresh;
  private final ClientTable clients = new ClientTable();
  private final IdentityHashMap<FailureKind, Integer> kinds = new IdentityHashMap<>();
  private int kindCount;

  /// The kinds seen lately and their numbers, by their identity.
  private final @Nullable FailureKind[] recentKinds = new FailureKind[RECENT_KINDS];

  private final int[] recentKindNumbers = new int[RECENT_KINDS];

  /// What is being found; none in the beginning.
  private Findings into = NOTHING;

  private boolean inLead;

  /// The log's numbers of this reader's clients and kinds. Guarded by the lock of the log.
  private int[] clientIds = new int[0];

  private int[] kindIds = new int[0];

  BlockReader(List<LogFormat> formats, LocalDate newest) {
    this.reader = new LogReader(this, formats, newest);
    this.fresh = reader.state();
  }

  /// Reads a block as if nothing were known but its lead.
  void read(Findings findings) {
    begin(findings);
    reader.restore(fresh, 1);
    inLead = true;
    findings.firstNumber = findings.block.showLead(this);
    inLead = false;
    readLines(findings);
  }

  /// Reads a block as one that knows all that stands before it.
  void readFrom(Object state, Findings findings) {
    begin(findings);
    reader.restore(state, 1);
    findings.firstNumber = 1;
    readLines(findings);
  }

  /// Reports what still waits for a line that will not come.
  void finishFrom(Object state, Findings findings) {
    begin(findings);
    reader.restore(state, 1);
    findings.firstNumber = 1;
    findings.firstMessage = reader.position();
    findings.stateBefore = state;
    reader.finish();
    findings.nextMessage = reader.position();
    findings.stateAfter = reader.state();
  }

  /// Notes the log's numbers of what was new in a block. Under the lock of the log.
  void adopt(Findings findings, FailureLogWriter log) {
    int clientsKnown = findings.newClientsFrom + findings.newClients.size();
    if (clientsKnown > clientIds.length) {
      clientIds = Arrays.copyOf(clientIds, clientsKnown * 2);
    }
    for (int i = 0; i < findings.newClients.size(); i++) {
      clientIds[findings.newClientsFrom + i] = log.clientId(findings.newClients.get(i));
    }
    int kindsKnown = findings.newKindsFrom + findings.newKinds.size();
    if (kindsKnown > kindIds.length) {
      kindIds = Arrays.copyOf(kindIds, kindsKnown * 2);
    }
    for (int i = 0; i < findings.newKinds.size(); i++) {
      kindIds[findings.newKindsFrom + i] = log.kindId(findings.newKinds.get(i));
    }
  }

  /// The log's number of a client. Under the lock of the log.
  int clientId(int client) {
    return client == FailureLog.NO_CLIENT ? client : clientIds[client];
  }

  /// The log's number of a kind. Under the lock of the log.
  int kindId(int kind) {
    return kindIds[kind];
  }

  @Override
  public void line(Line line) {
    LogFormat format = reader.read(line);
    if (!inLead) {
      into.account.add(line, format);
    }
  }

  @Override
  public void failure(
      LogEntry entry,
      int timeSeconds,
      int offsetSeconds,
      FailureKind kind,
      @Nullable IpAddress client) {
    if (!inLead) {
      int id = client == null ? FailureLog.NO_CLIENT : clientNumber(client);
      into.addFailure(entry, timeSeconds, offsetSeconds, id, kindNumber(kind));
    }
  }

  @Override
  public void visit(LogEntry entry, int timeSeconds, int offsetSeconds, IpAddress client) {
    if (!inLead) {
      into.addVisit(clientNumber(client));
      into.addTime(timeSeconds, offsetSeconds);
    }
  }

  @Override
  public void other(int timeSeconds, int offsetSeconds) {
    if (!inLead) {
      into.addTime(timeSeconds, offsetSeconds);
    }
  }

  @Override
  public void event(LogEntry entry, int timeSeconds, int offsetSeconds, ServerEvent event) {
    if (!inLead) {
      into.events.add(
          new Event.Said(
              into.failures, entry.number(), entry.position(), timeSeconds, offsetSeconds, event));
    }
  }

  @Override
  public void own(LogEntry entry, IpAddress address) {
    if (!inLead && into.own.add(address)) {
      into.events.add(new Event.Own(into.failures, entry.number(), entry.position(), address));
    }
  }

  @Override
  public void forged(LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
    if (!inLead) {
      into.events.add(
          new Event.Forged(into.failures, entry.number(), entry.position(), claimed, sender));
    }
  }

  @Override
  public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {
    if (!inLead) {
      into.events.add(new Event.Retracted(into.failures, firstLine, firstByte, sender));
    }
  }

  private void begin(Findings findings) {
    into = findings;
    findings.clear(clients.size(), kindCount);
  }

  private void readLines(Findings findings) {
    findings.firstMessage = reader.position();
    findings.stateBefore = reader.state();
    findings.block.showLines(findings.firstNumber, this);
    findings.nextMessage = reader.position();
    findings.stateAfter = reader.state();
  }

  private int clientNumber(IpAddress client) {
    int known = clients.size();
    int id = clients.idOf(client);
    if (id == known) {
      into.newClients.add(client);
    }
    return id;
  }

  /// By identity: readers hand over the same object for the same bytes. Of endless kinds every line
  /// brings a new object; the log knows them by value.
  @SuppressWarnings("ReferenceEquality") // a slot is for one object
  private int kindNumber(FailureKind kind) {
    int slot = System.identityHashCode(kind) & (RECENT_KINDS - 1);
    if (recentKinds[slot] != kind) {
      recentKinds[slot] = kind;
      recentKindNumbers[slot] = newOrKnown(kind);
    }
    return recentKindNumbers[slot];
  }

  private int newOrKnown(FailureKind kind) {
    if (kinds.size() == KINDS_KEPT) {
      kinds.clear();
    }
    Integer known = kinds.putIfAbsent(kind, kindCount);
    if (known != null) {
      return known;
    }
    into.newKinds.add(kind);
    return kindCount++;
  }
}
