package org.handshakedoctor.core.diagnosis.story;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.SpareReason;
import org.jspecify.annotations.Nullable;

/// A log in which somebody who must not be blocked does all that a scanner does, beside a scanner
/// who may be.
///
/// @param innocent whoever must be in no rule
/// @param reason why not; null where he is no candidate at all
/// @param scanners whoever may be in a rule, all of them
/// @param own addresses of the person at the program
record BlockTale(
    String name,
    Consumer<StoryLog> writer,
    List<IpAddress> innocent,
    @Nullable SpareReason reason,
    Set<IpAddress> scanners,
    Set<IpAddress> own) {

  static final String SCANNER = "11.12.13.14";

  static BlockTale of(
      String name,
      @Nullable SpareReason reason,
      List<String> innocent,
      Consumer<StoryLog> writer) {
    return new BlockTale(
        name, writer, addresses(innocent), reason, Set.of(address(SCANNER)), Set.of());
  }

  BlockTale ownedBy(String address) {
    return new BlockTale(name, writer, innocent, reason, scanners, Set.of(address(address)));
  }

  BlockTale andScanners(List<String> more) {
    Set<IpAddress> all =
        Stream.concat(scanners.stream(), addresses(more).stream()).collect(Collectors.toSet());
    return new BlockTale(name, writer, innocent, reason, all, own);
  }

  StoryLog log() {
    StoryLog log = new StoryLog();
    scan(log, SCANNER);
    writer.accept(log);
    return log;
  }

  /// What gets an address blocked, where nothing speaks against it.
  static void scan(StoryLog log, String address) {
    StoryLog.spread(
        StoryLog.at(0, 0, 0),
        StoryLog.at(5, 0, 0),
        60,
        (time, _) -> log.fails(time, address, "bad key share"));
  }

  static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }

  private static List<IpAddress> addresses(List<String> texts) {
    return texts.stream().map(BlockTale::address).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
